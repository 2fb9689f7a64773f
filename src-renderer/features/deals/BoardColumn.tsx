import { useDroppable } from '@dnd-kit/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardColumn as Column } from '../../../src-shared/contract/deals';
import type { ListFilter } from '../../../src-shared/contract/filters';
import type { Stage } from '../../../src-shared/contract/pipelines';
import classes from './Board.module.css';
import { type Cards, totalsOf, withMoves } from './columns';
import { DealCard } from './DealCard';
import { StageDot } from './StageDot';
import { useBoard } from './store';
import { useColumnCards } from './use-column-cards';
import { useDealWords } from './words';

/** Height of a card with the space below it, px: fixed, so that a gap is reckoned and never measured. */
export const cardHeight = 82;

/** What the board has to know of a column to carry cards about. */
export interface ColumnHandle {
  readonly cards: Cards;
  readonly scroller: HTMLElement | null;
  readonly show: (index: number) => void;
}

/** One stage: its name and sums, and its cards, of which only those in sight are drawn. */
export function BoardColumn({
  stage,
  column,
  filter,
  openId,
  onOpen,
  onColumn,
}: {
  stage: Stage;
  column: Column;
  filter: ListFilter;
  openId: string | null;
  onOpen: (id: string) => void;
  onColumn: (stageId: string, column: ColumnHandle) => void;
}) {
  const { t } = useTranslation();
  const { sums, number } = useDealWords();
  const scroller = useRef<HTMLDivElement | null>(null);
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);
  const [active, setActive] = useState(0);
  const moves = useBoard((board) => board.moves);
  const gap = useBoard(({ target }) => (target?.stageId === stage.id ? target.gap : null));
  const read = useColumnCards(column, filter, range);
  const cards = withMoves(read, stage.id, moves);
  const totals = totalsOf(column, read, stage.probability, moves);
  const { setNodeRef } = useDroppable({ id: stage.id });
  const virtual = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardHeight,
    overscan: 5,
    paddingStart: 4,
    onChange: ({ range: seen }) => seen && setRange([seen.startIndex, seen.endIndex]),
  });
  const show = useCallback((index: number) => virtual.scrollToIndex(index), [virtual]);
  useEffect(() => onColumn(stage.id, { cards, scroller: scroller.current, show }));
  const wanted = useBoard((board) => (board.wanted?.stageId === stage.id ? board.wanted.index : null));
  useEffect(() => {
    if (wanted === null) return;
    setActive(wanted);
    show(wanted);
  }, [wanted, show]);

  const tabStop = Math.min(active, cards.length - 1);
  return (
    <section className={classes.column} aria-label={stage.name} data-stage={stage.id}>
      <header className={classes.head}>
        <h2 className={classes.name}>
          <StageDot color={stage.color} />
          <span className={classes.words}>{stage.name}</span>
          <span className={classes.count}>{number(totals.count)}</span>
        </h2>
        <p className={classes.sums}>
          {totals.sums.length > 0 && <span>{sums(totals.sums)}</span>}
          {totals.sums.length > 0 && (
            <span className={classes.weighted} title={t('deals.weightedBy', { percent: stage.probability })}>
              {t('deals.weighted', { sums: sums(totals.weighted) })}
            </span>
          )}
        </p>
      </header>
      <div
        ref={(node) => {
          scroller.current = node;
          setNodeRef(node);
        }}
        className={classes.scroll}
        data-target={gap !== null || undefined}
      >
        <ul className={classes.cards} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const deal = cards[index];
            return (
              <li key={deal?.id ?? `at-${index}`} className={classes.place} style={{ top: start }}>
                {deal ? (
                  <DealCard
                    deal={deal}
                    rotDays={stage.rotDays}
                    index={index}
                    isActive={index === tabStop}
                    isOpen={deal.id === openId}
                    onOpen={onOpen}
                  />
                ) : (
                  <span className={classes.waiting} />
                )}
              </li>
            );
          })}
        </ul>
        {gap !== null && <div className={classes.gap} style={{ top: gap * cardHeight }} aria-hidden />}
      </div>
    </section>
  );
}
