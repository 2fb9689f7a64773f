import { type KeyboardEvent, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DealRow } from '../../../src-shared/contract/deals';
import type { Pipeline } from '../../../src-shared/contract/pipelines';
import type { ColumnHandle } from './BoardColumn';
import { isWhereItWas, nextGap } from './columns';
import { below, beside, type Grid } from './lanes';
import { type Gap, useBoard } from './store';

const isAlong = (key: string) => key === 'ArrowUp' || key === 'ArrowDown';
const stepOf = (key: string): -1 | 1 => (key === 'ArrowUp' || key === 'ArrowLeft' ? -1 : 1);

/** The card a key was pressed on, as far as it is one. */
function cardOf(target: EventTarget): { id: string; cell: string } | null {
  const card = target instanceof Element ? target.closest<HTMLElement>('[data-deal]') : null;
  const cell = card?.closest<HTMLElement>('[data-cell]')?.dataset.cell;
  const id = card?.dataset.deal;
  return id !== undefined && cell !== undefined ? { id, cell } : null;
}

/**
 * The board by keyboard: arrows go from card to card; the space bar takes one up, arrows then say where it goes, space
 * or Enter put it down, Escape leaves it where it was. `grid` has the cells of each lane from left to right; without
 * lanes it is one row. `said` is for those who don't see it.
 */
export function useBoardKeys({
  pipeline,
  grid,
  handles,
  put,
}: {
  pipeline: Pipeline;
  grid: Grid;
  handles: RefObject<Map<string, ColumnHandle>>;
  /** Answers whether it can be put there. */
  put: (deal: DealRow, cell: string, gap: number) => boolean;
}) {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const cardsOf = (cell: string) => handles.current.get(cell)?.cards ?? [];
  const nameOf = (cell: string) => {
    const handle = handles.current.get(cell);
    const stage = pipeline.stages.find(({ id }) => id === handle?.stageId)?.name ?? '';
    return handle?.lane ? `${handle.lane.name}: ${stage}` : stage;
  };

  // Cells without cards are passed over.
  const hasCards = (cell: string) => cardsOf(cell).length > 0;
  const isThere = (cell: string) => handles.current.has(cell);

  const walkAlong = (step: -1 | 1, { id, cell }: { id: string; cell: string }) => {
    const index = cardsOf(cell).findIndex((card) => card?.id === id);
    const next = index + step;
    if (next >= 0 && next < cardsOf(cell).length) return useBoard.getState().want({ cell, index: next });
    const other = below(grid, cell, step, hasCards);
    if (other !== undefined) {
      useBoard.getState().want({ cell: other, index: step > 0 ? 0 : cardsOf(other).length - 1 });
    }
  };
  const walkAcross = (step: -1 | 1, { id, cell }: { id: string; cell: string }) => {
    const index = cardsOf(cell).findIndex((card) => card?.id === id);
    const other = beside(grid, cell, step, hasCards);
    if (other !== undefined) {
      useBoard.getState().want({ cell: other, index: Math.min(index, cardsOf(other).length - 1) });
    }
  };

  const aim = (deal: DealRow, target: Gap) => {
    useBoard.getState().aim(target);
    const cards = cardsOf(target.cell);
    handles.current.get(target.cell)?.show(Math.min(target.gap, Math.max(0, cards.length - 1)));
    const own = cards.findIndex((card) => card?.id === deal.id);
    const count = cards.length + (own < 0 ? 1 : 0);
    const position = own >= 0 && target.gap > own ? target.gap : target.gap + 1;
    setSaid(t('deals.board.over', { stage: nameOf(target.cell), position, count }));
  };

  const carryAlong = (step: -1 | 1, deal: DealRow, { cell, gap }: Gap) => {
    const cards = cardsOf(cell);
    const next = nextGap(cards, gap, step, deal.id);
    const stays = next === gap || (isWhereItWas(cards, gap, deal.id) && isWhereItWas(cards, next, deal.id));
    const other = stays ? below(grid, cell, step, isThere) : undefined;
    if (other === undefined) return aim(deal, { cell, gap: next });
    aim(deal, { cell: other, gap: step > 0 ? 0 : cardsOf(other).length });
  };
  const carryAcross = (step: -1 | 1, deal: DealRow, { cell, gap }: Gap) => {
    const other = beside(grid, cell, step, isThere);
    if (other === undefined) return;
    const cards = cardsOf(other);
    const own = cards.findIndex((card) => card?.id === deal.id);
    aim(deal, { cell: other, gap: own >= 0 ? own : Math.min(gap, cards.length) });
  };

  const putDown = (deal: DealRow, { cell, gap }: Gap) => {
    useBoard.getState().drop();
    const cards = cardsOf(cell);
    const own = cards.findIndex((card) => card?.id === deal.id);
    const stays = isWhereItWas(cards, gap, deal.id);
    if (!put(deal, cell, gap)) {
      setSaid(t('deals.board.cancelled', { name: deal.title }));
      return;
    }
    setSaid(t('deals.board.dropped', { name: deal.title, stage: nameOf(cell) }));
    // The card goes on having the focus, where it is now.
    useBoard.getState().want({ cell, index: stays ? own : own >= 0 && own < gap ? gap - 1 : gap });
  };

  const takeUp = ({ id, cell }: { id: string; cell: string }) => {
    const cards = cardsOf(cell);
    const gap = cards.findIndex((one) => one?.id === id);
    const deal = cards[gap];
    if (!deal) return;
    useBoard.getState().lift(deal, 'keys', { cell, gap });
    setSaid(t('deals.board.lifted', { name: deal.title, stage: nameOf(cell), position: gap + 1 }));
  };

  /** A key while a card is held; answers whether it was one of ours. */
  const hold = (key: string, deal: DealRow, target: Gap): boolean => {
    if (key === ' ' || key === 'Enter') putDown(deal, target);
    else if (key === 'Escape') {
      useBoard.getState().drop();
      setSaid(t('deals.board.cancelled', { name: deal.title }));
    } else if (key.startsWith('Arrow')) (isAlong(key) ? carryAlong : carryAcross)(stepOf(key), deal, target);
    else return key === 'Tab';
    return true;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const { lifted, target } = useBoard.getState();
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (lifted?.by === 'keys' && target) {
      if (!hold(event.key, lifted.deal, target)) return;
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const card = cardOf(event.target);
    if (!card) return;
    if (event.key === ' ') {
      takeUp(card);
      event.preventDefault();
    } else if (event.key.startsWith('Arrow')) {
      (isAlong(event.key) ? walkAlong : walkAcross)(stepOf(event.key), card);
      event.preventDefault();
    }
  };
  return { onKeyDown, said };
}
