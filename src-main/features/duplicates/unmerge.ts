import type { ReadableDb, Tx } from '../../platform/store/handles';
import { setColumns } from './merge';
import type { Row, Value } from './merge-items';

export interface MergeRow {
  id: string;
  survivorId: string;
  loserId: string;
}

export interface Item {
  id: string;
  what: 'moved' | 'added' | 'removed' | 'field' | 'link';
  table: string;
  row: string;
  column: string;
  before: Value;
  after: Value;
  hlc: number;
}

/** The merge with this id that still stands. */
export const findMerge = (db: ReadableDb, id: string): MergeRow | undefined =>
  db
    .prepare<[string], MergeRow>(
      'SELECT id, party_id AS survivorId, loser_id AS loserId FROM merge WHERE id = ? AND deleted_at IS NULL',
    )
    .get(id);

/** What a merge did, in order, after item `after`. */
export function itemsOf(db: ReadableDb, mergeId: string, after: string, limit: number): Item[] {
  return db
    .prepare<[string, string, number], Omit<Item, 'before' | 'after'> & { before: string; after: string }>(
      `SELECT id, what, tbl AS "table", row, col AS "column", before, after, hlc FROM merge_item
       WHERE merge_id = ? AND id > ? AND deleted_at IS NULL ORDER BY id LIMIT ?`,
    )
    .all(mergeId, after, limit)
    .map((item) => ({ ...item, before: JSON.parse(item.before) as Value, after: JSON.parse(item.after) as Value }));
}

export const currentRow = (db: ReadableDb, { table, row }: Pick<Item, 'table' | 'row'>): Row | undefined =>
  db.prepare<[string], Row>(`SELECT * FROM ${table} WHERE id = ?`).get(row);

/** Whether a row that came from the loser was edited or removed since: its place and whose it is do not count. */
export function wasEdited(db: ReadableDb, { row, hlc }: Item): boolean {
  const edit = db.prepare<[string, number], unknown>(
    `SELECT 1 FROM sync_clock WHERE row = ? AND hlc > ? AND grp NOT IN ('party_id', 'ends', 'position', 'preferred', 'tagging') LIMIT 1`,
  );
  return edit.get(row, hlc) !== undefined;
}

/**
 * Takes one thing back that a merge did, unless a later edit stands in its way: then that edit stays where it is.
 * `giveBack` names edited rows that are to go back to the loser all the same.
 */
export function takeBack(tx: Tx, merge: MergeRow, item: Item, giveBack: ReadonlySet<string>): void {
  const now = currentRow(tx.db, item);
  if (!now) return;
  const { table, row, column, before, after } = item;
  switch (item.what) {
    case 'moved':
      if (now.party_id !== merge.survivorId || (wasEdited(tx.db, item) && !giveBack.has(row))) return;
      tx.db
        .prepare(
          `UPDATE OR IGNORE ${table} SET party_id = ?, ${column === '' ? '' : 'position = ?, '}updated_at = ?, updated_by = ? WHERE id = ?`,
        )
        .run(merge.loserId, ...(column === '' ? [] : [before]), tx.at, tx.actor.id, row);
      return;
    case 'added':
      if (now.deleted_at === null && !wasEdited(tx.db, item)) setColumns(tx, table, row, { deleted_at: tx.at });
      return;
    case 'removed':
      if (now.deleted_at !== null && !wasEdited(tx.db, item)) setColumns(tx, table, row, { deleted_at: null });
      return;
    case 'field':
      if (now[column] === after) setColumns(tx, table, row, { [column]: before });
      return;
    case 'link':
      if (now[column] === merge.survivorId) setColumns(tx, table, row, { [column]: merge.loserId });
      return;
  }
}

/** Ends an unmerge: the loser is back, and the two are known to be two. */
export function finishUnmerge(tx: Tx, kind: 'contact' | 'company', { id, loserId }: MergeRow): void {
  setColumns(tx, kind, loserId, { deleted_at: null, merged_into: null });
  setColumns(tx, 'merge', id, { deleted_at: tx.at });
}
