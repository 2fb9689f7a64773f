import { useCallback } from 'react';
import type { GridRow } from './columns';
import { isSelected, maxNamed, noSelection, type Selection, toggled, wholeSelection, withRows } from './selection';

/** Selecting rows by click, by a range from the one before, and all that match. */
export function useSelecting<Row extends GridRow>({
  selection,
  anchor,
  select,
  readRange,
  onTooMany,
  onError,
}: {
  selection: Selection;
  anchor: number;
  select: (selection: Selection, anchor?: number) => void;
  readRange: (from: number, to: number) => Promise<readonly Row[]>;
  onTooMany: () => void;
  onError: (error: unknown) => void;
}) {
  const onToggle = useCallback(
    (index: number, row: Row, isRange: boolean) => {
      if (!isRange) return select(toggled(selection, row.id), index);
      const from = Math.min(anchor, index);
      const to = Math.max(anchor, index);
      if (to - from >= maxNamed) return onTooMany();
      const on = !isSelected(selection, row.id);
      readRange(from, to)
        .then((rows) =>
          select(
            withRows(
              selection,
              rows.map(({ id }) => id),
              on,
            ),
          ),
        )
        .catch(onError);
    },
    [selection, anchor, select, readRange, onTooMany, onError],
  );
  const onSelectAll = useCallback((on: boolean) => select(on ? wholeSelection : noSelection), [select]);
  return { onToggle, onSelectAll };
}
