import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type DealRow, dealColumn } from '../../../src-shared/contract/deals';
import { useErrorText } from '../../api/errors';
import { ListBulk } from '../../api/ListBulk';
import { useListScreen } from '../../api/list-screen';
import { orpc } from '../../api/orpc';
import { dealSource } from '../../api/sources';
import { useErrorToast, useUndoToast } from '../../api/undo';
import { EmptyState } from '../../ui/EmptyState';
import { FilterBar } from '../../ui/filter/FilterBar';
import { DataGrid } from '../../ui/grid/DataGrid';
import { selectionInput } from '../../ui/grid/selection';
import { ListBody } from '../../ui/list/ListBody';
import { ListFoot } from '../../ui/list/ListFoot';
import { ListLayout } from '../../ui/list/ListLayout';
import { ViewOptions } from '../../ui/views/ViewOptions';
import { useListColumns } from './list-columns';
import { useDealsList } from './store';
import { useDealWords } from './words';

const titleOf = (row: DealRow) => row.title;

/** Every deal of every pipeline in a list: under way, won and lost. */
export function DealList({
  openId,
  onOpen,
  onClose,
  onNew,
  actions,
  views,
  record,
}: {
  openId: string | null;
  onOpen: (id: string) => void;
  onClose: () => void;
  onNew: () => void;
  actions: ReactNode;
  /** The saved views. */
  views: ReactNode;
  record: ReactNode;
}) {
  const { t } = useTranslation();
  const { number } = useDealWords();
  const errorText = useErrorText();
  const undoToast = useUndoToast();
  const onError = useErrorToast();
  const columns = useListColumns();
  const { list, view, filter, selected, clear, clearFilters, filterBar, options, gridProps } = useListScreen({
    kind: 'deal',
    store: useDealsList,
    source: dealSource,
    sortable: dealColumn.options,
    columns,
    openId,
    onOpen,
    onClose,
    onNew: { words: t('deals.new'), run: onNew },
  });
  const update = useMutation(orpc.deals.update.mutationOptions()).mutateAsync;
  const onSave = useCallback(
    async (row: DealRow, column: string, value: string) => {
      if (column !== 'name') return;
      await update({ id: row.id, patch: { title: value } });
      undoToast(t('party.saved.field', { field: t('deals.field.title') }));
    },
    [update, undoToast, t],
  );
  const bin = useMutation(
    orpc.deals.bin.mutationOptions({
      onError,
      onSuccess: ({ count, operationId }) => {
        clear();
        undoToast(t('deals.saved.binned', { count }), operationId);
      },
    }),
  );
  return (
    <ListLayout
      title={t('deals.title')}
      count={list.total === null ? null : number(list.total)}
      actions={actions}
      filters={
        <>
          {views}
          <FilterBar {...filterBar} more={<ViewOptions {...options} />} />
        </>
      }
      foot={
        selected > 0 ? (
          <ListBulk
            kind="deal"
            count={selected}
            selection={selectionInput(view.selection, filter)}
            onBin={() => bin.mutate({ selection: selectionInput(view.selection, filter) })}
            onClear={clear}
          />
        ) : (
          <ListFoot />
        )
      }
      record={record}
    >
      <ListBody
        error={list.error ? errorText(list.error) : null}
        onRetry={list.retry}
        isKnown={list.isKnown}
        total={list.total}
        count={list.count}
        empty={
          <EmptyState
            title={t('deals.empty.title')}
            text={t('deals.empty.text')}
            actions={[{ words: t('deals.new'), run: onNew, primary: true }]}
          />
        }
        noMatch={
          <EmptyState
            title={t('deals.noMatch.title')}
            text={t('deals.noMatch.text')}
            actions={[{ words: t('deals.noMatch.clear'), run: clearFilters }]}
          />
        }
      >
        <DataGrid label={t('deals.title')} nameOf={titleOf} onSave={onSave} {...gridProps} />
      </ListBody>
    </ListLayout>
  );
}
