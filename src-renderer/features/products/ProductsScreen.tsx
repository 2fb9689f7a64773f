import { Button } from '@mantine/core';
import { IconPackage } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ProductRow, productColumn } from '../../../src-shared/contract/products';
import { useErrorText } from '../../api/errors';
import { ListBulk } from '../../api/ListBulk';
import { ListViews } from '../../api/ListViews';
import { useListScreen } from '../../api/list-screen';
import { orpc } from '../../api/orpc';
import { productSource } from '../../api/sources';
import { useErrorToast, useUndoToast } from '../../api/undo';
import { EmptyState } from '../../ui/EmptyState';
import { FilterBar } from '../../ui/filter/FilterBar';
import { useFormat } from '../../ui/format-locale';
import { DataGrid } from '../../ui/grid/DataGrid';
import { selectionInput } from '../../ui/grid/selection';
import { ListBody } from '../../ui/list/ListBody';
import { ListFoot } from '../../ui/list/ListFoot';
import { ListLayout } from '../../ui/list/ListLayout';
import type { RecordParts } from '../../ui/record/parts';
import { saveFile } from '../../ui/save-file';
import { ViewOptions } from '../../ui/views/ViewOptions';
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
  const { number } = useFormat();
  const navigate = useNavigate();
  const errorText = useErrorText();
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
  const { list, view, filter, selected, clear, clearFilters, filterBar, options, gridProps } = useListScreen({
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
  const exported = useMutation(
    orpc.products.exportCsv.mutationOptions({
      onError,
      onSuccess: (file) => saveFile(file, t('products.csv.fileName')),
    }),
  );
  const bin = useMutation(
    orpc.products.bin.mutationOptions({
      onError,
      onSuccess: ({ count, operationId }) => {
        clear();
        undoToast(t('products.saved.binned', { count }), operationId);
      },
    }),
  );

  return (
    <>
      <ListLayout
        title={t('products.title')}
        count={list.total === null ? null : number(list.total)}
        actions={
          <>
            <Button onClick={() => setImporting(true)}>{t('products.csv.import')}</Button>
            {list.total !== 0 && (
              <Button onClick={() => exported.mutate({ filter })}>{t('products.csv.export')}</Button>
            )}
            <Button variant="filled" onClick={onNew.run}>
              {t('products.new')}
            </Button>
          </>
        }
        filters={
          list.total !== 0 && (
            <>
              <ListViews kind="product" store={useProductsView} sortable={productColumn.options} />
              <FilterBar {...filterBar} more={<ViewOptions {...options} />} />
            </>
          )
        }
        foot={
          selected > 0 ? (
            <ListBulk
              kind="product"
              count={selected}
              selection={selectionInput(view.selection, filter)}
              onBin={() => bin.mutate({ selection: selectionInput(view.selection, filter) })}
              onClear={clear}
            />
          ) : (
            <ListFoot />
          )
        }
        record={openId !== null && <ProductRecord key={openId} id={openId} onClose={onClose} parts={parts} />}
      >
        <ListBody
          error={list.error ? errorText(list.error) : null}
          onRetry={list.retry}
          isKnown={list.isKnown}
          total={list.total}
          count={list.count}
          empty={
            <EmptyState
              icon={<IconPackage size={22} stroke={1.5} />}
              title={t('products.empty.title')}
              text={t('products.empty.text')}
              actions={[{ words: t('products.new'), run: onNew.run, primary: true }]}
            />
          }
          noMatch={
            <EmptyState
              title={t('products.noMatch.title')}
              text={t('products.noMatch.text')}
              actions={[{ words: t('products.noMatch.clear'), run: clearFilters }]}
            />
          }
        >
          <DataGrid label={t('products.title')} nameOf={nameOf} onSave={onSave} {...gridProps} />
        </ListBody>
      </ListLayout>
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
