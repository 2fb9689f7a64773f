import * as z from 'zod';
import type { FeatureContext } from '../../platform/feature';
import { defineTask, type RunnableTask } from '../../platform/operations/task';
import { applyPlan, type TagCache } from './apply';
import { fileOf, photoOf } from './files';
import { planRow } from './match';
import type { DraftBatch } from './reads/drafts';
import { storeBook } from './store-book';

export const runTaskName = 'imports.run';

/** Where a run stands: the next row, and the first and last one. */
export const runState = z.object({ importId: z.string(), row: z.int(), first: z.int(), last: z.int() });

/** Contents stand in the file store before a row names them; a hash that came without its content is nobody's photo. */
async function keepPhotos(
  { store, files }: Pick<FeatureContext, 'store' | 'files'>,
  importId: string,
  { drafts }: DraftBatch,
  signal: AbortSignal,
): Promise<void> {
  const { number } = fileOf(store.db, importId);
  for (const { draft } of drafts) {
    const content = draft.photo === '' ? null : photoOf(store.db, number, draft.photo);
    if (content) await files.put(content, signal);
    else if (!draft.photo || !files.has(draft.photo)) draft.photo = '';
  }
}

/**
 * Brings the rows of a file in, as one operation. A reading thread makes drafts of the next rows while the last ones
 * are matched and written; each transaction stores the next row, so that a crash neither loses nor doubles one.
 */
export function runImportTask(context: () => Pick<FeatureContext, 'reads' | 'store' | 'files'>): RunnableTask {
  let ahead: { key: string; batch: Promise<DraftBatch> } | null = null;
  let tags: { importId: string; cache: TagCache } = { importId: '', cache: new Map() };

  const fetch = (importId: string, from: number, signal: AbortSignal) => {
    const batch = context().reads.run<DraftBatch>('imports.drafts', { importId, from }, signal);
    batch.catch(() => {});
    return { key: `${importId} ${from}`, batch };
  };

  return defineTask({
    name: runTaskName,
    state: runState,
    async next({ importId, row }, signal) {
      const known = ahead?.key === `${importId} ${row}` ? ahead : null;
      ahead = null;
      const batch = await (known ?? fetch(importId, row, signal)).batch;
      await keepPhotos(context(), importId, batch, signal);
      if (batch.last !== null) ahead = fetch(importId, batch.last + 1, signal);
      return batch;
    },
    step(tx, state, { drafts, last, onMatch }: DraftBatch, budget) {
      const { importId, first } = state;
      if (tags.importId !== importId) tags = { importId, cache: new Map() };
      const book = storeBook(tx.db);
      let at = drafts.findIndex(({ row }) => row >= state.row);
      if (at < 0) at = drafts.length;
      for (const begin = at; at < drafts.length && (at === begin || !budget.spent()); at++) {
        const draft = drafts[at]?.draft;
        if (draft) applyPlan(tx, draft, planRow(draft, book, onMatch), tags.cache);
      }
      const consumed = at >= drafts.length;
      const row = consumed ? (last ?? state.last) + 1 : (drafts[at]?.row ?? state.row);
      const done = consumed && row > state.last;
      return { state: { ...state, row }, done, consumed, progress: (row - first) / (state.last + 1 - first) };
    },
  });
}
