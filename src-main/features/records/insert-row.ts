import { getTableColumns, getTableName, type InferInsertModel } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Tx } from '../../platform/store/handles';

/** Inserts a row by a compiled statement that is kept: what drizzle says, at the speed an import needs. */
export function insertRow<T extends SQLiteTable>(tx: Tx, table: T, row: InferInsertModel<T>): void {
  const columns = getTableColumns(table);
  const keys = Object.keys(row).filter((key) => row[key as keyof typeof row] !== undefined);
  const names = keys.map((key) => columns[key]?.name ?? key);
  tx.db
    .prepare<unknown[], never>(
      `INSERT INTO ${getTableName(table)} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    )
    .run(...keys.map((key) => bound(row[key as keyof typeof row])));
}

/** SQLite has no booleans. */
export const bound = (value: unknown): unknown => (typeof value === 'boolean' ? Number(value) : value);
