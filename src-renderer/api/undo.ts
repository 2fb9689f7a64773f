import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import type { Operation, UndoResult } from '../../src-shared/contract/history';
import { showToast } from '../ui/toast/show-toast';
import { failureOf, useErrorText } from './errors';
import { useOperationWords } from './operation-words';
import { client } from './transport';

type Direction = 'undo' | 'redo';

/** An undo that would lose later changes: the dialog asks whether to take these back too. */
export interface RefusedUndo {
  readonly direction: Direction;
  readonly operationId: number;
  readonly label: Operation['label'];
  readonly conflicts: readonly { operation: Operation; rows: number }[];
}

export const useRefusedUndo = create<{ refused: RefusedUndo | null; set: (refused: RefusedUndo | null) => void }>(
  (set) => ({ refused: null, set: (refused) => set({ refused }) }),
);

/**
 * Undo and redo, of the latest operation or of a named one, with their toasts. A refused one opens the dialog that
 * offers to take the later changes back as well.
 */
export function useUndo() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const operationWords = useOperationWords();

  const show = (direction: Direction, result: UndoResult) => {
    if (result.outcome === 'refused') return useRefusedUndo.getState().set({ direction, ...result });
    if (result.outcome === 'nothing') return showToast({ words: t(`toast.${direction}Nothing`) });
    const what = operationWords(result.label);
    const back =
      direction === 'undo'
        ? { words: t('toast.redo'), combo: 'shift+mod+z', run: () => void run('redo', () => client.history.redoLast()) }
        : { words: t('toast.undo'), combo: 'mod+z', run: () => void run('undo', () => client.history.undoLast()) };
    showToast({ words: t(`toast.${direction}Done`, { what }), action: back });
  };

  const run = async (direction: Direction, ask: () => Promise<UndoResult>) => {
    try {
      show(direction, await ask());
    } catch (error) {
      showToast({ words: errorText(error), tone: 'bad' });
    }
  };

  return {
    undo: (id?: number) =>
      run('undo', () => (id === undefined ? client.history.undoLast() : client.history.undo({ id }))),
    redo: (id?: number) =>
      run('redo', () => (id === undefined ? client.history.redoLast() : client.history.redo({ id }))),
    /** Goes on with a refused one, taking the later changes back too. */
    alsoLater: ({ direction, operationId }: RefusedUndo) =>
      run(direction, () => client.history[direction]({ id: operationId, alsoLater: true })),
  };
}

/** Tells what was done and offers to take it back: give the operation's id where the answer had one. */
export function useUndoToast(): (words: string, operationId?: number) => void {
  const { t } = useTranslation();
  const { undo } = useUndo();
  return (words, operationId) =>
    showToast({ words, action: { words: t('toast.undo'), combo: 'mod+z', run: () => void undo(operationId) } });
}

/** Shows an error that belongs to no field. What the user has broken off was told already. */
export function useErrorToast(): (error: unknown) => void {
  const errorText = useErrorText();
  return (error) => {
    if (failureOf(error).code !== 'cancelled') showToast({ words: errorText(error), tone: 'bad' });
  };
}
