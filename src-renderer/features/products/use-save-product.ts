import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Product, ProductPatch, ProductRow } from '../../../src-shared/contract/products';
import { orpc } from '../../api/orpc';
import type { Page } from '../../api/pages';
import { useUndoToast } from '../../api/undo';
import type { SaveCell } from '../../ui/grid/use-grid-edit';
import { useAmounts } from './amounts';

/** Only what is given: a patch has no keys that say nothing. */
type Patch = { [Key in keyof ProductPatch]?: NonNullable<ProductPatch[Key]> | (Key extends 'price' ? null : never) };

/** Saves fields of one product: shown at once, taken back when the core refuses. `words` names what was changed. */
export function useSaveProduct(product: Product): (patch: Patch, words: string) => Promise<void> {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const undoToast = useUndoToast();
  const update = useMutation(orpc.products.update.mutationOptions()).mutateAsync;
  const { queryKey } = orpc.products.get.queryOptions({ input: { id: product.id } });
  return async (patch, words) => {
    queryClient.setQueryData(queryKey, (now) => now && { ...now, ...patch });
    try {
      queryClient.setQueryData(queryKey, await update({ id: product.id, patch }));
    } catch (error) {
      queryClient.setQueryData(queryKey, product);
      throw error;
    }
    undoToast(t('party.saved.field', { field: words }));
  };
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
