import * as z from 'zod';
import type { FeatureContext } from '../../platform/feature';
import type { RunnableTask } from '../../platform/operations/task';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { compactJobType, forgetWords, indexedText } from '../search';
import type { Columns, Derivation } from './derive';
import type { ListSpec } from './list-spec';
import { reachOf } from './reach';
import { bindingLinks, ownedTables } from './schema';
import { selectionTask } from './selection';
import { addTagging, ensureTags, findTag, removeTagging } from './tags';

const nothing = z.object({});
const tagOptions = z.object({ add: z.array(z.string()), remove: z.array(z.string()) });
/** Names of tags to give and to take. */
export type TagOptions = z.infer<typeof tagOptions>;

type Means = () => Pick<FeatureContext, 'store' | 'reads' | 'runner' | 'actor' | 'jobs'>;

/** How long after a purge the index is written anew, ms: by then the purge has ended. */
const compactAfter = 60_000;

/** The long tasks of one kind of party: `<table>.bin`, `.restore`, `.tag` and `.purge`. */
export function partyTasks(
  means: Means,
  { table }: ListSpec,
  derivation: (db: ReadableDb) => Derivation,
): RunnableTask[] {
  return [
    selectionTask(means, table, {
      name: `${table}.bin`,
      options: nothing,
      begin: (tx) => (id) => setBinned(tx, table, id, tx.at),
    }),
    selectionTask(means, table, {
      name: `${table}.restore`,
      options: nothing,
      begin: (tx) => (id) => setBinned(tx, table, id, null),
    }),
    selectionTask(means, table, {
      name: `${table}.tag`,
      options: tagOptions,
      begin(tx, { add, remove }) {
        const given = ensureTags(tx, add);
        const taken = remove.flatMap((name) => findTag(tx.db, name)?.id ?? []).filter((id) => !given.includes(id));
        return (id) => tagParty(tx, table, id, given, taken);
      },
    }),
    selectionTask(means, table, {
      name: `${table}.purge`,
      options: nothing,
      purges: true,
      begin(tx) {
        const runAt = tx.at + compactAfter;
        const { captured } = means().store;
        const belonging = [
          ...ownedTables(captured).map((name) => ({ table: name, column: 'party_id' })),
          ...bindingLinks(captured),
        ];
        means().jobs.enqueue({ type: compactJobType, payload: {}, dedupeKey: compactJobType, runAt });
        return (id) => purgeParty(tx.db, belonging, derivation(tx.db), id);
      },
    }),
  ];
}

function setBinned(tx: Tx, table: string, id: string, at: number | null): boolean {
  const other = at === null ? 'IS NOT NULL' : 'IS NULL';
  return (
    tx.db
      .prepare(
        `UPDATE ${table} SET deleted_at = ?, updated_at = ?, updated_by = ? WHERE id = ? AND deleted_at ${other}`,
      )
      .run(at, tx.at, tx.actor.id, id).changes > 0
  );
}

function tagParty(tx: Tx, table: string, id: string, add: readonly string[], remove: readonly string[]): boolean {
  if (!tx.db.prepare(`SELECT 1 FROM ${table} WHERE id = ? AND deleted_at IS NULL`).get(id)) return false;
  const added = add.filter((tag) => addTagging(tx, id, tag));
  const removed = remove.filter((tag) => removeTagging(tx, id, tag));
  return added.length + removed.length > 0;
}

/** Deletes a binned party with all that belongs to it; its name goes from the words of the index and of the history. */
function purgeParty(
  db: ReadableDb,
  belonging: readonly { table: string; column: string }[],
  { table, columns, derive }: Derivation,
  id: string,
): boolean {
  const row = db
    .prepare<[string], Columns>(
      `SELECT id, ${columns.join(', ')} FROM ${table} WHERE id = ? AND deleted_at IS NOT NULL`,
    )
    .get(id);
  if (!row) return false;
  const { document } = derive(row, reachOf(db, id));
  db.prepare(
    `UPDATE operation SET label_params = json_set(label_params, '$.name', '')
     WHERE id IN (SELECT operation FROM journal WHERE record = ?) AND json_type(label_params, '$.name') IS NOT NULL`,
  ).run(id);
  for (const { table: name, column } of belonging) db.prepare(`DELETE FROM ${name} WHERE ${column} = ?`).run(id);
  db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
  forgetWords(db, [indexedText(document)]);
  return true;
}
