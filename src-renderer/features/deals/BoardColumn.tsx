import { useDroppable } from '@dnd-kit/core';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BoardColumn as Column } from '../../../src-shared/contract/deals';
import type { ListFilter } from '../../../src-shared/contract/filters';
import type { Stage } from '../../../src-shared/contract/pipelines';
import classes from './Board.module.css';
import { ColumnHead } from './ColumnHead';
import { type Cards, totalsOf, withMoves } from './columns';
import { DealCard } from './DealCard';
import { cellOf, type Lane } from './lanes';
import { useBoard } from './store';
import { useColumnCards } from './use-column-cards';

/** Height of a card with the space below it, px: fixed, so that a gap is reckoned and never measured. */
export const cardHeight = 82;

/** What the board has to know of a column to carry cards about. */
export interface ColumnHandle {
  readonly stageId: string;
  readonly lane: Lane | undefined;
  readonly cards: Cards;
  readonly scroller: HTMLElement | null;
  readonly show: (index: number) => void;
}

/** One stage, or where it crosses a lane: its cards, of which only those in sight are drawn; a stage has its sums. */
export function BoardColumn({
  stage,
  column,
  filter,
  lane,
  openId,
  onOpen,
  onColumn,
}: {
  stage: Stage;
  column: Column;
  filter: ListFilter;
  lane?: Lane | undefined;
  openId: string | null;
  onOpen: (id: string) => void;
  onColumn: (cell: string, column: ColumnHandle) => void;
}) {
  const cell = cellOf(stage.id, lane);
  const scroller = useRef<HTMLDivElement | null>(null);
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);
  const [active, setActive] = useState(0);
  const moves = useBoard((board) => board.moves);
  const gap = useBoard(({ target }) => (target?.cell === cell ? target.gap : null));
  const key = lane && { by: lane.by, value: lane.value };
  const read = useColumnCards(column, { filter, lane: key }, range);
  const cards = withMoves(read, stage.id, moves, lane);
  const { setNodeRef } = useDroppable({ id: cell });
  const held = useBoard(({ lifted }) => lifted?.deal.id ?? null);
  const heldAt = held === null ? -1 : cards.findIndex((card) => card?.id === held);
  // The card that is held has the focus: it stays, however far one goes with it.
  const rangeExtractor = useCallback(
    (seen: Range) => {
      const shown = defaultRangeExtractor(seen);
      return heldAt < 0 || shown.includes(heldAt) ? shown : [...shown, heldAt].sort((a, b) => a - b);
    },
    [heldAt],
  );
  const virtual = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardHeight,
    overscan: 5,
    paddingStart: 4,
    rangeExtractor,
    onChange: ({ range: seen }) => seen && setRange([seen.startIndex, seen.endIndex]),
  });
  const show = useCallback(
    (index: number) => {
      // A lane may lie beyond the edge of the board.
      scroller.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      virtual.scrollToIndex(index);
    },
    [virtual],
  );
  useEffect(() => onColumn(cell, { stageId: stage.id, lane, cards, scroller: scroller.current, show }));
  const wanted = useBoard((board) => (board.wanted?.cell === cell ? board.wanted.index : null));
  useEffect(() => {
    if (wanted === null) return;
    setActive(wanted);
    show(wanted);
  }, [wanted, show]);

  const Root = lane ? 'div' : 'section';
  const tabStop = Math.min(active, cards.length - 1);
  return (
    <Root
      className={lane ? classes.cell : classes.column}
      role={lane ? 'group' : 'region'}
      aria-label={lane ? `${lane.name}: ${stage.name}` : stage.name}
      data-cell={cell}
    >
      {!lane && <ColumnHead stage={stage} totals={totalsOf(column, read, stage.probability, moves)} />}
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
                    cell={cell}
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
    </Root>
  );
}
