import { getTableColumns, getTableName, type InferInsertModel } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Tx } from '../../platform/store/handles';
import { changedRow } from '../../platform/store/rows';
import { bound } from './insert-row';

/** Changes what `patch` gives of a row, and who changed it when. Keys that are undefined stay as they are. */
export function updateRow<T extends SQLiteTable>(
  tx: Tx,
  table: T,
  id: string,
  patch: Partial<InferInsertModel<T>>,
): void {
  const columns = getTableColumns(table);
  const entries = Object.entries({ ...patch, ...changedRow(tx) }).filter(([, value]) => value !== undefined);
  const sets = entries.map(([key]) => `${columns[key]?.name ?? key} = ?`).join(', ');
  tx.db
    .prepare<unknown[], never>(`UPDATE ${getTableName(table)} SET ${sets} WHERE id = ?`)
    .run(...entries.map(([, value]) => bound(value)), id);
}

/** Puts a row into the bin. */
export function binRow(tx: Tx, table: SQLiteTable, id: string): void {
  updateRow(tx, table, id, { deletedAt: tx.at } as object);
}
