import { implement } from '@orpc/server';
import * as z from 'zod';
import { contract } from '../../../src-shared/contract';
import { binnedKind } from '../../../src-shared/contract/bin';
import type { FeatureContext } from '../../platform/feature';
import { defineJob } from '../../platform/jobs/jobs';
import { readMeta, writeMeta } from '../../platform/settings/meta';
import type { Actor } from '../../platform/store/handles';
import { purgeRemovedFiles } from '../files';
import { runSelection } from '../lists';
import { merges } from '../records';
import { binnedRecords, purgeBinned } from './binned';

const day = 24 * 60 * 60_000;

/** How long what was deleted stays in the bin, in ms. */
const kept = 30 * day;
const atOnce = 500;
const type = 'bin.empty';
const kinds = [
  { table: 'contact', label: 'contact.purged' },
  { table: 'company', label: 'company.purged' },
  { table: 'product', label: 'product.purged' },
] as const;

const system = (): Actor => ({ kind: 'system', id: 'praxis' });

/** Looks into the bin soon after each start, and once a day while the program runs. */
export function scheduleBin({ store, jobs }: FeatureContext, wait = 60_000): void {
  store.maintain(() => {
    jobs.enqueue({ type, payload: {}, dedupeKey: type, runAt: store.clock.now() + wait });
  });
}

/**
 * Notes that the bin was looked into, and answers when that was last done, on another day. What counts is how long
 * something was overdue *then*: a clock set a year ahead by mistake empties no bin unless it stays so for a day.
 */
function lastLook({ store }: FeatureContext): number | null {
  const now = store.clock.now();
  const last = readMeta(store.db, 'bin.looked', z.int());
  const recent = last !== undefined && last <= now && now - last < day - 60 * 60_000;
  if (!recent) store.maintain(() => writeMeta(store.db, 'bin.looked', now));
  return last !== undefined && last <= now && !recent ? last : null;
}

const overdueIn = (table: string): string =>
  `SELECT id FROM ${table} WHERE deleted_at < ? ${merges(table) ? 'AND merged_into IS NULL' : ''} ORDER BY id LIMIT ?`;

function purgeOverdue(means: Pick<FeatureContext, 'store' | 'jobs'>, before: number): void {
  for (const kind of binnedKind.options) {
    const overdue = binnedRecords(means.store.db, kind).filter(({ binnedAt }) => binnedAt < before);
    const ids = overdue.map(({ id }) => id);
    if (ids.length > 0) purgeBinned(means, system(), kind, ids);
  }
}

const os = implement(contract).bin;

/** What lies in the bin of records that have no list of it, and its way out. */
export function binFeature(context: FeatureContext) {
  return {
    handlers: {
      list: os.list.handler(({ input }) => binnedRecords(context.store.db, input.kind)),
      purge: os.purge.handler(({ input }) => ({
        count: purgeBinned(context, context.actor(), input.kind, input.ids),
      })),
    },
  };
}

/** Deletes for good what has been in the bin for 30 days. */
export function emptyBinJob(context: () => FeatureContext) {
  return defineJob({
    type,
    payload: z.object({}),
    async run(_payload, signal) {
      const means = { ...context(), actor: system };
      const { store } = means;
      const looked = lastLook(means);
      for (const { table, label } of looked === null ? [] : kinds) {
        const overdue = store.db.prepare<[number, number], { id: string }>(overdueIn(table));
        while (!signal.aborted) {
          const ids = overdue.all((looked ?? 0) - kept, atOnce).map(({ id }) => id);
          if (ids.length === 0) break;
          const act = { task: `${table}.purge`, label, selection: { ids }, options: {}, undoable: false };
          const { count } = await runSelection(means, table, act);
          if (count === 0) break;
        }
      }
      if (looked !== null) {
        purgeOverdue(means, looked - kept);
        purgeRemovedFiles(means, system(), looked - kept, signal);
      }
      scheduleBin(means, day);
    },
  });
}
