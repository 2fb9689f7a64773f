import * as z from 'zod';
import type { FeatureContext } from '../../platform/feature';
import { defineTask, type RunnableTask } from '../../platform/operations/task';
import type { CapturedTable } from '../../platform/store/capture';
import type { Tx } from '../../platform/store/handles';
import { rememberApart } from './apart';
import { kindOf } from './facts';
import { beginMerge, type MergePlan, repointLinks } from './merge';
import { suggestedPlan } from './plan';
import { certainPairs } from './queue';
import { findMerge, finishUnmerge, itemsOf, takeBack } from './unmerge';

type Means = () => Pick<FeatureContext, 'store'>;

const plan = z.object({
  kind: z.enum(['contact', 'company']),
  survivorId: z.string(),
  loserId: z.string(),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  without: z.array(z.string()),
});

const mergeState = z.object({
  /** The merge that is under way: all but links to the loser is done. */
  begun: plan.nullable(),
  /** What is to be merged; null for every certain pair after `after`. */
  plan: plan.nullable(),
  after: z.tuple([z.string(), z.string()]),
  merged: z.int(),
  total: z.int(),
  /** Certain pairs to be left alone, each as its two ids in order. */
  except: z.array(z.string()).default([]),
});
export type MergeState = z.infer<typeof mergeState>;

const unmergeState = z.object({ id: z.string(), giveBack: z.array(z.string()), after: z.string() });
export type UnmergeState = z.infer<typeof unmergeState>;

export const mergeTask = 'duplicates.merge';
export const unmergeTask = 'duplicates.unmerge';

const itemsAtOnce = 50;

function isThere(tx: Tx, { kind, survivorId, loserId }: MergePlan): boolean {
  const live = tx.db.prepare<[string], unknown>(`SELECT 1 FROM ${kind} WHERE id = ? AND deleted_at IS NULL`);
  return live.get(survivorId) !== undefined && live.get(loserId) !== undefined;
}

function nextCertain(tx: Tx, { after: from, except }: MergeState) {
  const left = new Set(except);
  for (let after = from; ; ) {
    const [pair] = certainPairs(tx.db, after, 1);
    if (!pair || !left.has(`${pair.a} ${pair.b}`)) return pair;
    after = [pair.a, pair.b];
  }
}

/** Merges the next pair, or goes on with the one under way. Answers where that stands; null when there is none left. */
function mergeOne(
  tx: Tx,
  captured: readonly CapturedTable[],
  state: MergeState,
  spent: () => boolean,
): MergeState | null {
  const pair = state.plan === null && state.begun === null ? nextCertain(tx, state) : undefined;
  const after = pair ? ([pair.a, pair.b] as MergeState['after']) : state.after;
  const fresh = pair ? suggestedPlan(tx.db, captured, pair.a, pair.b) : state.plan;
  const begun = state.begun ?? fresh;
  if (begun === null || (state.begun === null && !isThere(tx, begun))) return null;
  if (state.begun === null) beginMerge(tx, captured, begun);
  if (!repointLinks(tx, captured, begun, spent)) return { ...state, begun, after };
  return { ...state, begun: null, after, merged: state.merged + 1 };
}

/** Merging one pair or all that are certain, and taking one merge apart: each one operation with one undo. */
export const duplicateTasks = (means: Means): RunnableTask[] => [
  defineTask({
    name: mergeTask,
    state: mergeState,
    next: () => null,
    step(tx, state, _input, budget) {
      const { captured } = means().store;
      let now: MergeState | null = state;
      do now = mergeOne(tx, captured, now, budget.spent);
      while (now?.begun === null && !budget.spent());
      const last = now ?? state;
      return {
        state: last,
        done: now === null,
        progress: now === null ? 1 : Math.min(1, last.merged / Math.max(1, state.total)),
        consumed: true,
      };
    },
  }),
  defineTask({
    name: unmergeTask,
    state: unmergeState,
    next: () => null,
    step(tx, state, _input, budget) {
      const merge = findMerge(tx.db, state.id);
      if (!merge) return { state, done: true, progress: 1, consumed: true };
      const giveBack = new Set(state.giveBack);
      const items = itemsOf(tx.db, merge.id, state.after, itemsAtOnce);
      let { after } = state;
      let taken = 0;
      for (const item of items) {
        if (taken > 0 && budget.spent()) break;
        takeBack(tx, merge, item, giveBack);
        after = item.id;
        taken++;
      }
      const done = taken === items.length && items.length < itemsAtOnce;
      if (done) {
        finishUnmerge(tx, kindOf(tx.db, merge.loserId) ?? 'contact', merge);
        rememberApart(tx, merge.survivorId, merge.loserId);
      }
      return { state: { ...state, after }, done, progress: done ? 1 : null, consumed: true };
    },
  }),
];
