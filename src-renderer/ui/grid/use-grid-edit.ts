import { type RefObject, useCallback, useRef, useState } from 'react';
import type { AfterEdit, GridColumn, GridRow } from './columns';
import { type EditState, failed, nextColumn, notEditing, settled } from './drafts';

/** Saves one cell; rejects with an error whose words `errorText` gives. The optimistic change is its own affair. */
export type SaveCell<Row> = (row: Row, column: string, value: string) => Promise<void>;

/** Inline editing: which cell is open, where Tab goes, and what failed. */
export function useGridEdit<Row extends GridRow>(
  columns: readonly GridColumn<Row>[],
  grid: RefObject<HTMLElement | null>,
  save: SaveCell<Row> | undefined,
  errorText: (error: unknown) => string,
) {
  const [edit, setEdit] = useState<EditState>(notEditing);
  const editable = columns.filter((column) => column.editor !== undefined).map((column) => column.id);
  const latest = useRef({ editable, save, errorText, columns });
  latest.current = { editable, save, errorText, columns };

  const onEdit = useCallback((row: Row, column?: string) => {
    const target = column ?? latest.current.editable[0];
    if (target === undefined || !latest.current.save) return;
    setEdit((state) => ({ ...state, editing: { rowId: row.id, column: target } }));
  }, []);

  const goOn = useCallback(
    (row: Row, column: string, then: AfterEdit) => {
      const step = { stay: 0, next: 1, previous: -1 } as const;
      const by = step[then];
      const next = by === 0 ? null : nextColumn(latest.current.editable, column, by);
      setEdit((state) => ({ ...state, editing: next === null ? null : { rowId: row.id, column: next } }));
      if (next === null) grid.current?.focus({ preventScroll: true });
    },
    [grid],
  );

  const onCommit = useCallback(
    (row: Row, column: string, value: string, then: AfterEdit) => {
      const { save: keep, errorText: words, columns: all } = latest.current;
      const before = all.find(({ id }) => id === column)?.editText?.(row) ?? '';
      setEdit((state) => settled(state, row.id, column));
      goOn(row, column, then);
      if (value === before || !keep) return;
      keep(row, column, value).catch((error: unknown) => {
        setEdit((state) => failed(state, row.id, column, { value, error: words(error) }));
      });
    },
    [goOn],
  );

  const onCancel = useCallback(
    (row: Row, column: string) => {
      setEdit((state) => ({ ...settled(state, row.id, column), editing: null }));
      grid.current?.focus({ preventScroll: true });
    },
    [grid],
  );

  return { edit, onEdit, onCommit, onCancel };
}
