import * as z from 'zod';
import type { FeatureContext } from '../../platform/feature';
import { defineJob } from '../../platform/jobs/jobs';
import type { Change, ReadableDb } from '../../platform/store/handles';
import type { Projection } from '../../platform/store/store';
import { recordTables } from '../records';
import { recompute } from './compute';
import { allFields } from './definitions';
import { reindexLater, renamed } from './reindex';
import { recordsOf } from './target';

const definitions: ReadonlySet<string> = new Set(['custom_field', 'custom_option']);
const values: ReadonlySet<string> = new Set(['custom_text', 'custom_number', 'custom_time', 'custom_link']);
const records: ReadonlySet<string> = new Set(recordTables.map(({ table }) => table));

const type = 'fields.recompute';
/** So many records are worked out in one step, so that none takes long. */
const perStep = 25;

const hasComputed = (db: ReadableDb): boolean =>
  db
    .prepare<[], unknown>(
      `SELECT 1 FROM custom_field WHERE type IN ('formula', 'rollup') AND deleted_at IS NULL LIMIT 1`,
    )
    .get() !== undefined;

/** Records whose computed fields a transaction may have changed: by what stands in their fields, or by the bin. */
const changedRecords = (changes: readonly Change[]): Set<string> =>
  new Set(
    changes
      .filter(
        ({ table, group }) => values.has(table) || (records.has(table) && (group === 'deleted' || group === null)),
      )
      .map(({ record }) => record),
  );

/** What was worked out of a record goes for good with it. */
function forgetPurged(db: ReadableDb, changes: readonly Change[]): void {
  const forget = db.prepare<[string], never>('DELETE FROM custom_computed WHERE party_id = ?');
  for (const { table, row, group } of changes) if (group === 'purged' && records.has(table)) forget.run(row);
}

/** Keeps formulas and roll-ups in step with what they look at, and tells the screens. */
export function fieldsProjection(context: () => Pick<FeatureContext, 'jobs'>): Projection {
  const followed = new WeakMap<readonly Change[], boolean>();
  const later = (at: number) => context().jobs.enqueue({ type, payload: {}, dedupeKey: type, runAt: at });
  return {
    derive(tx, changes) {
      forgetPurged(tx.db, changes);
      for (const subject of renamed(changes)) reindexLater(context().jobs, subject, tx.at);
      if (changes.length === 0 || !hasComputed(tx.db)) return;
      if (changes.some(({ table }) => definitions.has(table))) later(tx.at);
      const changed = changedRecords(changes);
      if (changed.size === 0) return;
      const others = changed.size > perStep * 4 ? null : recompute(tx.db, changed);
      if (others === null) later(tx.at);
      followed.set(changes, others === null || others.length > 0);
    },
    events: (_db, changes) =>
      followed.get(changes) || changes.some(({ table }) => definitions.has(table)) ? [{ type: 'field.changed' }] : [],
  };
}

/** Goes through every record of the kinds that have computed fields, a few at a time beside the user. */
export function recomputeJob(context: () => Pick<FeatureContext, 'store'>) {
  return defineJob({
    type,
    payload: z.object({}),
    async run(_payload, signal) {
      const { store } = context();
      const kinds = new Set(
        allFields(store.db).flatMap((field) =>
          field.type === 'formula' || field.type === 'rollup' ? [field.target] : [],
        ),
      );
      for (const kind of kinds) await recomputeAll(store, kind, signal);
      store.bus.publish({ type: 'field.changed' });
    },
  });
}

/** Works out the computed fields of all records that have the fields of `target`. */
async function recomputeAll(store: FeatureContext['store'], target: string, signal: AbortSignal): Promise<void> {
  const { table, where, params } = recordsOf(target);
  const next = store.db.prepare<(string | number)[], { id: string }>(
    `SELECT id FROM ${table} WHERE ${where} AND id > ? ORDER BY id LIMIT ?`,
  );
  for (let after = ''; ; ) {
    signal.throwIfAborted();
    const ids = next.all(...params, after, perStep).map(({ id }) => id);
    const last = ids.at(-1);
    if (last === undefined) return;
    store.maintain(() => recompute(store.db, ids));
    after = last;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
