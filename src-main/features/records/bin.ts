import type { Tx } from '../../platform/store/handles';
import { recordTables } from './registry';

/** Moves a record of `table` to the bin; answers false where it lies there already. */
export const binRecord = (tx: Tx, table: string, id: string): boolean => setBinned(tx, table, id, tx.at);

/** Takes a record out of the bin; answers false where it is not in there. */
export const restoreRecord = (tx: Tx, table: string, id: string): boolean => setBinned(tx, table, id, null);

function setBinned(tx: Tx, table: string, id: string, at: number | null): boolean {
  const restorable = merges(table) ? 'IS NOT NULL AND merged_into IS NULL' : 'IS NOT NULL';
  return (
    tx.db
      .prepare(
        `UPDATE ${table} SET deleted_at = ?, updated_at = ?, updated_by = ?
         WHERE id = ? AND deleted_at ${at === null ? restorable : 'IS NULL'}`,
      )
      .run(at, tx.at, tx.actor.id, id).changes > 0
  );
}

/** Whether records of a table can be merged into others. */
export const merges = (table: string): boolean => recordTables.some((one) => one.table === table && one.merges);
