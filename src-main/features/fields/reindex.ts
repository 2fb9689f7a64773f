import * as z from 'zod';
import type { FeatureContext } from '../../platform/feature';
import { defineJob } from '../../platform/jobs/jobs';
import type { Change, ReadableDb } from '../../platform/store/handles';

const type = 'fields.reindex';
/** So many records are indexed in one step, so that none takes long. */
const perStep = 25;

/** Of what the name stands in the search documents of records: a field's choices, or an object. */
const subject = z.object({ of: z.enum(['field', 'object']), id: z.string() });
type Subject = z.infer<typeof subject>;

const named: Readonly<Record<string, { of: Subject['of']; groups: ReadonlySet<string | null> }>> = {
  custom_field: { of: 'field', groups: new Set(['deleted']) },
  custom_option: { of: 'field', groups: new Set(['name', 'deleted']) },
  custom_object: { of: 'object', groups: new Set(['name', 'deleted']) },
};

/** Fields and objects that are called otherwise now, came or went: what can be found by them has to be indexed anew. */
export function renamed(changes: readonly Change[]): Subject[] {
  const found = new Map<string, Subject>();
  for (const { table, record, group } of changes) {
    const kind = named[table];
    if (kind?.groups.has(group)) found.set(record, { of: kind.of, id: record });
  }
  return [...found.values()];
}

export const reindexLater = (jobs: FeatureContext['jobs'], payload: Subject, at: number): void =>
  jobs.enqueue({ type, payload, dedupeKey: `${type} ${payload.id}`, runAt: at });

/** A way through many records by an index: so many behind the last one. */
interface Walk {
  table: 'custom_text' | 'custom_link' | 'custom_record';
  by: 'field_id' | 'object_id';
  key: 'key' | 'target_id' | 'name_key';
  record: 'party_id' | 'id';
}

const walks: Readonly<Record<Subject['of'], readonly Walk[]>> = {
  field: [
    { table: 'custom_text', by: 'field_id', key: 'key', record: 'party_id' },
    { table: 'custom_link', by: 'field_id', key: 'target_id', record: 'party_id' },
  ],
  object: [{ table: 'custom_record', by: 'object_id', key: 'name_key', record: 'id' }],
};

/** Brings the search documents of some records up to date; those of other kinds it leaves alone. */
export type Reindex = (db: ReadableDb, ids: readonly string[]) => void;

/** Indexes what can be found by a field, or is of an object, a few records at a time beside the user. */
export function reindexJob(context: () => Pick<FeatureContext, 'store'>, reindex: readonly Reindex[]) {
  return defineJob({
    type,
    payload: subject,
    async run({ of, id }, signal) {
      const { store } = context();
      for (const walk of walks[of]) {
        await along(store.db, walk, id, signal, (ids) =>
          store.maintain(() => {
            for (const again of reindex) again(store.db, ids);
          }),
        );
      }
      store.bus.publish({ type: 'field.changed' });
    },
  });
}

async function along(
  db: ReadableDb,
  { table, by, key, record }: Walk,
  id: string,
  signal: AbortSignal,
  step: (ids: string[]) => void,
): Promise<void> {
  const next = db.prepare<[string, string, string, number], { key: string; id: string }>(
    `SELECT ${key} AS key, ${record} AS id FROM ${table}
     WHERE ${by} = ? AND deleted_at IS NULL AND (${key}, ${record}) > (?, ?) ORDER BY ${key}, ${record} LIMIT ?`,
  );
  for (let after = { key: '', id: '' }; ; ) {
    signal.throwIfAborted();
    const rows = next.all(id, after.key, after.id, perStep);
    const last = rows.at(-1);
    if (last === undefined) return;
    step([...new Set(rows.map((row) => row.id))]);
    after = last;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
