import { type RefObject, useCallback, useRef, useState } from 'react';
import { useMeanwhileWords } from '../edit/use-meanwhile';
import type { AfterEdit, GridColumn, GridRow } from './columns';
import { type EditState, failed, isOvertaken, nextColumn, notEditing, settled } from './drafts';

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
  const meanwhileWords = useMeanwhileWords();
  const textIn = (row: Row, column: string) => columns.find(({ id }) => id === column)?.editText?.(row) ?? '';
  const latest = useRef({ editable, save, errorText, textIn, meanwhileWords, edit });
  latest.current = { editable, save, errorText, textIn, meanwhileWords, edit };

  const onEdit = useCallback((row: Row, column?: string) => {
    const target = column ?? latest.current.editable[0];
    if (target === undefined || !latest.current.save) return;
    const base = latest.current.textIn(row, target);
    setEdit((state) => ({ ...state, editing: { rowId: row.id, column: target, base } }));
  }, []);

  const goOn = useCallback(
    (row: Row, column: string, then: AfterEdit) => {
      const step = { stay: 0, next: 1, previous: -1 } as const;
      const by = step[then];
      const next = by === 0 ? null : nextColumn(latest.current.editable, column, by);
      const base = next === null ? '' : latest.current.textIn(row, next);
      setEdit((state) => ({ ...state, editing: next === null ? null : { rowId: row.id, column: next, base } }));
      if (next === null) grid.current?.focus({ preventScroll: true });
    },
    [grid],
  );

  const onCommit = useCallback(
    (row: Row, column: string, value: string, then: AfterEdit) => {
      const { save: keep, errorText: words, textIn, edit: state } = latest.current;
      const before = textIn(row, column);
      if (isOvertaken(state, column, before, value)) {
        const error = latest.current.meanwhileWords(before);
        return setEdit((now) => failed({ ...now, editing: null }, row.id, column, { value, error }));
      }
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
