import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';
import type { TaskInputs } from '../../api/tasks';
import { useErrorToast } from '../../api/undo';
import { saveFile } from '../../ui/save-file';
import { showToast } from '../../ui/toast/show-toast';

/** Hands a selection of tasks to the user as a file. */
export function useExport() {
  const { t } = useTranslation();
  const onError = useErrorToast();
  const { mutate } = useMutation(orpc.tasks.exportCsv.mutationOptions({ onError }));
  return (wanted: TaskInputs['exportCsv'], count: number) =>
    mutate(wanted, {
      onSuccess: (file) => {
        saveFile(file, t('tasks.exportFile'));
        showToast({ words: t('tasks.saved.exported', { count }) });
      },
    });
}
