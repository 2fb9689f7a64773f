import type { Table } from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import { Tick } from '../Tick';
import type { GridFeatures, GridRow } from './columns';
import classes from './DataGrid.module.css';
import { useReorder } from './use-reorder';

const sortWords = (sorted: false | 'asc' | 'desc') =>
  sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none';

/** Column titles: a click sorts, another turns the order around. */
export function GridHeader<Row extends GridRow>({
  table,
  allSelected,
  onSelectAll,
  onOrder,
}: {
  table: Pick<Table<GridFeatures, Row>, 'getHeaderGroups'>;
  allSelected: 'on' | 'some' | 'off';
  onSelectAll: (on: boolean) => void;
  /** Told the columns that are seen, in another order; the name, which is the first, is not among them. */
  onOrder?: ((columns: string[]) => void) | undefined;
}) {
  const { t } = useTranslation();
  const ids = table.getHeaderGroups().flatMap(({ headers }) => headers.map(({ column }) => column.id));
  const dragged = useReorder(
    ids.filter((id) => id !== 'name'),
    (order) => onOrder?.(order),
  );
  return (
    <div role="rowgroup" className={classes.headGroup}>
      {table.getHeaderGroups().map((group) => (
        <div key={group.id} role="row" tabIndex={-1} aria-rowindex={1} className={classes.head}>
          <span role="columnheader" tabIndex={-1}>
            <Tick
              label={t('party.list.selectAll')}
              state={allSelected}
              onChange={() => onSelectAll(allSelected !== 'on')}
            />
          </span>
          {group.headers.map(({ id, column }) => {
            const sorted = column.getIsSorted();
            const title = String(column.columnDef.header);
            return (
              <span
                key={id}
                role="columnheader"
                tabIndex={-1}
                aria-sort={column.getCanSort() ? sortWords(sorted) : undefined}
                data-align={column.columnDef.meta?.align}
                {...(onOrder && column.id !== 'name' && dragged(column.id, title))}
              >
                {column.getCanSort() ? (
                  <button type="button" className={classes.sort} onClick={column.getToggleSortingHandler()}>
                    {title}
                    {sorted !== false && <span aria-hidden>{sorted === 'asc' ? ' ↑' : ' ↓'}</span>}
                  </button>
                ) : (
                  title
                )}
              </span>
            );
          })}
        </div>
      ))}
    </div>
  );
}
