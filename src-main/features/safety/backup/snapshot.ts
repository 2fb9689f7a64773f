import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { type Connection, openConnection } from '../../../platform/store/connection';
import { schemaVersion } from '../../../platform/store/migrate';
import type { TaskMeans } from '../worker/serve';

export interface SnapshotInput {
  file: string;
  key: Uint8Array;
  /** Where it goes; nothing may be there yet. */
  to: string;
}

export interface Counted {
  schema: number;
  tables: Record<string, number>;
}

/** Rows of every table that holds content; indexes of the search keep theirs in tables of their own. */
export function countTables(connection: Connection, check: () => void): Counted {
  const names = connection
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
       AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND NOT EXISTS (
         SELECT 1 FROM sqlite_master v WHERE v.sql LIKE 'CREATE VIRTUAL%' AND sqlite_master.name LIKE v.name || '\\_%' ESCAPE '\\'
       ) ORDER BY name`,
    )
    .all();
  const tables: Record<string, number> = {};
  for (const { name } of names) {
    check();
    tables[name] = connection.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${name}"`).get()?.n ?? 0;
  }
  return { schema: schemaVersion(connection), tables };
}

/** A connection that only reads, on which a copy can be written elsewhere. */
export function openToCopy(file: string, key: Uint8Array): Connection {
  const connection = openConnection(file, key, { readonly: true });
  connection.pragma('query_only = OFF');
  return connection;
}

/**
 * Copies the store as it is at one moment into one file, encrypted under the same key, while others go on writing: one
 * long read, which holds back nobody's commit. What was deleted is not in the copy.
 */
export function takeSnapshot({ file, key, to }: SnapshotInput, { check }: TaskMeans): null {
  rmSync(to, { force: true });
  const connection = openToCopy(file, key);
  try {
    connection.prepare('VACUUM INTO ?').run(to);
  } finally {
    connection.close();
  }
  const handle = openSync(to, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  check();
  return null;
}

const piece = 1024 * 1024;

/** SHA-256 and bytes of a file. */
export function digestOf(file: string, check: () => void): { sha256: string; size: number } {
  const digest = createHash('sha256');
  const buffer = Buffer.alloc(piece);
  const handle = openSync(file, 'r');
  try {
    for (let count = readSync(handle, buffer); count > 0; count = readSync(handle, buffer)) {
      check();
      digest.update(buffer.subarray(0, count));
    }
  } finally {
    closeSync(handle);
  }
  return { sha256: digest.digest('hex'), size: statSync(file).size };
}
