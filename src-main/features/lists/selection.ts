import { v7 } from 'uuid';
import * as z from 'zod';
import {
  type ListFilter,
  type ListKind,
  listFilter,
  listKind,
  type selection,
} from '../../../src-shared/contract/filters';
import { type LocalDate, localDateAt } from '../../../src-shared/domain/local-date';
import { AppError } from '../../../src-shared/errors';
import type { LabelKey } from '../../../src-shared/labels';
import type { FeatureContext } from '../../platform/feature';
import { defineTask, type RunnableTask } from '../../platform/operations/task';
import { forgetMeta, readMeta, writeMeta } from '../../platform/settings/meta';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import type { Store } from '../../platform/store/store';
import { type ListInput, listCount, listGroups, listPage, selectedIds } from './list';
import type { Sort, SortStep } from './order';

export type Selection = z.input<typeof selection>;

/**
 * What is left of a selection. `stored` is the key under which the store keeps, written once, the ids that were
 * named (`done` of them are done) or those that a filter of the list `kind` leaves out (it goes on after id `after`).
 */
const rest = z.union([
  z.object({ stored: z.string(), done: z.int() }),
  z.object({ stored: z.string(), kind: listKind, filter: listFilter, today: z.string(), after: z.string() }),
]);
type Rest = z.infer<typeof rest>;

const storedIds = z.array(z.string());

const batchSize = 500;

/** The next records: `end` when these are the last; `through` is the id up to which the filter was looked at. */
interface Batch {
  ids: string[];
  end: boolean;
  through: string;
}

interface Of {
  kind: ListKind;
  filter: ListFilter;
  today: LocalDate;
}

/** Long reads that lists and selections need, whatever they are of. */
export const listReads = {
  'lists.selected': (db: ReadableDb, input: Of & { after: string }) =>
    selectedIds(db, input.kind, input, input.after, batchSize),
  'lists.count': (db: ReadableDb, input: Of) => listCount(db, input.kind, input),
  'lists.groups': (db: ReadableDb, input: Of & { by: SortStep }) => listGroups(db, input.kind, input),
  'lists.page': (db: ReadableDb, { kind, ...input }: ListInput & { kind: ListKind }) => listPage(db, kind, input),
};

/** What day it is on this computer's wall. */
export const today = (store: Pick<Store, 'clock'>): LocalDate => localDateAt(store.clock.now());

/** How many records a filter lets through, found by a reading thread. */
export const countMatching = (
  { reads, store }: Pick<FeatureContext, 'reads' | 'store'>,
  kind: ListKind,
  filter: ListFilter,
  signal?: AbortSignal,
): Promise<number> => reads.run<number>('lists.count', { kind, filter, today: today(store) }, signal);

/** Ids of a selection in batches: those that were named as they were named, those of a filter in the order of `sort`. */
export async function* chosenIds(
  { store, reads }: Pick<FeatureContext, 'reads' | 'store'>,
  kind: ListKind,
  { selection: chosen, sort, signal }: { selection: Selection; sort: Sort; signal?: AbortSignal | undefined },
): AsyncGenerator<string[]> {
  if ('ids' in chosen) {
    const ids = [...new Set(chosen.ids)];
    for (let at = 0; at < ids.length; at += batchSize) yield ids.slice(at, at + batchSize);
    return;
  }
  const except = new Set(chosen.except);
  const day = today(store);
  let after: string | undefined;
  do {
    const input = { kind, sort, filter: chosen.filter, today: day, after, offset: 0, limit: batchSize };
    const page = await reads.run<{ ids: string[]; next: string | null }>('lists.page', input, signal);
    yield page.ids.filter((id) => !except.has(id));
    after = page.next ?? undefined;
  } while (after !== undefined);
}

export interface SelectionTask<Options> {
  name: string;
  options: z.ZodType<Options>;
  /** Begins a transaction; answers what does the work on one record and says whether it changed. */
  begin(tx: Tx, options: Options): (id: string) => boolean;
  /** Deletes rows for good. */
  purges?: boolean;
}

type Means = Pick<FeatureContext, 'store' | 'reads' | 'runner' | 'actor'>;

/**
 * A task over the records of a selection, as one operation; its state keeps how many were changed. Named ids lie in
 * the store, written once; those of a filter are looked up by a reading thread, batch by batch.
 */
export function selectionTask<Options>(
  means: () => Means,
  { name, options, begin, purges = false }: SelectionTask<Options>,
): RunnableTask {
  const shape = z.object({ rest, total: z.int(), seen: z.int(), changed: z.int(), options });
  // Read once, not with every step: there may be thousands of them.
  let latest: { stored: string; ids: readonly string[] } | null = null;
  const idsOf = (stored: string): readonly string[] => {
    if (latest?.stored !== stored) latest = { stored, ids: readMeta(means().store.db, stored, storedIds) ?? [] };
    return latest.ids;
  };
  const state = shape as unknown as z.ZodType<Omit<z.infer<typeof shape>, 'options'> & { options: Options }>;
  return defineTask({
    name,
    purges,
    state,
    async next({ rest: left }, signal): Promise<Batch> {
      const stored = idsOf(left.stored);
      if ('done' in left) {
        const ids = stored.slice(left.done, left.done + batchSize);
        return { ids, end: ids.length < batchSize, through: '' };
      }
      const { kind, filter, today, after } = left;
      const found = await means().reads.run<string[]>('lists.selected', { kind, filter, today, after }, signal);
      const except = new Set(stored);
      return {
        ids: found.filter((id) => !except.has(id)),
        end: found.length < batchSize,
        through: found.at(-1) ?? after,
      };
    },
    step(tx, now, batch: Batch, budget) {
      const each = begin(tx, now.options);
      const ids = batch.ids.slice(beginning(now.rest, batch.ids));
      let { changed } = now;
      let at = 0;
      while (at < ids.length && !(at > 0 && budget.spent())) {
        if (each(ids[at++] ?? '')) changed++;
      }
      const seen = now.seen + at;
      const usedUp = at >= ids.length;
      const done = usedUp && batch.end;
      if (done) {
        forgetMeta(tx.db, now.rest.stored);
        latest = null;
      }
      return {
        state: { ...now, seen, changed, rest: advanced(now.rest, at, usedUp ? batch.through : ids[at - 1]) },
        done,
        progress: done ? 1 : Math.min(1, seen / Math.max(1, now.total)),
        consumed: usedUp || 'done' in now.rest,
      };
    },
  });
}

/** Where in a batch to go on. Named ids come as what is left of them; those of a filter are in order. */
function beginning(left: Rest, ids: readonly string[]): number {
  if ('done' in left) return 0;
  const at = ids.findIndex((id) => id > left.after);
  return at < 0 ? ids.length : at;
}

function advanced(left: Rest, count: number, after: string | undefined): Rest {
  return 'done' in left ? { ...left, done: left.done + count } : { ...left, after: after ?? left.after };
}

export interface SelectionAct<Options> {
  task: string;
  label: LabelKey;
  selection: Selection;
  options: Options;
  /** What the label says beside how many were selected. */
  params?: Readonly<Record<string, string>>;
  undoable?: boolean;
}

/**
 * Runs a selection's task to its end. Answers the operation and how many records it changed. Fails: `cancelled` when it
 * was stopped and taken back (reason `cancelled`), or is to go on later (`paused`, `running`); `conflict` (reason
 * `takenBack`) when it could not go on.
 */
export async function runSelection<Options>(
  means: Means,
  kind: ListKind,
  { task, label, selection: chosen, options, params = {}, undoable = true }: SelectionAct<Options>,
): Promise<{ operationId: number; count: number }> {
  const { store, runner, actor } = means;
  const named = 'ids' in chosen ? [...new Set(chosen.ids)] : null;
  const filter = 'ids' in chosen ? null : chosen.filter;
  const except = 'ids' in chosen ? [] : chosen.except;
  const total = named ? named.length : Math.max(0, (await countMatching(means, kind, filter ?? {})) - except.length);
  const stored = `selection.${v7()}`;
  store.maintain(() => writeMeta(store.db, stored, named ?? except));
  const operationId = runner.start(
    { label: { key: label, params: { ...params, count: total } }, actor: actor(), undoable },
    task,
    {
      rest: named ? { stored, done: 0 } : { stored, kind, filter, today: today(store), after: '' },
      total,
      seen: 0,
      changed: 0,
      options,
    },
  );
  const { state, taskState } = await runner.finished(operationId);
  if (state === 'failed') throw new AppError('conflict', 'it could not go on', { reason: 'takenBack' });
  if (state !== 'done') throw new AppError('cancelled', `the work is ${state}`, { reason: state });
  return { operationId, count: z.object({ changed: z.int() }).parse(taskState).changed };
}
