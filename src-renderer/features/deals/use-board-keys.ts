import { type KeyboardEvent, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DealRow } from '../../../src-shared/contract/deals';
import type { Pipeline } from '../../../src-shared/contract/pipelines';
import type { ColumnHandle } from './BoardColumn';
import { isWhereItWas, nextGap } from './columns';
import { type Gap, useBoard } from './store';

/** The card a key was pressed on, as far as it is one. */
function cardOf(target: EventTarget): { id: string; stageId: string } | null {
  const card = target instanceof Element ? target.closest<HTMLElement>('[data-deal]') : null;
  const stageId = card?.closest<HTMLElement>('[data-stage]')?.dataset.stage;
  const id = card?.dataset.deal;
  return id !== undefined && stageId !== undefined ? { id, stageId } : null;
}

/**
 * The board by keyboard: arrows go from card to card; the space bar takes one up, arrows then say where it goes, space
 * or Enter put it down, Escape leaves it where it was. `said` is for those who don't see it.
 */
export function useBoardKeys({
  pipeline,
  handles,
  put,
}: {
  pipeline: Pipeline;
  handles: RefObject<Map<string, ColumnHandle>>;
  put: (deal: DealRow, stageId: string, gap: number) => void;
}) {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const cardsOf = (stageId: string) => handles.current.get(stageId)?.cards ?? [];
  const beside = (stageId: string, step: -1 | 1): string | undefined => {
    const at = pipeline.stages.findIndex(({ id }) => id === stageId);
    return pipeline.stages[at + step]?.id;
  };
  const nameOf = (stageId: string) => pipeline.stages.find(({ id }) => id === stageId)?.name ?? '';

  const walk = (key: string, { id, stageId }: { id: string; stageId: string }) => {
    const index = cardsOf(stageId).findIndex((card) => card?.id === id);
    const step = key === 'ArrowUp' || key === 'ArrowLeft' ? -1 : 1;
    if (key === 'ArrowUp' || key === 'ArrowDown') {
      const next = index + step;
      if (next >= 0 && next < cardsOf(stageId).length) useBoard.getState().want({ stageId, index: next });
      return;
    }
    // Columns without cards are passed over.
    let other = beside(stageId, step);
    while (other !== undefined && cardsOf(other).length === 0) other = beside(other, step);
    if (other !== undefined) {
      useBoard.getState().want({ stageId: other, index: Math.min(index, cardsOf(other).length - 1) });
    }
  };

  const aim = (deal: DealRow, target: Gap) => {
    useBoard.getState().aim(target);
    handles.current.get(target.stageId)?.show(Math.min(target.gap, Math.max(0, cardsOf(target.stageId).length - 1)));
    const cards = cardsOf(target.stageId);
    const own = cards.findIndex((card) => card?.id === deal.id);
    const count = cards.length + (own < 0 ? 1 : 0);
    const position = own >= 0 && target.gap > own ? target.gap : target.gap + 1;
    setSaid(t('deals.board.over', { stage: nameOf(target.stageId), position, count }));
  };

  const carry = (key: string, deal: DealRow, { stageId, gap }: Gap) => {
    if (key === 'ArrowUp' || key === 'ArrowDown') {
      return aim(deal, { stageId, gap: nextGap(cardsOf(stageId), gap, key === 'ArrowUp' ? -1 : 1, deal.id) });
    }
    const other = beside(stageId, key === 'ArrowLeft' ? -1 : 1);
    if (other === undefined) return;
    const cards = cardsOf(other);
    const own = cards.findIndex((card) => card?.id === deal.id);
    aim(deal, { stageId: other, gap: own >= 0 ? own : Math.min(gap, cards.length) });
  };

  const putDown = (deal: DealRow, { stageId, gap }: Gap) => {
    useBoard.getState().drop();
    const cards = cardsOf(stageId);
    const own = cards.findIndex((card) => card?.id === deal.id);
    const stays = isWhereItWas(cards, gap, deal.id);
    setSaid(t('deals.board.dropped', { name: deal.title, stage: nameOf(stageId) }));
    put(deal, stageId, gap);
    // The card goes on having the focus, where it is now.
    useBoard.getState().want({ stageId, index: stays ? own : own >= 0 && own < gap ? gap - 1 : gap });
  };

  const takeUp = ({ id, stageId }: { id: string; stageId: string }) => {
    const cards = cardsOf(stageId);
    const gap = cards.findIndex((one) => one?.id === id);
    const deal = cards[gap];
    if (!deal) return;
    useBoard.getState().lift(deal, 'keys', { stageId, gap });
    setSaid(t('deals.board.lifted', { name: deal.title, stage: nameOf(stageId), position: gap + 1 }));
  };

  /** A key while a card is held; answers whether it was one of ours. */
  const hold = (key: string, deal: DealRow, target: Gap): boolean => {
    if (key === ' ' || key === 'Enter') putDown(deal, target);
    else if (key === 'Escape') {
      useBoard.getState().drop();
      setSaid(t('deals.board.cancelled', { name: deal.title }));
    } else if (key.startsWith('Arrow')) carry(key, deal, target);
    else return key === 'Tab';
    return true;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const { lifted, target } = useBoard.getState();
    const card = cardOf(event.target);
    if (!card || event.altKey || event.ctrlKey || event.metaKey) return;
    if (lifted?.by === 'keys' && target) {
      if (!hold(event.key, lifted.deal, target)) return;
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === ' ') {
      takeUp(card);
      event.preventDefault();
    } else if (event.key.startsWith('Arrow')) {
      walk(event.key, card);
      event.preventDefault();
    }
  };
  return { onKeyDown, said };
}
