import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useImperativeHandle, useRef } from 'react';
import type { DuplicateRow } from '../../../src-shared/contract/duplicates';
import classes from './Queue.module.css';
import { pairKey, QueueRow } from './QueueRow';
import { isSamePair, type Pair } from './use-queue';

const rowHeight = 56;

export interface QueueHandle {
  /** Goes on by so many lines from the one with the focus, or the open one. Answers where that leads. */
  readonly move: (step: number) => DuplicateRow | undefined;
}

/** The queue: of any length, only the lines in sight exist. */
export function QueueList({
  label,
  rows,
  open,
  onOpen,
  onEnd,
  handle,
}: {
  label: string;
  rows: readonly DuplicateRow[];
  open: Pair | null;
  onOpen: (row: DuplicateRow) => void;
  /** The last of `rows` is in sight. */
  onEnd: () => void;
  handle: RefObject<QueueHandle | null>;
}) {
  const scroll = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    useFlushSync: false,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= rows.length - 1) onEnd();
  }, [last, rows.length, onEnd]);

  useImperativeHandle(handle, () => ({
    move(step) {
      const focused = document.activeElement?.closest('[data-line]')?.getAttribute('data-line');
      const on = rows.findIndex((row) => pairKey(row) === focused);
      const at = on >= 0 ? on : rows.findIndex((row) => open !== null && isSamePair(row, open));
      const next = at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + step));
      const row = rows[next];
      if (!row) return undefined;
      virtualizer.scrollToIndex(next);
      const focus = () => scroll.current?.querySelector<HTMLElement>(`[data-line="${pairKey(row)}"]`)?.focus();
      focus();
      requestAnimationFrame(focus);
      return row;
    },
  }));

  return (
    <div className={classes.scroll} ref={scroll}>
      <ul className={classes.rows} aria-label={label} style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rows[index];
          return (
            row && (
              <li key={pairKey(row)} className={classes.item} style={{ transform: `translateY(${start}px)` }}>
                <QueueRow row={row} isOpen={open !== null && isSamePair(row, open)} onOpen={() => onOpen(row)} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
