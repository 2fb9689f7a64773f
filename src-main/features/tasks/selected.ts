import * as z from 'zod';
import { localDateAt } from '../../../src-shared/domain/local-date';
import type { FeatureContext } from '../../platform/feature';
import type { RunnableTask } from '../../platform/operations/task';
import type { Tx } from '../../platform/store/handles';
import { runSelection, type Selection, selectionTask } from '../lists';
import { binRecord, updateRow } from '../records';
import { makeNext } from './next';
import { taskRow } from './repository';
import { task } from './schema';

/** Ticks off a task that is open; answers the id of the next one of its series, null where there is none. */
export function tickOff(tx: Tx, id: string): string | null {
  updateRow(tx, task, id, { doneAt: tx.at });
  const row = taskRow(tx.db, id);
  return row.repeat === '' ? null : makeNext(tx, row, localDateAt(tx.at));
}

const isThere = (tx: Tx, id: string): boolean =>
  tx.db.prepare<[string], unknown>('SELECT 1 FROM task WHERE id = ? AND deleted_at IS NULL').get(id) !== undefined;

/** The long tasks over selections of tasks: `task.bin` and `task.done`. */
export const taskTasks = (context: () => FeatureContext): RunnableTask[] => [
  selectionTask(context, {
    name: 'task.bin',
    options: z.object({}),
    begin: (tx) => (id) => binRecord(tx, 'task', id),
  }),
  selectionTask(context, {
    name: 'task.done',
    // When it was begun, ms since 1970.
    options: z.object({ begun: z.number() }),
    begin:
      (tx, { begun }) =>
      (id) => {
        if (!isThere(tx, id)) return false;
        const { doneAt, series, updatedAt } = taskRow(tx.db, id);
        // The next of a series may match the filter too: what this act has made it does not tick off.
        if (doneAt !== null || (series !== null && updatedAt >= begun)) return false;
        tickOff(tx, id);
        return true;
      },
  }),
];

/** What is done with whole selections: each is one operation. */
export const selectedTasks = (context: FeatureContext) => ({
  bin: (selection: Selection) =>
    runSelection(context, 'task', { task: 'task.bin', label: 'task.manyBinned', selection, options: {} }),
  done: (selection: Selection) =>
    runSelection(context, 'task', {
      task: 'task.done',
      label: 'task.manyDone',
      selection,
      options: { begun: context.store.clock.now() },
    }),
});
