import type { BinnedKind, BinnedRecord } from '../../../src-shared/contract/bin';
import type { FeatureContext } from '../../platform/feature';
import type { Actor, ReadableDb } from '../../platform/store/handles';
import { purgeNamed, recordTables, whatBelongs } from '../records';
import { compactJobType } from '../search';

const labels = { deal: 'deal.purged', task: 'task.purged', custom: 'customRecord.purged' } as const;

/** So many records are deleted in one transaction. */
const atOnce = 25;

/** How long after a purge the index is written anew, ms: by then the purge has ended. */
const compactAfter = 60_000;

function storeOf(kind: BinnedKind) {
  const found = recordTables.find((one) => one.kind === kind);
  if (!found) throw new Error(`no records of kind ${kind}`);
  return found;
}

/** What lies in the bin of a kind, the last thrown away first. */
export function binnedRecords(db: ReadableDb, kind: BinnedKind): BinnedRecord[] {
  const { table, name } = storeOf(kind);
  return db
    .prepare<[], BinnedRecord>(
      `SELECT id, ${name} AS name, deleted_at AS binnedAt FROM ${table}
       WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, id LIMIT 500`,
    )
    .all();
}

/** Deletes binned records for good; answers how many there were. */
export function purgeBinned(
  { store, jobs }: Pick<FeatureContext, 'store' | 'jobs'>,
  actor: Actor,
  kind: BinnedKind,
  ids: readonly string[],
): number {
  const belonging = whatBelongs(store.captured);
  const isThere = store.db.prepare<[string], unknown>(
    `SELECT 1 FROM ${storeOf(kind).table} WHERE id = ? AND deleted_at IS NOT NULL`,
  );
  const binned = ids.filter((id) => isThere.get(id));
  for (let from = 0; from < binned.length; from += atOnce) {
    const some = binned.slice(from, from + atOnce);
    const label = { key: labels[kind], params: { count: some.length } };
    store.purge({ label, actor }, (tx) => {
      for (const id of some) purgeNamed(tx.db, belonging, storeOf(kind), id);
      jobs.enqueue({
        ...{ type: compactJobType, payload: {}, dedupeKey: compactJobType },
        runAt: tx.at + compactAfter,
      });
    });
  }
  return binned.length;
}
