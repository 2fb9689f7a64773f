import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, platform, release, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { serveEveryDoor } from '../support/doors';
import { bareImportSeconds } from './cases/bare-import';
import { dragCases } from './cases/board-drag';
import { captureCases } from './cases/capture';
import { cardDavCase } from './cases/carddav';
import { boardCase } from './cases/deals';
import { foundOnWrite, searchDuplicates } from './cases/duplicates';
import { diskSync, editor } from './cases/edits';
import { customFilterCase, formulaCase } from './cases/fields';
import { importAddressBook, undoImport } from './cases/import';
import { listCase, recordCases, searchCase } from './cases/reads';
import { safetyCases } from './cases/safety';
import { electronStart, headlessStart, idleMemory } from './cases/starts';
import { vcardCase } from './cases/vcard';
import { bulkCases, filterCase } from './cases/views';
import { type Figure, figure, quantile, table } from './figures';
import { bareConnection, openCore, storeWithMessages } from './store-files';

const quick = process.argv.includes('--quick');
const messageRows = quick ? 200_000 : 1_000_000;
const contacts = 100_000;
const edited = 200;

const say = (text: string) => console.error(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${text}`);

/** Prints the figures and writes them to `bench-results.json`. Speed is looked at here, and never asserted in a test. */
async function main(): Promise<void> {
  const cache = path.join('.cache', 'bench');
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(path.join(tmpdir(), 'praxis-bench-'));
  const dataFolder = path.join(work, 'data');
  try {
    const figures: Figure[] = [];
    // What was measured before a case that fails is told all the same.
    await measure(cache, work, dataFolder, figures).finally(() => report(figures));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function report(figures: readonly Figure[]): void {
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${release()}, Node ${process.version}`;
  console.log(
    `\n${messageRows.toLocaleString('en')} message-like rows, ${contacts.toLocaleString('en')} contacts; ${machine}\n`,
  );
  console.log(table(figures));
  writeFileSync('bench-results.json', `${JSON.stringify(figures, null, 2)}\n`);
  const missed = figures.filter(({ met }) => !met).map(({ name }) => name);
  console.log(missed.length === 0 ? '\nEvery goal is met.' : `\nNot met: ${missed.join(', ')}.`);
}

async function measure(cache: string, work: string, dataFolder: string, figures: Figure[]): Promise<void> {
  say(`${messageRows.toLocaleString('en')} message-like rows`);
  await storeWithMessages(cache, messageRows, dataFolder);
  const sync = await diskSync(work);

  const core = await openCore(dataFolder);
  const doors = await serveEveryDoor(core);
  const port = await doors.open('MessagePort');
  const { client } = port;
  const http = (await doors.open('HTTP')).client;
  const ids: string[] = [];
  for (let at = 0; at < edited; at++) {
    const { id } = await client.contacts.create({
      givenName: 'Edited',
      familyName: `Person ${at}`,
      emails: [],
      phones: [],
      tags: [],
    });
    ids.push(id);
  }

  say(`import of ${contacts.toLocaleString('en')} contacts, beside edits and searches`);
  const imported = await importAddressBook(client, contacts, ids);
  say('duplicates among them');
  const duplicates = [...(await searchDuplicates(client, contacts)), await foundOnWrite(client)];
  const bare = await bareConnection(dataFolder, { readonly: true });
  say('the same rows, bare');
  const bareSeconds = bareImportSeconds(bare, work);
  figures.push(
    figure({
      name: 'import.contacts',
      value: imported.seconds,
      unit: 's',
      goal: '≤ 8× bare inserts, under 30 s',
      limit: Math.min(30, 8 * bareSeconds),
      limitWhat: 'the lower of 30 s and 8 × bare inserts',
      bare: bareSeconds,
    }),
    figure({
      name: 'loop.stall.p99',
      value: imported.stallP99,
      unit: 'ms',
      goal: 'p99 < 8 ms while importing',
      limit: 8,
      limitWhat: 'fixed',
    }),
    figure({
      name: 'edit.import.p95',
      value: imported.editP95,
      unit: 'ms',
      goal: 'p95 < 16 ms + fsync while importing',
      limit: 16 + sync,
      limitWhat: '16 ms + fsync of 64 KB',
    }),
  );

  figures.push(...duplicates);
  say('lists, records, search');
  figures.push(await listCase(client, bare, contacts));
  figures.push(...(await recordCases({ port: client, http }, bare)));
  figures.push(await searchCase(client, bare));

  say('views, and many edited at once');
  figures.push(await filterCase(client, dataFolder), ...(await bulkCases(client, dataFolder, work)));
  say('fields that users made');
  figures.push(await customFilterCase(client, dataFolder), await formulaCase(client, dataFolder));
  say('the board of 10,000 deals');
  figures.push(await boardCase(client, bare, 10_000));

  say('edits');
  const { edit, stop } = await editor(client, ids);
  const edits: number[] = [];
  for (let turn = 0; turn < 300; turn++) edits.push(await edit());
  await stop();
  figures.push(
    figure({
      name: 'edit.p95',
      value: quantile(edits, 0.95),
      unit: 'ms',
      goal: 'p95 < 16 ms + fsync',
      limit: 16 + sync,
      limitWhat: '16 ms + fsync of 64 KB',
    }),
  );
  bare.close();
  port.cut();
  await doors.close();
  await core.stop();

  say('captured writes');
  const copy = path.join(work, 'capture');
  cpSync(dataFolder, copy, { recursive: true });
  figures.push(...(await captureCases(copy)));
  rmSync(copy, { recursive: true });
  say('starts');
  figures.push(await headlessStart(dataFolder));
  const electron = await electronStart(dataFolder);
  if (electron) figures.push(electron);
  else say('start.electron was not measured: there is no Electron binary here');
  say('a card that is carried about the board');
  figures.push(...(await dragCases(dataFolder)));
  const memory = await idleMemory(dataFolder);
  if (memory) figures.push(memory);
  else say('memory.idle was not measured: only Linux tells it');

  say('vCards');
  figures.push(await vcardCase(work, 10_000));

  say('backup and archive');
  figures.push(...(await safetyCases(work, 20_000)));

  say('an address book on a server');
  figures.push(await cardDavCase(2_000));

  say('undo of the import');
  const again = await openCore(dataFolder);
  const doorsAgain = await serveEveryDoor(again);
  const portAgain = await doorsAgain.open('MessagePort');
  figures.push(await undoImport(portAgain.client, imported.operationId, contacts));
  portAgain.cut();
  await doorsAgain.close();
  await again.stop();
}

await main();
