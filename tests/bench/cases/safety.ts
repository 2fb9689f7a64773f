import { closeSync, copyFileSync, createReadStream, createWriteStream, fsyncSync, openSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Core, startCore } from '../../../src-main/core';
import type { WorkResult } from '../../../src-shared/contract/safety';
import { type Client, serveEveryDoor } from '../../support/doors';
import { silentLog } from '../../support/store';
import { addressBook } from '../data';
import { type Figure, figure } from '../figures';
import { bareConnection, openCore, passphrase } from '../store-files';
import { importFile } from './import';

const seconds = async (work: () => unknown): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};

/** Runs work to its end; answers what it made. */
async function done(core: Core, start: () => Promise<unknown>): Promise<WorkResult> {
  await start();
  await core.safety.work.finished();
  const status = core.safety.work.status();
  if (!status?.result) throw new Error(`the work ended as ${JSON.stringify(status)}`);
  return status.result;
}

/** Copies a file and waits until the disk has it. */
function copy(from: string, to: string): void {
  copyFileSync(from, to);
  const handle = openSync(to, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}

async function download(client: Client, result: WorkResult): Promise<Buffer> {
  if (result.kind !== 'file') throw new Error('no file');
  const pieces: Buffer[] = [];
  for (let offset = 0; offset < result.file.size; offset += pieces.at(-1)?.length ?? 1) {
    const piece = await client.safety.read({ outputId: result.file.outputId, offset });
    pieces.push(Buffer.from(await piece.arrayBuffer()));
  }
  return Buffer.concat(pieces);
}

/** Seconds an archive takes to become the store of an empty laptop. */
async function importing(dataFolder: string, archive: Buffer): Promise<number> {
  const core = startCore({
    ...{ dataFolder, host: 'headless', version: '0.0.0', demo: false, keychain: null, log: silentLog },
  });
  await core.started;
  const doors = await serveEveryDoor(core);
  const { client, cut } = await doors.open('MessagePort');
  const { uploadId } = await client.safety.beginUpload({ fileName: 'Praxis.zip', size: archive.length });
  for (let offset = 0; offset < archive.length; offset += 1024 * 1024) {
    const data = new File([new Uint8Array(archive.subarray(offset, offset + 1024 * 1024))], 'piece');
    await client.safety.append({ uploadId, offset, data });
  }
  const taken = await seconds(() => done(core, () => client.archive.read({ uploadId, newPassphrase: passphrase })));
  cut();
  await doors.close();
  await core.stop();
  return taken;
}

/**
 * A practice of `count` contacts: a proven backup against SQLite's own copy of the same store, an archive against
 * packing the same bytes, and its import against that copy, too.
 */
export async function safetyCases(work: string, count: number): Promise<Figure[]> {
  const dataFolder = path.join(work, 'safety');
  const core = await openCore(dataFolder);
  const doors = await serveEveryDoor(core);
  const { client, cut } = await doors.open('MessagePort');
  await importFile(client, 'address-book.csv', addressBook(count));

  const copied = path.join(work, 'copied.db');
  const connection = await bareConnection(dataFolder, { readonly: true });
  connection.pragma('query_only = OFF');
  const vacuumed = await seconds(() => connection.prepare('VACUUM INTO ?').run(copied));
  connection.close();
  const bytes = await seconds(() => copy(copied, `${copied}.copy`));
  const packed = await seconds(() =>
    pipeline(createReadStream(copied), createGzip(), createWriteStream(`${copied}.gz`, { flush: true })),
  );

  const backup = await seconds(() => done(core, () => client.backups.create({})));
  let archive: Buffer = Buffer.alloc(0);
  const exported = await seconds(async () => {
    archive = await download(client, await done(core, () => client.archive.create({})));
  });
  cut();
  await doors.close();
  await core.stop();
  const imported = await importing(path.join(work, 'of-an-archive'), archive);
  for (const end of ['', '.copy', '.gz']) rmSync(copied + end);

  const of = `${count.toLocaleString('en')} contacts`;
  const bareBackup = vacuumed + bytes;
  return [
    figure({
      ...{ name: 'backup.create', value: backup, unit: 's', bare: bareBackup, limit: 4 * bareBackup },
      ...{ goal: `${of}, proven: ≤ 4× VACUUM INTO and a copy`, limitWhat: '4 × the bare copies' },
    }),
    figure({
      ...{ name: 'archive.export', value: exported, unit: 's', bare: packed, limit: 1.5 * packed },
      ...{ goal: `${of} ≤ 1.5× gzip of the store’s bytes`, limitWhat: '1.5 × gzip of the copy' },
    }),
    figure({
      ...{ name: 'archive.import', value: imported, unit: 's', bare: vacuumed, limit: 15 * vacuumed },
      ...{ goal: `${of} ≤ 15× VACUUM INTO`, limitWhat: '15 × VACUUM INTO' },
    }),
  ];
}
