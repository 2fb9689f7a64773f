import * as z from 'zod';
import type { FeatureContext } from '../../platform/feature';
import { defineJob } from '../../platform/jobs/jobs';

/** Pages of the index that one step may merge. */
const pages = 16;

const tables = ['search_trigram', 'search_word'] as const;

export const compactJobType = 'search.compact';

/**
 * Writes the index anew without what was deleted from it, a few pages at a time. Until then words of purged records
 * lie in it, though nothing finds them. FTS5: a negative merge starts a full one, positive ones go on with it.
 */
export function compactJob(context: () => Pick<FeatureContext, 'store'>) {
  return defineJob({
    type: compactJobType,
    payload: z.object({}),
    async run(_payload, signal) {
      const { store } = context();
      const total = () => store.db.prepare<[], { n: number }>('SELECT total_changes() AS n').get()?.n ?? 0;
      for (const table of tables) {
        const merge = store.db.prepare<[number], never>(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ?)`);
        let wanted = -pages;
        for (let more = true; more; wanted = pages) {
          signal.throwIfAborted();
          const before = total();
          store.maintain(() => merge.run(wanted));
          more = total() - before > 1;
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
    },
  });
}
