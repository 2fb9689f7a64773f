import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Product, ProductPatch, ProductRow } from '../../../src-shared/contract/products';
import { orpc } from '../../api/orpc';
import type { Page } from '../../api/pages';
import { useSaveRecord } from '../../api/save-record';
import { useUndoToast } from '../../api/undo';
import type { SaveCell } from '../../ui/grid/use-grid-edit';
import { useAmounts } from './amounts';

/** Only what is given: a patch has no keys that say nothing. */
type Patch = { [Key in keyof ProductPatch]?: NonNullable<ProductPatch[Key]> | (Key extends 'price' ? null : never) };

/** Saves fields of one product; see `useSaveRecord`. */
export function useSaveProduct({ id }: Product) {
  const update = useMutation(orpc.products.update.mutationOptions()).mutateAsync;
  return useSaveRecord(orpc.products.get.queryKey({ input: { id } }), (patch: Patch) => update({ id, patch }));
}

const columns = ['name', 'sku', 'category', 'unit', 'price', 'owner'] as const;
const editable = (column: string) => columns.find((one) => one === column);

/** Saves a cell of the list: shown at once, taken back when the core refuses. */
export function useSaveCell(): SaveCell<ProductRow> {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const undoToast = useUndoToast();
  const { price } = useAmounts();
  const update = useMutation(orpc.products.update.mutationOptions()).mutateAsync;
  const lists = { queryKey: orpc.products.list.key() };

  return async (row, id, value) => {
    const column = editable(id);
    if (!column) return;
    const patchOf = (): Patch => {
      if (column === 'owner') return { ownerId: value };
      if (column !== 'price') return { [column]: value };
      if (value === '') return { price: null };
      const { amount, currency } = price.read(value, row.currency);
      return { price: amount, currency };
    };
    const patch = patchOf();
    queryClient.setQueriesData<Page<ProductRow>>(
      lists,
      (page) => page && { ...page, rows: page.rows.map((one) => (one.id === row.id ? { ...one, ...patch } : one)) },
    );
    try {
      await update({ id: row.id, patch });
    } catch (error) {
      await queryClient.invalidateQueries(lists);
      throw error;
    }
    undoToast(t('party.saved.field', { field: t(`products.column.${column}`) }));
  };
}
