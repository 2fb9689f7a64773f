import type { ReactNode } from 'react';
import type { GridColumn, GridRow } from '../../ui/grid/columns';
import { NameCell } from '../../ui/grid/NameCell';
import { timeWords } from '../../ui/time';

interface Binned extends GridRow {
  readonly updatedAt: number;
}

export interface BinColumns<Row> {
  readonly locale: string;
  readonly titles: { readonly name: string; readonly more: string; readonly last: string; readonly when: string };
  readonly nameOf: (row: Row) => string;
  readonly picture: (row: Row) => ReactNode;
  /** The column beside the name: which, and its text. */
  readonly moreColumn: string;
  readonly moreOf: (row: Row) => string;
  /** The column behind it. */
  readonly lastColumn: string;
  readonly lastOf: (row: Row) => string;
  readonly photoOf?: (row: Row) => string;
}

/** As much of a binned record as one needs to know it again. */
export function binColumns<Row extends Binned>({
  locale,
  titles,
  nameOf,
  picture,
  moreColumn,
  moreOf,
  lastColumn,
  lastOf,
  photoOf = () => '',
}: BinColumns<Row>) {
  const { personal, exact } = timeWords(locale);
  const columns: readonly GridColumn<Row>[] = [
    {
      id: 'name',
      title: titles.name,
      minWidth: 150,
      grow: 1.3,
      priority: 0,
      sortable: true,
      cell: (row, isCompact) => (
        <NameCell
          initials={picture(row)}
          seed={row.id}
          photo={photoOf(row)}
          name={nameOf(row)}
          more={isCompact ? moreOf(row) || lastOf(row) : null}
        />
      ),
    },
    {
      id: moreColumn,
      title: titles.more,
      minWidth: 110,
      grow: 1,
      priority: 2,
      sortable: true,
      cell: moreOf,
    },
    {
      id: lastColumn,
      title: titles.last,
      minWidth: 150,
      grow: 1.2,
      priority: 3,
      sortable: true,
      cell: lastOf,
    },
    {
      id: 'updatedAt',
      title: titles.when,
      minWidth: 84,
      grow: 0,
      priority: 1,
      align: 'end',
      sortable: true,
      cell: (row) => <time title={exact(row.updatedAt)}>{personal(row.updatedAt)}</time>,
    },
  ];
  return columns;
}
