import * as z from 'zod';
import type { PartyKind } from '../../../src-shared/contract/parties';
import type { FeatureContext } from '../../platform/feature';
import type { RunnableTask } from '../../platform/operations/task';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { selectionTask } from '../lists';
import { compactJobType, forgetWords, indexedText } from '../search';
import type { Columns, Derivation } from './derive';
import { reachOf } from './reach';
import { bindingLinks, ownedTables } from './schema';
import { addTagging, ensureTags, findTag, removeTagging } from './tags';

const nothing = z.object({});
const tagOptions = z.object({ add: z.array(z.string()), remove: z.array(z.string()) });
/** Names of tags to give and to take. */
export type TagOptions = z.infer<typeof tagOptions>;

type Means = () => Pick<FeatureContext, 'store' | 'reads' | 'runner' | 'actor' | 'jobs'>;

/** How long after a purge the index is written anew, ms: by then the purge has ended. */
const compactAfter = 60_000;

/** The long tasks of one kind of party: `<table>.bin`, `.restore`, `.tag` and `.purge`. */
export function partyTasks(means: Means, table: PartyKind, derivation: (db: ReadableDb) => Derivation): RunnableTask[] {
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
        return (id) => purgeWithMerged(tx.db, belonging, derivation(tx.db), id);
      },
    }),
  ];
}

/** Moves a contact or company to the bin; answers false where it lies there already. */
export const binParty = (tx: Tx, table: 'contact' | 'company', id: string): boolean => setBinned(tx, table, id, tx.at);

/** Takes a contact or company out of the bin; answers false where it is not in there. */
export const restoreParty = (tx: Tx, table: 'contact' | 'company', id: string): boolean =>
  setBinned(tx, table, id, null);

function setBinned(tx: Tx, table: string, id: string, at: number | null): boolean {
  const other = at === null ? 'IS NOT NULL AND merged_into IS NULL' : 'IS NULL';
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

/** A table with the column by which its rows belong to a party. */
interface Belonging {
  table: string;
  column: string;
}

/** Deletes a binned party, and the records that were merged into it: they are the same person. */
function purgeWithMerged(db: ReadableDb, belonging: readonly Belonging[], derivation: Derivation, id: string): boolean {
  const { table } = derivation;
  if (
    !db
      .prepare<[string], unknown>(
        `SELECT 1 FROM ${table} WHERE id = ? AND deleted_at IS NOT NULL AND merged_into IS NULL`,
      )
      .get(id)
  )
    return false;
  const into = db.prepare<[string], { id: string }>(`SELECT id FROM ${table} WHERE merged_into = ?`);
  const withMerged = (party: string): string[] => [party, ...into.all(party).flatMap((row) => withMerged(row.id))];
  return withMerged(id)
    .reverse()
    .map((party) => purgeParty(db, belonging, derivation, party))
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

/** Deletes a binned party with all that belongs to it; its name goes from the words of the index and of the history. */
function purgeParty(
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
  const { document } = derive(row, reachOf(db, id));
  db.prepare(
    `UPDATE operation SET label_params = json_replace(label_params, '$.name', '', '$.other', '')
     WHERE id IN (SELECT operation FROM journal WHERE record = ?) AND json_type(label_params, '$.name') IS NOT NULL`,
  ).run(id);
  forgetMoved(db, belonging, id);
  for (const { table: name, column } of belonging) db.prepare(`DELETE FROM ${name} WHERE ${column} = ?`).run(id);
  db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
  forgetWords(db, [indexedText(document)]);
  return true;
}
