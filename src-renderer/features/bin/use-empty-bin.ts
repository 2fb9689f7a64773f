import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ListFilter } from '../../../src-shared/contract/filters';
import { orpc } from '../../api/orpc';
import { useErrorToast, useUndoToast } from '../../api/undo';
import { useFormat } from '../../ui/format-locale';
import { showToast } from '../../ui/toast/show-toast';

type Chosen = { ids: string[] } | { filter: ListFilter; except: string[] };

/** Takes records out of the bin: back to their list, or away for good. */
export function useEmptyBin(kind: 'contacts' | 'companies' | 'products', onDone: () => void) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const restore = useMutation(
    orpc[kind].restore.mutationOptions({
      onError,
      onSuccess: ({ count, operationId }) => {
        onDone();
        undoToast(t(`${kind}.saved.restored`, { count }), operationId);
      },
    }),
  );
  const purge = useMutation(
    orpc[kind].purge.mutationOptions({
      onError,
      onSuccess: ({ count }) => {
        onDone();
        showToast({ words: t('bin.purged', { count, formatted: number(count) }) });
      },
    }),
  );
  return {
    restore: (selection: Chosen) => restore.mutate({ selection }),
    purge: (selection: Chosen) => purge.mutate({ selection }),
  };
}
