import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../src-shared/contract/tasks';
import { orpc } from '../../api/orpc';
import type { TaskInputs } from '../../api/tasks';
import { useUndoToast } from '../../api/undo';

type Patch = Omit<TaskInputs['update'], 'id'>;

export type SaveTask = (patch: Patch) => Promise<Task>;

/** Saves what changed of a task; rejects with why it could not be. */
export function useSaveTask(id: string): SaveTask {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const undoToast = useUndoToast();
  const { mutateAsync } = useMutation(orpc.tasks.update.mutationOptions());
  return async (patch) => {
    const saved = await mutateAsync({ id, ...patch });
    queryClient.setQueryData(orpc.tasks.get.queryKey({ input: { id } }), saved);
    undoToast(t('tasks.saved.edited'));
    return saved;
  };
}

/** What of a task a cell of its list sets; null where none of it. */
function patchOf(column: string, value: string): Patch | null {
  switch (column) {
    case 'name':
      return { title: value };
    case 'priority':
      return { priority: value as Task['priority'] };
    case 'kind':
      return { kind: value as Task['kind'] };
    case 'assignee':
      return { assigneeId: value };
    default:
      return null;
  }
}

/** Saves what was typed into a cell of the list; rejects with why it could not be. */
export function useSaveCell() {
  const { t } = useTranslation();
  const undoToast = useUndoToast();
  const { mutateAsync } = useMutation(orpc.tasks.update.mutationOptions());
  return useCallback(
    async ({ id }: { id: string }, column: string, value: string) => {
      const patch = patchOf(column, value);
      if (!patch) return;
      await mutateAsync({ id, ...patch });
      undoToast(t('tasks.saved.edited'));
    },
    [mutateAsync, undoToast, t],
  );
}
