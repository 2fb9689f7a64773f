import { implement } from '@orpc/server';
import { contract } from '../../../src-shared/contract';
import type { UndoResult } from '../../../src-shared/contract/history';
import type { FeatureContext } from '../../platform/feature';
import type { UndoOutcome } from '../../platform/journal/undo';
import { type ChangePage, changePage } from './changes';
import { describeOperation, labelOf, type OperationPage, operationPage, runningOperations } from './operations';

export { labelOf } from './operations';

const os = implement(contract);

/** Long reads of this feature, by name. */
export const historyReads = { 'history.list': operationPage, 'history.changes': changePage };

/** Who changed what, the way back, and the brakes of long work. */
export function historyFeature({ store, runner, undo, reads, actor }: FeatureContext) {
  const answer = async (outcome: Promise<UndoOutcome>): Promise<UndoResult> => {
    const result = await outcome;
    switch (result.outcome) {
      case 'done': {
        const { id, changes } = result.operation;
        return { outcome: 'done', operationId: id, label: labelOf(result.operation), rows: changes };
      }
      case 'refused':
        return {
          outcome: 'refused',
          operationId: result.root.id,
          label: labelOf(result.root),
          conflicts: result.conflicts.map(({ operation, rows }) => ({
            operation: describeOperation(store.db, operation),
            rows,
          })),
        };
      case 'nothing':
        return { outcome: 'nothing' };
    }
  };
  return {
    handlers: {
      history: {
        list: os.history.list.handler(({ input, signal }) => reads.run<OperationPage>('history.list', input, signal)),
        changes: os.history.changes.handler(({ input, signal }) => {
          store.operations.get(input.id);
          return reads.run<ChangePage>('history.changes', input, signal);
        }),
        undo: os.history.undo.handler(({ input }) => answer(undo.revert(input.id, 'undone', actor(), input.alsoLater))),
        redo: os.history.redo.handler(({ input }) => answer(undo.revert(input.id, 'redone', actor(), input.alsoLater))),
        undoLast: os.history.undoLast.handler(() => answer(undo.undoLast(actor()))),
        redoLast: os.history.redoLast.handler(() => answer(undo.redoLast(actor()))),
      },
      operations: {
        running: os.operations.running.handler(() => runningOperations(store.db)),
        get: os.operations.get.handler(({ input }) => describeOperation(store.db, store.operations.get(input.id))),
        pause: os.operations.pause.handler(async ({ input }) => {
          await runner.pause(input.id);
          return {};
        }),
        resume: os.operations.resume.handler(({ input }) => {
          runner.resume(input.id);
          return {};
        }),
        cancel: os.operations.cancel.handler(async ({ input }) => {
          await runner.cancel(input.id);
          return {};
        }),
      },
    },
  };
}
