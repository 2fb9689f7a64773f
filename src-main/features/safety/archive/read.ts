import { mkdirSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../../src-shared/errors';
import { systemClock } from '../../../platform/clock/clock';
import { EncryptedFiles } from '../../../platform/files/encrypted-files';
import type { CapturedTable } from '../../../platform/store/capture';
import { type Connection, openConnection } from '../../../platform/store/connection';
import type { Change } from '../../../platform/store/handles';
import { applyMigrations, migrations } from '../../../platform/store/migrate';
import { type Composition, fold, openAlone, rewrite, system } from '../restore/rebuild';
import type { StagedFile } from '../staging';
import type { TaskMeans } from '../worker/serve';
import { type ArchiveManifest, archivedMeta, archivedTables, archiveManifest, blobName, dataName } from './format';
import { ZipIn } from './zip-in';

export interface ReadArchiveInput {
  from: StagedFile;
  passphrase: string | undefined;
  /** Where the new store is made; empty. */
  folder: string;
  key: Uint8Array;
}

type Value = string | number | null;

const maxLine = 16 * 1024 * 1024;
const maxManifest = 1024 * 1024;
const rowsPerTransaction = 2000;
const recordsPerStep = 500;

const damaged = (message: string, cause?: unknown) =>
  new AppError('validation', message, { reason: 'archive_damaged' }, { cause });

/** Makes the store an archive describes, row by row, and checks all that the manifest says of it. */
export async function readArchive(
  composition: Composition,
  { from, passphrase, folder, key }: ReadArchiveInput,
  means: TaskMeans,
): Promise<null> {
  const zip = await ZipIn.open(from, passphrase);
  try {
    const manifest = await readManifest(zip);
    refuseTooLarge(zip, folder);
    const file = path.join(folder, 'praxis.db');
    await fillTables(composition.captured, zip, manifest, { file, key }, means);
    await fillFiles(zip, manifest, folder, key, means);
    deriveAll(composition, file, key, means);
    fold({ file, key });
    rewrite(file, key);
    return null;
  } finally {
    zip.close();
  }
}

async function readManifest(zip: ZipIn): Promise<ArchiveManifest> {
  let told: unknown;
  try {
    told = JSON.parse(await zip.text('manifest.json', maxManifest));
  } catch (error) {
    throw error instanceof AppError ? error : damaged('the manifest is damaged', error);
  }
  const { version } = (told ?? {}) as { version?: unknown };
  const newer = () => new AppError('validation', 'from a newer Praxis', { reason: 'newer_schema' });
  if (typeof version === 'number' && version > 1) throw newer();
  const parsed = archiveManifest.safeParse(told);
  if (!parsed.success) throw damaged('the manifest is damaged', parsed.error);
  if (parsed.data.schema > migrations.length) throw newer();
  return parsed.data;
}

/** What it says it becomes must have room: it is not begun otherwise. */
function refuseTooLarge(zip: ZipIn, folder: string): void {
  const bytes = [...zip.entries.values()].reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  const { bavail, bsize } = statfsSync(folder);
  // The store is written twice, and its indexes are about as large as its rows.
  if (bytes * 3 > bavail * bsize) throw new AppError('storage', 'there is not enough room', { reason: 'disk_full' });
}

async function fillTables(
  captured: readonly CapturedTable[],
  zip: ZipIn,
  manifest: ArchiveManifest,
  { file, key }: { file: string; key: Uint8Array },
  { check, progress }: TaskMeans,
): Promise<void> {
  const connection = openConnection(file, key);
  try {
    connection.pragma('synchronous = OFF');
    connection.transaction(() => {
      for (const migration of migrations.slice(0, manifest.schema)) connection.exec(migration);
    })();
    const total = Object.values(manifest.tables).reduce((sum, { rows }) => sum + rows, 1);
    let done = 0;
    const known = new Set(archivedTables(captured).map(({ name }) => name));
    for (const [table, told] of Object.entries(manifest.tables)) {
      if (!known.has(table)) throw damaged(`no table ${table}`);
      const rows = await fillTable(connection, zip, table, told, () => {
        check();
        progress((0.6 * ++done) / total);
      });
      if (rows !== told.rows) throw damaged(`${table} has ${rows} of ${told.rows} rows`);
    }
    // What was under way where the archive was made is under way nowhere now.
    connection.exec(`UPDATE operation SET state = 'cancelled', task = NULL WHERE state IN ('running', 'paused')`);
    applyMigrations(connection, manifest.schema, captured);
  } finally {
    connection.close();
  }
}

async function fillTable(
  connection: Connection,
  zip: ZipIn,
  table: string,
  told: ArchiveManifest['tables'][string],
  tick: () => void,
): Promise<number> {
  const names = (connection.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name);
  const insert = connection.prepare<Value[], never>(
    `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  let rows = 0;
  connection.exec('BEGIN');
  try {
    for await (const line of zip.lines(dataName(table), told, maxLine)) {
      insert.run(...valuesOf(line, table, names));
      rows++;
      tick();
      if (rows % rowsPerTransaction === 0) connection.exec('COMMIT; BEGIN');
    }
    connection.exec('COMMIT');
  } catch (error) {
    connection.exec('ROLLBACK');
    throw (error as { code?: string }).code?.startsWith('SQLITE_CONSTRAINT')
      ? damaged(`${table}: ${String(error)}`, error)
      : error;
  }
  return rows;
}

/** A line's values in the order of the columns: those of the table, no more and no less. */
function valuesOf(line: string, table: string, names: readonly string[]): Value[] {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch (error) {
    throw damaged(`a line of ${table} is no JSON`, error);
  }
  if (typeof row !== 'object' || row === null || Object.keys(row).length !== names.length) {
    throw damaged(`a row of ${table} has other columns`);
  }
  if (table === 'meta' && !archivedMeta.some((key) => key === Reflect.get(row, 'key'))) {
    throw damaged('meta has what belongs to another computer');
  }
  return names.map((name) => {
    const value: unknown = Reflect.get(row, name);
    if (value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)))
      return value;
    throw damaged(`${table}.${name} is of no kind a column may have`);
  });
}

async function fillFiles(
  zip: ZipIn,
  manifest: ArchiveManifest,
  folder: string,
  key: Uint8Array,
  { check, progress }: TaskMeans,
): Promise<void> {
  const log = { info() {}, warn() {}, error() {} };
  mkdirSync(path.join(folder, 'files'), { recursive: true, mode: 0o700 });
  const files = new EncryptedFiles({ folder: path.join(folder, 'files'), key, clock: systemClock, log });
  const names = [...zip.entries.keys()].filter((name) => name.startsWith('files/'));
  let bytes = 0;
  for (const [index, name] of names.entries()) {
    check();
    const { hash, size } = await files.put(zip.read(name));
    if (blobName(hash) !== name) throw damaged(`${name} is not what its name says`);
    bytes += size;
    progress(0.6 + (0.1 * index) / names.length);
  }
  if (names.length !== manifest.files.count || bytes !== manifest.files.bytes) throw damaged('files are missing');
}

/** List columns and the search index follow from the rows: they are derived as if all had just been made. */
function deriveAll(composition: Composition, file: string, key: Uint8Array, { check, progress }: TaskMeans): void {
  const store = openAlone(composition, file, key);
  const projections = composition.projections(() => {
    throw new Error('nothing is left for later');
  });
  try {
    for (const [part, table] of (['company', 'contact'] as const).entries()) {
      let after = '';
      for (;;) {
        check();
        const ids = store.db
          .prepare<[string, number], { id: string }>(`SELECT id FROM ${table} WHERE id > ? ORDER BY id LIMIT ?`)
          .all(after, recordsPerStep)
          .map(({ id }) => id);
        const last = ids.at(-1);
        if (last === undefined) break;
        const changes = ids.map((id): Change => ({ table, row: id, record: id, group: null }));
        store.maintain(() => {
          const tx = { db: store.db, operation: 0, actor: system, at: store.clock.now() };
          for (const projection of projections) projection.derive?.(tx, changes);
        });
        after = last;
        progress(0.7 + 0.1 * part);
      }
    }
  } finally {
    store.close();
  }
}
