import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportAnalysis } from '../../../src-shared/contract/imports';
import { EmptyState } from '../../ui/EmptyState';
import classes from './CheckStep.module.css';
import { PreviewItem } from './PreviewItem';
import { type PreviewInput, usePreviewRows } from './use-preview';

const rowHeight = 37;

/** The rows of one tab; only those in sight are asked for and drawn. */
export function PreviewList({
  input,
  total,
  columns,
  hidesEmpty,
}: {
  input: PreviewInput;
  total: number;
  columns: ImportAnalysis['columns'];
  /** Columns that no row fills are not shown. */
  hidesEmpty: boolean;
}) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const rows = usePreviewRows(input, items[0]?.index ?? 0, items.at(-1)?.index ?? 0);

  const toggle = (row: number) => {
    const next = new Set(opened);
    if (!next.delete(row)) next.add(row);
    setOpened(next);
  };

  return (
    <div
      ref={scroller}
      id="import-rows"
      role="tabpanel"
      className={classes.rows}
      aria-label={t(`imports.tab.${input.tab}`)}
    >
      {total === 0 ? (
        <EmptyState title={t(`imports.none.${input.tab}`)} />
      ) : (
        <ul className={classes.list} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows.get(item.index);
            return (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                aria-setsize={total}
                aria-posinset={item.index + 1}
                className={classes.item}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {row === undefined ? (
                  <div className={classes.blank} aria-hidden />
                ) : (
                  <PreviewItem
                    key={row.row}
                    row={row}
                    columns={columns}
                    importId={input.importId}
                    hidesEmpty={hidesEmpty}
                    isOpen={opened.has(row.row)}
                    onToggle={() => toggle(row.row)}
                  />
                )}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
