import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Laptop, openLaptop, passphrase, stopCores, storeOf } from '../support/safety';
import { removeTestFolders, testFolder } from '../support/store';
import { bundleProgram } from './bundle';
import { Random } from './random';
import { atBackup, newPassphrase, person, type SafetyAct, safetyActs, since } from './safety-acts';

const rounds = 4;
const seed = Number(process.env.PRAXIS_SIMULATION_SEED ?? Math.floor(Math.random() * 2 ** 31));

let program = '';
/** A store with one backup, and some contacts since. */
let template = '';
let archive = '';

beforeAll(async () => {
  program = await bundleProgram('safety-program', 'safety');
  template = path.join(testFolder(), 'data');
  const laptop = await openLaptop(template);
  await laptop.router.contacts.create({ ...person, emails: [{ value: 'zephyrine.q@mail.example' }] });
  for (let count = 1; count < atBackup; count++) await laptop.contact(`Person${count}`);
  await laptop.core.safety.context()?.files.put(Buffer.alloc(300_000, 7));
  await laptop.router.archive.create({});
  const { file } = await laptop.result('file');
  archive = path.join(testFolder(), 'Praxis.zip');
  writeFileSync(archive, await laptop.download(file.outputId, file.size));
  await laptop.router.backups.create();
  expect(await laptop.result('backups')).toMatchObject({ proven: 1 });
  for (let count = 0; count < since; count++) await laptop.contact(`Later${count}`);
  await stopCores();
}, 120_000);
afterEach(stopCores);
afterAll(removeTestFolders);

/** Starts the act; the plug is pulled `after` ms later, or once it has ended. Answers how long it ran, and its end. */
async function runAndKill(folder: string, act: SafetyAct, after: number): Promise<{ ms: number; end: string }> {
  const child = spawn(process.execPath, [program, folder, act, archive], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  const closed = once(child, 'close');
  const ended = new Promise<void>((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    let began = 0;
    const over = () => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      void closed.then(() => resolve());
      ms = performance.now() - began;
    };
    let isBegun = false;
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (!isBegun && text.startsWith('begun\n')) {
        isBegun = true;
        began = performance.now();
        if (Number.isFinite(after)) timer = setTimeout(over, after);
      }
      if (/\n.+\n$/.test(text)) over();
    });
    child.once('close', (code) => code !== null && reject(new Error(`it ended by itself (${code}): ${complaint}`)));
  });
  let ms = 0;
  await ended;
  return { ms, end: text.split('\n')[1] ?? '' };
}

function folderFor(act: SafetyAct): string {
  const folder = path.join(testFolder(), 'data');
  if (act !== 'import') cpSync(template, folder, { recursive: true });
  return folder;
}

/** What the store may be afterwards: as it was, or as the act makes it. Answers which. */
const outcomes: Record<SafetyAct, (laptop: Laptop) => Promise<'old' | 'new'>> = {
  backup: async ({ router, count }) => {
    expect(await count()).toBe(atBackup + since);
    const { backups } = await router.backups.list({ place: { kind: 'home' } });
    for (const backup of backups) expect(backup).toMatchObject({ failure: null, provedAt: expect.any(Number) });
    return backups.length > 1 ? 'new' : 'old';
  },
  export: async ({ count }) => {
    expect(await count()).toBe(atBackup + since);
    return 'old';
  },
  import: async ({ core, router, count }) => {
    if (core.vault.status().state === 'new') return 'old';
    await router.vault.unlock({ with: 'passphrase', passphrase: newPassphrase });
    expect(await count()).toBe(atBackup);
    expect([...(core.safety.context()?.files.list() ?? [])]).toHaveLength(1);
    return 'new';
  },
  restore: async ({ count }) => {
    const found = await count();
    expect([atBackup, atBackup + since]).toContain(found);
    return found === atBackup ? 'new' : 'old';
  },
  erase: async ({ router, count, find, dataFolder }) => {
    const connection = await storeOf(dataFolder);
    const isThere = connection.serialize().includes(person.familyName);
    connection.close();
    expect(await find(person.familyName)).toEqual(isThere ? [`${person.givenName} ${person.familyName}`] : []);
    expect(await count()).toBe(atBackup + since - (isThere ? 0 : 1));
    const { certificates } = await router.privacy.certificates();
    expect(certificates).toHaveLength(isThere ? 0 : 1);
    return isThere ? 'old' : 'new';
  },
};

async function check(folder: string, act: SafetyAct): Promise<'old' | 'new'> {
  const laptop = await openLaptop(folder, act === 'import' ? {} : { passphrase });
  const outcome = await outcomes[act](laptop);
  // Nothing half is left lying about, and the same can be done again.
  expect(existsSync(path.join(folder, 'staging')) ? readdirSync(path.join(folder, 'staging')) : []).toEqual([]);
  expect(existsSync(path.join(folder, 'swap.json'))).toBe(false);
  if (act === 'backup') {
    await laptop.router.backups.create();
    expect(await laptop.result('backups')).toMatchObject({ proven: 1, failed: 0 });
  }
  await stopCores();
  return outcome;
}

describe('the plug pulled in the middle of work on the whole store', { timeout: 200_000 }, () => {
  it.each(safetyActs)(`%s: one whole store or the other, nothing half (seed ${seed})`, async (act) => {
    const random = new Random(seed);
    const whole = folderFor(act);
    const { ms, end } = await runAndKill(whole, act, Number.POSITIVE_INFINITY);
    expect(end).toBe('done');
    expect(await check(whole, act)).toBe(act === 'export' ? 'old' : 'new');
    for (let round = 0; round < rounds; round++) {
      const folder = folderFor(act);
      const after = random.next() * ms;
      await runAndKill(folder, act, after);
      await check(folder, act).catch((error) => {
        throw new Error(`${act} after ${after} ms of seed ${seed}: ${String(error)}`, { cause: error });
      });
    }
  });
});
