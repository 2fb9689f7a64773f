import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../../src-shared/errors';
import { systemClock } from '../../../platform/clock/clock';
import { EncryptedFiles } from '../../../platform/files/encrypted-files';
import { type Connection, openConnection } from '../../../platform/store/connection';
import type { TaskMeans } from '../worker/serve';
import { type Counted, countTables, digestOf } from './snapshot';

export interface ProveInput {
  /** The copy as it lies where it is kept, or as it came back from there. */
  file: string;
  key: Uint8Array;
  /** What it must be, byte for byte; null for the first look at a new copy. */
  database: { size: number; sha256: string } | null;
  /** What must be in it. */
  counted: Counted | null;
  /** A folder with some of its files, to be decrypted; null when none are looked at. */
  filesFolder: string | null;
}

export interface Proof extends Counted {
  database: { size: number; sha256: string };
  /** Rows and files that were read and understood. */
  rows: number;
  files: number;
}

const rowsPerTable = 20;
const someFiles = 20;

const unproven = (reason: string, message: string) => new AppError('storage', message, { reason });

/**
 * Opens a copy with its key, checks every page, counts every table, reads some rows of each and decrypts some files.
 * Fails: `storage` with reason `corrupt`, `backup_differs` or `backup_counts`.
 */
export async function proveBackup(input: ProveInput, { check, progress }: TaskMeans): Promise<Proof> {
  const { file, key, database, counted, filesFolder } = input;
  const found = digestOf(file, check);
  if (database && (found.size !== database.size || found.sha256 !== database.sha256)) {
    throw unproven('backup_differs', 'the copy is not what was written');
  }
  progress(0.3);
  const connection = openConnection(file, key, { readonly: true });
  try {
    const answer = connection.pragma('quick_check', { simple: true });
    if (answer !== 'ok') throw unproven('corrupt', `the copy fails its check: ${String(answer)}`);
    progress(0.7);
    const now = countTables(connection, check);
    for (const [table, rows] of Object.entries(counted?.tables ?? {})) {
      if (now.tables[table] !== rows)
        throw unproven('backup_counts', `${table} has ${now.tables[table]} of ${rows} rows`);
    }
    const rows = sampleRows(connection, Object.keys(now.tables), check);
    const files = filesFolder === null ? 0 : await sampleFiles(filesFolder, key, check);
    return { ...now, database: found, rows, files };
  } finally {
    connection.close();
  }
}

function sampleRows(connection: Connection, tables: readonly string[], check: () => void): number {
  let read = 0;
  for (const table of tables) {
    check();
    const columns = connection.pragma(`table_info("${table}")`) as { name: string; type: string; notnull: 0 | 1 }[];
    const count = connection.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${table}"`).get()?.n ?? 0;
    const at = connection.prepare<[number], Record<string, unknown>>(`SELECT * FROM "${table}" LIMIT 1 OFFSET ?`);
    const step = Math.max(1, Math.floor(count / rowsPerTable));
    for (let offset = 0; offset < count; offset += step) {
      const row = at.get(offset);
      for (const { name, notnull } of columns) {
        if (notnull && (row?.[name] ?? null) === null) throw unproven('corrupt', `${table}.${name} is empty`);
      }
      read++;
    }
  }
  return read;
}

async function sampleFiles(folder: string, key: Uint8Array, check: () => void): Promise<number> {
  if (!existsSync(folder)) return 0;
  const log = { info() {}, error() {}, warn: (facts: object) => damaged.push(JSON.stringify(facts)) };
  const damaged: string[] = [];
  const files = new EncryptedFiles({ folder: path.resolve(folder), key, clock: systemClock, log, readonly: true });
  const all = [...files.list()];
  if (damaged.length > 0) throw unproven('corrupt', `damaged files: ${damaged.join(', ')}`);
  const step = Math.max(1, Math.floor(all.length / someFiles));
  let read = 0;
  for (let index = 0; index < all.length; index += step) {
    const { hash } = all[index] as { hash: string };
    const digest = createHash('sha256');
    for await (const piece of files.read(hash)) {
      check();
      digest.update(piece);
    }
    if (digest.digest('hex') !== hash) throw unproven('corrupt', 'a file is not what its name says');
    read++;
  }
  return read;
}
