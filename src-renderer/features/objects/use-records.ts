import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BulkEdit } from '../../../src-shared/contract/bulk';
import type { CustomRow } from '../../../src-shared/contract/objects';
import { orpc } from '../../api/orpc';
import type { Page } from '../../api/pages';
import { useErrorToast, useUndoToast } from '../../api/undo';
import { useFormat } from '../../ui/format-locale';
import type { SaveCell } from '../../ui/grid/use-grid-edit';

/** What is done with many records of an object at once, beside what is done in every list. */
export function useManyRecords({
  objectId,
  selection,
  onDone,
}: {
  objectId: string;
  selection: BulkEdit['selection'];
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const bin = useMutation(
    orpc.objects.bin.mutationOptions({
      onError,
      onSuccess: ({ count, operationId }) => {
        onDone();
        undoToast(t('views.bulk.binned', { count, formatted: number(count) }), operationId);
      },
    }),
  );
  return {
    bin: () => bin.mutate({ objectId, selection }),
  };
}

/** Saves a record's new name in the list: shown at once, taken back when the core refuses. */
export function useSaveCell(): SaveCell<CustomRow> {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const undoToast = useUndoToast();
  const rename = useMutation(orpc.objects.renameRecord.mutationOptions()).mutateAsync;
  const lists = { queryKey: orpc.objects.records.key() };
  return async ({ id }, _column, name) => {
    queryClient.setQueriesData<Page<CustomRow>>(
      lists,
      (page) => page && { ...page, rows: page.rows.map((one) => (one.id === id ? { ...one, name } : one)) },
    );
    try {
      const saved = await rename({ id, name });
      queryClient.setQueryData(orpc.objects.get.queryKey({ input: { id } }), saved);
      undoToast(t('objects.saved.edited', { name: saved.name }));
    } catch (error) {
      await queryClient.invalidateQueries(lists);
      throw error;
    }
  };
}
