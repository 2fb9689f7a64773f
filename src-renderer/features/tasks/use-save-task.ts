import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../src-shared/contract/tasks';
import { orpc } from '../../api/orpc';
import type { TaskInputs } from '../../api/tasks';
import { useUndoToast } from '../../api/undo';

export type SaveTask = (patch: Omit<TaskInputs['update'], 'id'>) => Promise<Task>;

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
