import { rmSync } from 'node:fs';
import path from 'node:path';
import { type Connection, openConnection } from '../../../src-main/platform/store/connection';

const tables = ['company', 'contact', 'contact_point', 'postal_address', 'tag', 'tagging'];
const perTransaction = 100;

/**
 * Seconds that bare inserts of everything the import made take: the same rows, indexes, encryption and pragmas, in
 * transactions of 100 contacts, without journal, clocks, search index, matching or parsing.
 */
export function bareImportSeconds(from: Connection, folder: string): number {
  const file = path.join(folder, 'bare.db');
  const connection = openConnection(file, Buffer.alloc(32, 1));
  const inserts = tables.map((table) => {
    copySchema(from, connection, table);
    const rows = from
      .prepare(`SELECT * FROM ${table} WHERE deleted_at IS NULL ORDER BY rowid`)
      .raw()
      .all() as unknown[][];
    const marks = Array.from({ length: rows[0]?.length ?? 1 }, () => '?').join(', ');
    return { rows, insert: connection.prepare(`INSERT INTO ${table} VALUES (${marks})`) };
  });
  const contacts = inserts[1]?.rows.length ?? 0;
  const turns = Math.ceil(contacts / perTransaction);
  const began = performance.now();
  for (let turn = 0; turn < turns; turn++) {
    connection.exec('BEGIN');
    for (const { rows, insert } of inserts) {
      const end = Math.ceil((rows.length * (turn + 1)) / turns);
      for (let at = Math.ceil((rows.length * turn) / turns); at < end; at++) insert.run(...(rows[at] ?? []));
    }
    connection.exec('COMMIT');
  }
  const seconds = (performance.now() - began) / 1000;
  connection.close();
  for (const rest of ['', '-wal', '-shm']) rmSync(file + rest, { force: true });
  return seconds;
}

/** Makes `table` with its indexes; the stamps' defaults, which only the store has, are left out. */
export function copySchema(from: Connection, to: Connection, table: string, name = table): void {
  const parts = from
    .prepare<[string], { sql: string }>(
      `SELECT sql FROM sqlite_master WHERE tbl_name = ? AND type IN ('table', 'index') AND sql IS NOT NULL ORDER BY type DESC`,
    )
    .all(table);
  for (const { sql } of parts) {
    to.exec(
      sql
        .replaceAll(/DEFAULT \(capture_(hlc|node)\(\)\)/gi, 'DEFAULT 0')
        .replaceAll(new RegExp(`[\`"]?\\b${table}\\b[\`"]?( |\\()`, 'g'), `${name}$1`)
        .replaceAll(new RegExp(`\\b${table}_`, 'g'), `${name}_`),
    );
  }
}
