import type { CapturedTable } from '../../platform/store/capture';
import type { ReadableDb } from '../../platform/store/handles';
import { forgetWords, indexedText } from '../search';
import { merges } from './bin';
import { customLines } from './custom-values';
import type { Columns, Derivation } from './derive';
import type { RecordTable } from './registry';
import { bindingLinks, ownedTables } from './schema';

/** A table with the column by which its rows belong to a record. */
interface Belonging {
  table: string;
  column: string;
}

/** What belongs to records: it goes with them for good. */
export const whatBelongs = (captured: readonly CapturedTable[]): Belonging[] => [
  ...ownedTables(captured),
  ...bindingLinks(captured),
];

/**
 * Deletes a record that lies in the bin, with all that belongs to it, and the records that were merged into it: they
 * are the same person. Answers whether there was one.
 */
export function purgeRecord(
  db: ReadableDb,
  belonging: readonly Belonging[],
  derivation: Derivation,
  id: string,
): boolean {
  const { table } = derivation;
  if (!merges(table)) return purgeOne(db, belonging, derivation, id);
  if (
    !db
      .prepare<[string], unknown>(
        `SELECT 1 FROM ${table} WHERE id = ? AND deleted_at IS NOT NULL AND merged_into IS NULL`,
      )
      .get(id)
  )
    return false;
  const into = db.prepare<[string], { id: string }>(`SELECT id FROM ${table} WHERE merged_into = ?`);
  const withMerged = (record: string): string[] => [record, ...into.all(record).flatMap((row) => withMerged(row.id))];
  return withMerged(id)
    .reverse()
    .map((record) => purgeOne(db, belonging, derivation, record))
    .includes(true);
}

/** Rows that a merge moved have their earlier changes under the record they came from, and the other way round. */
function forgetMoved(db: ReadableDb, belonging: readonly Belonging[], id: string): void {
  const others = db
    .prepare<[{ id: string }], { id: string }>(
      'SELECT loser_id AS id FROM merge WHERE party_id = @id UNION SELECT party_id FROM merge WHERE loser_id = @id',
    )
    .all({ id });
  for (const other of others) {
    for (const { table, column } of belonging) {
      db.prepare(`DELETE FROM journal WHERE record = ? AND row IN (SELECT id FROM ${table} WHERE ${column} = ?)`).run(
        other.id,
        id,
      );
    }
  }
}

/** Deletes a binned record of which search and lists know more than its row says. */
function purgeOne(
  db: ReadableDb,
  belonging: readonly Belonging[],
  { table, columns, derive }: Derivation,
  id: string,
): boolean {
  const row = db
    .prepare<[string], Columns>(
      `SELECT id, ${columns.join(', ')} FROM ${table} WHERE id = ? AND deleted_at IS NOT NULL`,
    )
    .get(id);
  if (!row) return false;
  const { document } = derive(row, db);
  forget(db, belonging, { table, id, text: document ? indexedText(document) : '' });
  return true;
}

/** As `purgeRecord`, for a kind of record of which the search knows its name and what stands in its own fields. */
export function purgeNamed(
  db: ReadableDb,
  belonging: readonly Belonging[],
  { table, name }: Pick<RecordTable, 'table' | 'name'>,
  id: string,
): boolean {
  const row = db
    .prepare<[string], { title: string }>(
      `SELECT ${name} AS title FROM ${table} WHERE id = ? AND deleted_at IS NOT NULL`,
    )
    .get(id);
  if (!row) return false;
  forget(db, belonging, {
    table,
    id,
    text: indexedText({ title: row.title, subtitle: '', lines: customLines(db, id) }),
  });
  return true;
}

/** Deletes a record with all that belongs to it; its name goes from the words of the index and of the history. */
function forget(
  db: ReadableDb,
  belonging: readonly Belonging[],
  { table, id, text }: { table: string; id: string; text: string },
): void {
  db.prepare(
    `UPDATE operation SET label_params = json_replace(label_params, '$.name', '', '$.other', '')
     WHERE id IN (SELECT operation FROM journal WHERE record = ?) AND json_type(label_params, '$.name') IS NOT NULL`,
  ).run(id);
  forgetMoved(db, belonging, id);
  for (const { table: name, column } of belonging) db.prepare(`DELETE FROM ${name} WHERE ${column} = ?`).run(id);
  db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
  forgetWords(db, [text]);
}
