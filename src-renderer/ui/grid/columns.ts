import {
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { FittingColumn } from './fit-columns';

/** What an editor in a cell is given: the value to begin with, and what to do when it is left. */
export interface CellEditorProps {
  readonly label: string;
  readonly value: string;
  readonly error: string | null;
  readonly onCommit: (value: string, then: AfterEdit) => void;
  readonly onCancel: () => void;
}

/** Where the keyboard goes after an edit. */
export type AfterEdit = 'stay' | 'next' | 'previous';

/** One column of a grid: how wide, how it shows, and how it is edited where it can be. */
export interface GridColumn<Row> extends FittingColumn {
  readonly title: string;
  readonly align?: 'end';
  readonly sortable: boolean;
  readonly cell: (row: Row, isCompact: boolean) => ReactNode;
  /** The text an editor begins with; without it the column can't be edited. */
  readonly editText?: (row: Row) => string;
  readonly editor?: (props: CellEditorProps & { row: Row }) => ReactNode;
}

export interface GridRow {
  readonly id: string;
}

const gridFeatures = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  columnMeta: metaHelper<{ align?: 'end' }>(),
});
export type GridFeatures = typeof gridFeatures;
export { gridFeatures };

/** TanStack Table's definition of the columns: sorting is the core's work, so only its state lives here. */
export function tableColumns<Row extends GridRow>(columns: readonly GridColumn<Row>[]) {
  const helper = createColumnHelper<GridFeatures, Row>();
  return columns.map((column) =>
    helper.accessor((row): unknown => row.id, {
      id: column.id,
      header: column.title,
      enableSorting: column.sortable,
      sortDescFirst: false,
      meta: column.align ? { align: column.align } : {},
    }),
  );
}
