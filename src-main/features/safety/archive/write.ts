import { createHash } from 'node:crypto';
import path from 'node:path';
import { systemClock } from '../../../platform/clock/clock';
import { EncryptedFiles } from '../../../platform/files/encrypted-files';
import type { StoredFile } from '../../../platform/files/file-store';
import type { CapturedTable } from '../../../platform/store/capture';
import { type Connection, openConnection } from '../../../platform/store/connection';
import { schemaVersion } from '../../../platform/store/migrate';
import type { StagedFile } from '../staging';
import type { TaskMeans } from '../worker/serve';
import { type ArchiveManifest, archivedRows, archivedTables, blobName, dataName, readme } from './format';
import { schemaDocument } from './schema-doc';
import { writeZip, type ZipPart } from './zip-out';

export interface ArchiveInput {
  dataFolder: string;
  key: Uint8Array;
  to: StagedFile;
  passphrase: string | undefined;
  now: number;
}

const lineBatch = 64 * 1024;
const silent = { info() {}, warn() {}, error() {} };

/** The files of an open store, which another thread writes. */
export const filesOf = (dataFolder: string, key: Uint8Array): EncryptedFiles =>
  new EncryptedFiles({ folder: path.join(dataFolder, 'files'), key, clock: systemClock, log: silent, readonly: true });

async function* text(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}

/** Writes all of a store as one archive, as it is at one moment. Rows are read one at a time, files in pieces. */
export async function writeArchive(
  captured: readonly CapturedTable[],
  { dataFolder, key, to, passphrase, now }: ArchiveInput,
  { check, progress }: TaskMeans,
): Promise<null> {
  const connection = openConnection(path.join(dataFolder, 'praxis.db'), key, { readonly: true });
  try {
    // One transaction: what others commit meanwhile is not seen.
    connection.exec('BEGIN');
    const schema = schemaVersion(connection);
    const tables = archivedTables(captured);
    const manifest: ArchiveManifest = {
      format: 'praxis-archive',
      version: 1,
      createdAt: now,
      schema,
      tables: {},
      files: { count: 0, bytes: 0 },
    };
    const rows = (name: string) =>
      connection.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${name}`).get()?.n ?? 0;
    const total = tables.reduce((sum, { name }) => sum + rows(name), 1);
    let done = 0;
    const tick = (count: number) => {
      done += count;
      check();
      progress(Math.min(1, done / total));
    };
    const store = filesOf(dataFolder, key);
    // Listed after the transaction began: a row names a file only when it is there.
    const files = [...storedFiles(store)];
    const parts: ZipPart[] = [
      { name: 'README.txt', compress: true, content: () => text(readme) },
      {
        name: 'schema.json',
        compress: true,
        content: () =>
          text(
            schemaDocument(
              connection,
              tables.map(({ name }) => name),
              schema,
            ),
          ),
      },
      ...tables.map(({ name, order }) => ({
        name: dataName(name),
        compress: true,
        content: () => tableLines(connection, name, order, manifest, tick),
      })),
      ...files.map(({ hash, size }) => ({
        name: blobName(hash),
        compress: false,
        content: () => fileBytes(store, hash, size, manifest, check),
      })),
      { name: 'manifest.json', compress: true, content: () => late(() => JSON.stringify(manifest, null, 2)) },
    ];
    await writeZip(to, parts, { mtime: new Date(now), passphrase });
    return null;
  } finally {
    connection.close();
  }
}

function* storedFiles(store: EncryptedFiles): Generator<StoredFile> {
  try {
    yield* store.list();
  } catch (error) {
    // A store that never had a file has no folder for them.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** What is known only when its turn has come. */
async function* late(content: () => string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content());
}

async function* tableLines(
  connection: Connection,
  table: string,
  order: string,
  manifest: ArchiveManifest,
  tick: (rows: number) => void,
): AsyncGenerator<Uint8Array> {
  const digest = createHash('sha256');
  let rows = 0;
  let bytes = 0;
  let batch = '';
  let inBatch = 0;
  const flush = (): Buffer => {
    const piece = Buffer.from(batch);
    digest.update(piece);
    rows += inBatch;
    bytes += piece.length;
    tick(inBatch);
    batch = '';
    inBatch = 0;
    return piece;
  };
  const sql = `SELECT * FROM ${table} ${archivedRows(table)} ORDER BY ${order}`;
  for (const row of connection.prepare(sql).iterate()) {
    batch += `${JSON.stringify(row)}\n`;
    inBatch++;
    if (batch.length >= lineBatch) yield flush();
  }
  if (inBatch > 0) yield flush();
  manifest.tables[table] = { rows, bytes, sha256: digest.digest('hex') };
}

async function* fileBytes(
  store: EncryptedFiles,
  hash: string,
  size: number,
  manifest: ArchiveManifest,
  check: () => void,
): AsyncGenerator<Uint8Array> {
  for await (const piece of store.read(hash)) {
    check();
    // The piece's memory is used again while the zip still has it.
    yield Buffer.from(piece);
  }
  manifest.files.count++;
  manifest.files.bytes += size;
}
