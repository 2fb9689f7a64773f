import {
  DndContext,
  type DragMoveEvent,
  DragOverlay,
  type DragStartEvent,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardColumn as Column, DealRow } from '../../../src-shared/contract/deals';
import type { ListFilter } from '../../../src-shared/contract/filters';
import type { Pipeline } from '../../../src-shared/contract/pipelines';
import { showToast } from '../../ui/toast/show-toast';
import classes from './Board.module.css';
import { BoardColumn, type ColumnHandle, cardHeight } from './BoardColumn';
import { BoardLanes } from './BoardLanes';
import { columnOf, isWhereItWas, type Place, placeAt } from './columns';
import { CardFace } from './DealCard';
import { DropZones, zoneOf } from './DropZones';
import { cellOf, type Lane } from './lanes';
import { useBoard } from './store';
import { useBoardKeys } from './use-board-keys';
import type { Lanes } from './use-lanes';

export interface BoardActs {
  readonly onOpen: (id: string) => void;
  readonly onMove: (deal: DealRow, to: Place) => void;
  readonly onClose: (deal: DealRow, status: 'won' | 'lost') => void;
  readonly onBin: (deal: DealRow) => void;
}

/** Where the pointer is, in px of the window. */
function pointerOf(event: Event): { x: number; y: number } | null {
  if (event instanceof MouseEvent) return { x: event.clientX, y: event.clientY };
  const touch = typeof TouchEvent !== 'undefined' && event instanceof TouchEvent ? event.touches[0] : undefined;
  return touch ? { x: touch.clientX, y: touch.clientY } : null;
}

/** What a value was when something was taken up: nothing moves under the hand that holds it. */
function useKept<T>(value: T, isHeld: boolean): T {
  const [kept, keep] = useState(value);
  if (!isHeld && kept !== value) keep(value);
  return isHeld ? kept : value;
}

/** The stages side by side, with their open deals; cards are carried by mouse, finger and keyboard alike. */
export function Board({
  pipeline: latest,
  columns,
  filter,
  lanes,
  openId,
  ...acts
}: {
  pipeline: Pipeline;
  columns: readonly Column[];
  filter: ListFilter;
  /** Null where the board has none. */
  lanes: Lanes | null;
  openId: string | null;
} & BoardActs) {
  const { t } = useTranslation();
  const handles = useRef(new Map<string, ColumnHandle>());
  const pointer = useRef({ x: 0, y: 0 });
  const lifted = useBoard((board) => board.lifted);
  const pipeline = useKept(latest, lifted !== null);
  const root = useRef<HTMLDivElement>(null);
  // A card that is held goes with the board.
  useEffect(() => () => useBoard.getState().drop(), []);
  // Its card may go from the screen (its stage was deleted in another window): the keys are the board's, then.
  useEffect(() => {
    if (lifted?.by === 'keys' && document.activeElement === document.body) root.current?.focus();
  });
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    // A finger that only passes scrolls.
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  );
  const onColumn = useCallback((cell: string, handle: ColumnHandle) => void handles.current.set(cell, handle), []);
  const follow = useCallback((event: Event) => {
    pointer.current = pointerOf(event) ?? pointer.current;
  }, []);

  const put = useCallback(
    (deal: DealRow, cell: string, gap: number): boolean => {
      const handle = handles.current.get(cell);
      // Somebody deleted the stage while the card was held.
      if (!handle || !latest.stages.some(({ id }) => id === handle.stageId)) {
        showToast({ words: t('error.reason.stage.gone'), tone: 'bad' });
        return false;
      }
      const { cards, stageId, lane } = handle;
      if (!isWhereItWas(cards, gap, deal.id)) acts.onMove(deal, { ...placeAt(cards, stageId, gap, deal.id), lane });
      return true;
    },
    [acts.onMove, latest, t],
  );
  const grid = useMemo(() => {
    const rowOf = (lane?: Lane) => pipeline.stages.map(({ id }) => cellOf(id, lane));
    return lanes ? lanes.lanes.map(rowOf) : [rowOf()];
  }, [pipeline, lanes]);
  const { onKeyDown, said } = useBoardKeys({ pipeline, grid, handles, put });

  const onStart = ({ active, activatorEvent }: DragStartEvent) => {
    const deal = active.data.current?.deal as DealRow | undefined;
    if (!deal) return;
    follow(activatorEvent);
    for (const type of ['mousemove', 'touchmove']) window.addEventListener(type, follow, { passive: true });
    useBoard.getState().lift(deal, 'pointer', null);
  };
  const aim = ({ over }: Pick<DragMoveEvent, 'over'>) => {
    const handle = over && handles.current.get(String(over.id));
    if (!over || !handle?.scroller) return useBoard.getState().aim(null);
    const { top } = handle.scroller.getBoundingClientRect();
    const at = Math.round((pointer.current.y - top + handle.scroller.scrollTop) / cardHeight);
    useBoard.getState().aim({ cell: String(over.id), gap: Math.max(0, Math.min(handle.cards.length, at)) });
  };
  const end = () => {
    for (const type of ['mousemove', 'touchmove']) window.removeEventListener(type, follow);
    useBoard.getState().drop();
  };
  const onEnd = (event: DragMoveEvent) => {
    aim(event);
    // Not what dnd-kit holds of it, which is gone with a card that went from the screen.
    const { target, lifted: held } = useBoard.getState();
    end();
    if (!held) return;
    const { deal } = held;
    const zone = event.over && zoneOf(event.over.id);
    if (zone === 'bin') acts.onBin(deal);
    else if (zone) acts.onClose(deal, zone);
    else if (target) put(deal, target.cell, target.gap);
  };

  const parts = { pipeline, filter, openId, onOpen: acts.onOpen, onColumn };
  const stageOf = (deal: DealRow) => pipeline.stages.find(({ id }) => id === deal.stageId);
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      onDragStart={onStart}
      onDragMove={aim}
      onDragOver={aim}
      onDragEnd={onEnd}
      onDragCancel={end}
      accessibility={{ announcements: silent, screenReaderInstructions: { draggable: '' } }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the cards within. */}
      <div
        ref={root}
        className={classes.board}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        data-scrolls
        data-divided={lanes !== null || undefined}
        data-lifted={lifted !== null || undefined}
      >
        {lanes ? (
          <BoardLanes columns={columns} lanes={lanes} {...parts} />
        ) : (
          pipeline.stages.map((stage) => (
            <BoardColumn key={stage.id} stage={stage} column={columnOf(columns, stage.id)} {...parts} />
          ))
        )}
      </div>
      {lifted?.by === 'pointer' && <DropZones />}
      <DragOverlay dropAnimation={null}>
        {lifted?.by === 'pointer' && (
          <div className={classes.card} data-held>
            <CardFace deal={lifted.deal} rotDays={stageOf(lifted.deal)?.rotDays ?? null} />
          </div>
        )}
      </DragOverlay>
      <p id="board-keys" className="visually-hidden">
        {t('deals.board.keys')}
      </p>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </DndContext>
  );
}

/** What is carried by the pointer is seen; the keyboard's way is told by the board itself. */
const nothing = () => undefined;
const silent = { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing };
