import * as z from 'zod';
import type { RecordKind } from '../../../src-shared/domain/record-kind';
import type { FeatureContext } from '../../platform/feature';
import type { RunnableTask } from '../../platform/operations/task';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { selectionTask } from '../lists';
import { compactJobType } from '../search';
import { binRecord, restoreRecord } from './bin';
import type { Derivation } from './derive';
import { purgeRecord, whatBelongs } from './purge';
import { tableOf } from './registry';
import { addTagging, ensureTags, findTag, removeTagging } from './tags';

const nothing = z.object({});
const tagOptions = z.object({ add: z.array(z.string()), remove: z.array(z.string()) });
/** Names of tags to give and to take. */
export type TagOptions = z.infer<typeof tagOptions>;

type Means = () => Pick<FeatureContext, 'store' | 'reads' | 'runner' | 'actor' | 'jobs'>;

/** How long after a purge the index is written anew, ms: by then the purge has ended. */
const compactAfter = 60_000;

/** The long tasks of one kind of record: `<kind>.bin`, `.restore`, `.tag` and `.purge`. */
export function recordTasks(
  means: Means,
  kind: RecordKind,
  derivation: (db: ReadableDb) => Derivation,
): RunnableTask[] {
  const table = tableOf(kind);
  return [
    selectionTask(means, {
      name: `${kind}.bin`,
      options: nothing,
      begin: (tx) => (id) => binRecord(tx, table, id),
    }),
    selectionTask(means, {
      name: `${kind}.restore`,
      options: nothing,
      begin: (tx) => (id) => restoreRecord(tx, table, id),
    }),
    selectionTask(means, {
      name: `${kind}.tag`,
      options: tagOptions,
      begin(tx, { add, remove }) {
        const tagged = taggingOf(tx, { add, remove });
        return (id) => tagged(table, id);
      },
    }),
    selectionTask(means, {
      name: `${kind}.purge`,
      options: nothing,
      purges: true,
      begin(tx) {
        const runAt = tx.at + compactAfter;
        const belonging = whatBelongs(means().store.captured);
        means().jobs.enqueue({ type: compactJobType, payload: {}, dedupeKey: compactJobType, runAt });
        return (id) => purgeRecord(tx.db, belonging, derivation(tx.db), id);
      },
    }),
  ];
}

/** Gives and takes tags, by name, of one record after the other; says of each whether that changed it. */
function taggingOf(tx: Tx, { add, remove }: TagOptions): (table: string, id: string) => boolean {
  const given = ensureTags(tx, add);
  const taken = remove.flatMap((name) => findTag(tx.db, name)?.id ?? []).filter((id) => !given.includes(id));
  return (table, id) => tagRecord(tx, table, id, given, taken);
}

function tagRecord(tx: Tx, table: string, id: string, add: readonly string[], remove: readonly string[]): boolean {
  if (!tx.db.prepare(`SELECT 1 FROM ${table} WHERE id = ? AND deleted_at IS NULL`).get(id)) return false;
  const added = add.filter((tag) => addTagging(tx, id, tag));
  const removed = remove.filter((tag) => removeTagging(tx, id, tag));
  return added.length + removed.length > 0;
}
