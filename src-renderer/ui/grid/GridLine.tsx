import { Fragment, memo } from 'react';
import { Tick } from '../Tick';
import type { AfterEdit, GridColumn, GridRow } from './columns';
import classes from './DataGrid.module.css';
import { cellKey, type Draft, type EditState, isEditing } from './drafts';

export interface GridLineActions<Row> {
  readonly onCommit: (row: Row, column: string, value: string, then: AfterEdit) => void;
  readonly onCancel: (row: Row, column: string) => void;
}

export interface GridLineProps<Row extends GridRow> extends GridLineActions<Row> {
  readonly row: Row;
  readonly index: number;
  /** Its place among all lines, headings of groups too. */
  readonly line: number;
  readonly columns: readonly GridColumn<Row>[];
  /** Name of its checkbox. */
  readonly selectWords: string;
  readonly top: number;
  readonly height: number;
  readonly isCompact: boolean;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly edit: EditState;
}

function Cell<Row extends GridRow>({
  row,
  column,
  draft,
  isEditor,
  isCompact,
  onCommit,
  onCancel,
}: Pick<GridLineProps<Row>, 'row' | 'isCompact' | 'onCommit' | 'onCancel'> & {
  column: GridColumn<Row>;
  draft: Draft | undefined;
  isEditor: boolean;
}) {
  const isEditable = column.editor !== undefined;
  const isFailed = draft !== undefined;
  return (
    <span
      role="gridcell"
      tabIndex={-1}
      data-column={column.id}
      data-align={column.align}
      data-failed={isFailed || undefined}
      data-editor={isEditor || undefined}
      aria-readonly={!isEditable}
    >
      {isEditor && column.editor ? (
        // A value that comes back with a reason is edited anew.
        <Fragment key={draft?.error}>
          {column.editor({
            row,
            label: column.title,
            value: draft?.value ?? column.editText?.(row) ?? '',
            error: draft?.error ?? null,
            onCommit: (value, then) => onCommit(row, column.id, value, then),
            onCancel: () => onCancel(row, column.id),
          })}
        </Fragment>
      ) : isFailed ? (
        draft.value
      ) : (
        column.cell(row, isCompact)
      )}
    </span>
  );
}

function Line<Row extends GridRow>(props: GridLineProps<Row>) {
  const { row, index, line, columns, selectWords, top, height, isSelected, isActive, isOpen, edit } = props;
  return (
    <div
      id={`row-${row.id}`}
      role="row"
      tabIndex={-1}
      data-index={index}
      className={classes.row}
      aria-rowindex={line + 2}
      aria-selected={isSelected}
      data-active={isActive || undefined}
      data-open={isOpen || undefined}
      style={{ transform: `translateY(${top}px)`, height }}
    >
      <span role="gridcell" tabIndex={-1} className={classes.check} data-check>
        <Tick label={selectWords} state={isSelected ? 'on' : 'off'} tabIndex={-1} />
      </span>
      {columns.map((column) => (
        <Cell
          key={column.id}
          {...props}
          column={column}
          draft={edit.drafts.get(cellKey(row.id, column.id))}
          isEditor={isEditing(edit, row.id, column.id)}
        />
      ))}
    </div>
  );
}

/** One row. Rendered again only when it, or what is shown of it, changed: scrolling has to stay cheap. */
export const GridLine = memo(Line) as typeof Line;
