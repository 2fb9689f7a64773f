import type { ReactNode } from 'react';
import { EmptyState } from '../ui/EmptyState';
import { FilterBar } from '../ui/filter/FilterBar';
import { useFormat } from '../ui/format-locale';
import type { GridRow } from '../ui/grid/columns';
import { DataGrid } from '../ui/grid/DataGrid';
import type { SaveCell } from '../ui/grid/use-grid-edit';
import { ListBody } from '../ui/list/ListBody';
import { ListFoot } from '../ui/list/ListFoot';
import { ListLayout } from '../ui/list/ListLayout';
import { ViewOptions } from '../ui/views/ViewOptions';
import { useErrorText } from './errors';
import { ListBulk, type ListBulkProps } from './ListBulk';
import { ListViews } from './ListViews';
import type { useListScreen } from './list-screen';

/**
 * The list of one kind of record: saved views and filter above its rows, what can be done with the selected ones below
 * them, the record that is open beside it.
 */
export function RecordList<Row extends GridRow, Column extends string>({
  title,
  screen,
  actions,
  above,
  views,
  hint,
  bulk,
  empty,
  noMatch,
  nameOf,
  onSave,
  record,
}: {
  title: string;
  screen: ReturnType<typeof useListScreen<Row, Column>>;
  actions: ReactNode;
  /** What stands above the filter, also where there are no records. */
  above?: ReactNode;
  /** The saved views, where they are more than those of a list. */
  views?: ReactNode;
  /** What one should know of the list. */
  hint?: ReactNode;
  bulk: Omit<ListBulkProps, 'kind' | 'count' | 'selection' | 'table' | 'onClear'>;
  /** What stands in the place of the rows where there are none yet. */
  empty: ReactNode;
  /** What is said where the filter lets none through. */
  noMatch: { readonly title: string; readonly text: string; readonly clear: string };
  nameOf: (row: Row) => string;
  onSave: SaveCell<Row>;
  record: ReactNode;
}) {
  const { number } = useFormat();
  const errorText = useErrorText();
  const { kind, store, sortable, list, chosen, selected, clear, clearFilters, filterBar, options, gridProps } = screen;
  return (
    <ListLayout
      title={title}
      count={list.total === null ? null : number(list.total)}
      actions={actions}
      filters={
        <>
          {above}
          {list.total !== 0 && (
            <>
              {views ?? <ListViews kind={kind} store={store} sortable={sortable} />}
              <FilterBar {...filterBar} more={<ViewOptions {...options} />} />
              {hint}
            </>
          )}
        </>
      }
      foot={
        selected > 0 ? (
          <ListBulk
            kind={kind}
            count={selected}
            selection={chosen}
            table={{ name: title, sort: gridProps.sort }}
            onClear={clear}
            {...bulk}
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
        empty={empty}
        noMatch={
          <EmptyState
            title={noMatch.title}
            text={noMatch.text}
            actions={[{ words: noMatch.clear, run: clearFilters }]}
          />
        }
      >
        <DataGrid label={title} nameOf={nameOf} onSave={onSave} onOrder={options.onColumns} {...gridProps} />
      </ListBody>
    </ListLayout>
  );
}
