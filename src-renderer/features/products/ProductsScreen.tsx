import { Button } from '@mantine/core';
import { IconPackage } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ProductRow, productColumn } from '../../../src-shared/contract/products';
import { useTableExport } from '../../api/export-table';
import { useListScreen } from '../../api/list-screen';
import { orpc } from '../../api/orpc';
import { RecordList } from '../../api/RecordList';
import { productSource } from '../../api/sources';
import { useErrorToast, useUndoToast } from '../../api/undo';
import { EmptyState } from '../../ui/EmptyState';
import type { RecordParts } from '../../ui/record/parts';
import { useProductColumns } from './columns';
import { ImportProducts } from './ImportProducts';
import { NewProduct } from './NewProduct';
import { ProductRecord } from './ProductRecord';
import { useProductsView } from './store';
import { useSaveCell } from './use-save-product';

const nameOf = (row: ProductRow) => row.name;

/** Every product in a list, the one that is open beside it. */
export function ProductsScreen({ openId, parts }: { openId: string | null; parts: RecordParts }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const undoToast = useUndoToast();
  const onError = useErrorToast();
  const columns = useProductColumns();
  const onSave = useSaveCell();
  const [isAdding, setAdding] = useState(false);
  const [isImporting, setImporting] = useState(false);

  const onOpen = useCallback(
    (id: string, isInstead: boolean) => void navigate({ to: '/products/$id', params: { id }, replace: isInstead }),
    [navigate],
  );
  const onClose = useCallback(() => void navigate({ to: '/products' }), [navigate]);
  const onNew = { words: t('products.new'), run: () => setAdding(true) };
  const screen = useListScreen({
    kind: 'product',
    store: useProductsView,
    source: productSource,
    sortable: productColumn.options,
    columns,
    openId,
    onOpen,
    onClose,
    onNew,
  });
  const exportTable = useTableExport();
  const bin = useMutation(
    orpc.products.bin.mutationOptions({
      onError,
      onSuccess: ({ count, operationId }) => {
        screen.clear();
        undoToast(t('products.saved.binned', { count }), operationId);
      },
    }),
  );

  return (
    <>
      <RecordList
        title={t('products.title')}
        screen={screen}
        actions={
          <>
            <Button onClick={() => setImporting(true)}>{t('products.csv.import')}</Button>
            {screen.list.total !== 0 && (
              <Button
                onClick={() =>
                  exportTable(t('products.title'), {
                    kind: 'product',
                    selection: { filter: screen.filter, except: [] },
                    format: 'csv',
                  })
                }
              >
                {t('products.csv.export')}
              </Button>
            )}
            <Button variant="filled" onClick={onNew.run}>
              {t('products.new')}
            </Button>
          </>
        }
        bulk={{
          FieldValue: parts.FieldValue,
          onBin: () => bin.mutate({ selection: screen.chosen }),
        }}
        empty={
          <EmptyState
            icon={<IconPackage size={22} stroke={1.5} />}
            title={t('products.empty.title')}
            text={t('products.empty.text')}
            actions={[{ words: t('products.new'), run: onNew.run, primary: true }]}
          />
        }
        noMatch={{
          title: t('products.noMatch.title'),
          text: t('products.noMatch.text'),
          clear: t('products.noMatch.clear'),
        }}
        nameOf={nameOf}
        onSave={onSave}
        record={openId !== null && <ProductRecord key={openId} id={openId} onClose={onClose} parts={parts} />}
      />
      {isImporting && <ImportProducts onClose={() => setImporting(false)} />}
      <NewProduct
        NewFields={parts.NewFields}
        opened={isAdding}
        onClose={() => setAdding(false)}
        onCreated={(id) => onOpen(id, openId !== null)}
      />
    </>
  );
}
