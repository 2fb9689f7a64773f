import { useDraggable } from '@dnd-kit/core';
import { IconClockPause } from '@tabler/icons-react';
import { memo, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DealRow } from '../../../src-shared/contract/deals';
import classes from './Board.module.css';
import { useBoard } from './store';
import { useDealWords } from './words';

/** What stands on a card; also under the pointer while it is dragged. */
export const CardFace = memo(function CardFace({ deal, rotDays }: { deal: DealRow; rotDays: number | null }) {
  const { money, day, stalled, stalledShort } = useDealWords();
  const { title, companyName, contactName, amount, currency, expectedClose } = deal;
  const { t } = useTranslation();
  const late = stalled(deal, rotDays);
  const hint = late ?? (deal.hasNextStep ? null : t('deals.noNextStep'));
  return (
    <>
      <span className={classes.cardTitle}>{title}</span>
      <span className={classes.cardWho}>{[companyName, contactName].filter((name) => name !== '').join(' · ')}</span>
      <span className={classes.cardFoot}>
        {amount !== null && <span className={classes.cardAmount}>{money({ amount, currency })}</span>}
        {expectedClose !== null && <span>{day(expectedClose)}</span>}
        {hint !== null && (
          <span className={classes.hint} data-late={late !== null || undefined} title={hint}>
            {late !== null && <IconClockPause size={13} stroke={1.7} aria-hidden />}
            {late !== null && <span className="visually-hidden">{late}</span>}
            <span aria-hidden={late !== null}>{stalledShort(deal, rotDays) ?? hint}</span>
          </span>
        )}
      </span>
    </>
  );
});

/** A deal on the board: opened by a click or Enter, carried by the mouse, a finger, or the keyboard. */
export function DealCard({
  deal,
  rotDays,
  cell,
  index,
  isActive,
  isOpen,
  onOpen,
}: {
  deal: DealRow;
  rotDays: number | null;
  /** Where it stands (see lanes.ts). */
  cell: string;
  index: number;
  /** The one Tab leads to. */
  isActive: boolean;
  isOpen: boolean;
  onOpen: (id: string) => void;
}) {
  const { setNodeRef, listeners } = useDraggable({ id: deal.id, data: { deal } });
  const isLifted = useBoard(({ lifted }) => lifted?.deal.id === deal.id);
  const isWanted = useBoard(({ wanted }) => wanted?.cell === cell && wanted.index === index);
  const button = useRef<HTMLButtonElement>(null);
  useFocusWhen(button, isWanted);
  return (
    <button
      ref={(node) => {
        button.current = node;
        setNodeRef(node);
      }}
      type="button"
      className={classes.card}
      data-deal={deal.id}
      data-index={index}
      data-lifted={isLifted || undefined}
      data-open={isOpen || undefined}
      aria-describedby="board-keys"
      aria-pressed={isLifted}
      tabIndex={isActive ? 0 : -1}
      onClick={() => onOpen(deal.id)}
      {...listeners}
    >
      <CardFace deal={deal} rotDays={rotDays} />
    </button>
  );
}

function useFocusWhen(element: RefObject<HTMLElement | null>, isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return;
    element.current?.focus({ preventScroll: true });
    useBoard.getState().want(null);
  }, [isWanted, element]);
}
