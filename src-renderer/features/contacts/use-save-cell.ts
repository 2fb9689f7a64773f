import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ContactRow } from '../../../src-shared/contract/contacts';
import { orpc } from '../../api/orpc';
import type { Page } from '../../api/pages';
import { useUsers } from '../../api/parties';
import { useSavePart } from '../../api/save-part';
import { useUndoToast } from '../../api/undo';
import type { SaveCell } from '../../ui/grid/use-grid-edit';
import { cellPatch, isPart, isPatch, withCell } from './cells';

/** Saves a cell of the list: shown at once, taken back when the core refuses. */
export function useSaveCell(): SaveCell<ContactRow> {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const undoToast = useUndoToast();
  const users = useUsers();
  const savePart = useSavePart('contacts');
  const update = useMutation(orpc.contacts.update.mutationOptions()).mutateAsync;
  const lists = { queryKey: orpc.contacts.list.key() };

  return async (row, column, value) => {
    if (!isPart(column) && !isPatch(column)) return;
    const ownerName = users.find(({ id }) => id === value)?.name ?? '';
    queryClient.setQueriesData<Page<ContactRow>>(
      lists,
      (page) =>
        page && {
          ...page,
          rows: page.rows.map((one) => (one.id === row.id ? withCell(one, column, value, ownerName) : one)),
        },
    );
    try {
      if (isPart(column)) await savePart(row.id, column, value);
      else await update({ id: row.id, patch: cellPatch(column, value) });
    } catch (error) {
      await queryClient.invalidateQueries(lists);
      throw error;
    }
    undoToast(t('party.saved.field', { field: t(`contacts.column.${column}`) }));
  };
}
