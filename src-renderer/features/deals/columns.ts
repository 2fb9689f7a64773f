import type { BoardColumn, DealRow } from '../../../src-shared/contract/deals';
import { type Money, sumMoney, weighted } from '../../../src-shared/domain/money';
import { isInLane, type Lane, shownIn } from './lanes';

/** The cards of a column in their order; those that were not read yet are undefined. */
export type Cards = readonly (DealRow | undefined)[];

/** The column of a stage; an empty one where the stage was only just added, or deleted while a card is held. */
export const columnOf = (columns: readonly BoardColumn[], stageId: string): BoardColumn =>
  columns.find((column) => column.stageId === stageId) ?? { stageId, count: 0, sums: [], weighted: [], cards: [] };

/** Where a card is put: between two others of a stage, and of a lane where the board has lanes; null at an end, or beside cards that were not read yet. */
export interface Place {
  readonly stageId: string;
  readonly lane?: Lane | undefined;
  readonly afterId: string | null;
  readonly beforeId: string | null;
}

/** A card that was moved and of which the core has not answered yet. `to` is null when it leaves the board. */
export interface PendingMove {
  readonly deal: DealRow;
  readonly to: Place | null;
}

/** A column's cards out of the pages that were read: each begins at an offset. */
export function cardsOf(count: number, pages: readonly { offset: number; cards: readonly DealRow[] }[]): Cards {
  const cards: (DealRow | undefined)[] = new Array<DealRow | undefined>(count).fill(undefined);
  for (const { offset, cards: read } of pages) {
    for (const [at, card] of read.entries()) if (offset + at < count) cards[offset + at] = card;
  }
  return cards;
}

/** So many cards are read at once. */
export const pageSize = 50;

/** Where the pages begin that show `range` (first and last card) of a column, of which the first `known` are there. */
export function offsetsOf(count: number, known: number, [from, to]: readonly [number, number]): number[] {
  const last = Math.min(to, count - 1);
  const offsets: number[] = [];
  const first = known + Math.max(0, Math.floor((from - known) / pageSize)) * pageSize;
  for (let at = first; at <= last; at += pageSize) offsets.push(at);
  return offsets;
}

function indexAt(cards: Cards, { afterId, beforeId }: Place): number {
  const after = afterId === null ? -1 : cards.findIndex((card) => card?.id === afterId);
  if (after >= 0) return after + 1;
  const before = beforeId === null ? -1 : cards.findIndex((card) => card?.id === beforeId);
  return before >= 0 ? before : 0;
}

/** Whether a move ends in a stage, and in a lane of it. */
function endsIn({ deal, to }: PendingMove, stageId: string, lane: Lane | undefined): boolean {
  if (to?.stageId !== stageId) return false;
  if (!lane) return true;
  return to.lane ? to.lane.value === lane.value : isInLane(deal, lane);
}

/** A column as it stands once the moves under way are done; the same cards where none of them touches it. */
export function withMoves(
  cards: Cards,
  stageId: string,
  moves: readonly PendingMove[],
  lane?: Lane | undefined,
): Cards {
  let now = cards;
  for (const move of moves) {
    const { deal, to } = move;
    const at = now.findIndex((card) => card?.id === deal.id);
    if (at >= 0) now = now.toSpliced(at, 1);
    if (!to || !endsIn(move, stageId, lane)) continue;
    const shown = lane ? shownIn(deal, lane) : deal;
    now = now.toSpliced(indexAt(now, to), 0, { ...shown, stageId });
  }
  return now;
}

export interface Totals {
  readonly count: number;
  readonly sums: readonly Money[];
  readonly weighted: readonly Money[];
}

/** Count and sums of a column, with the moves under way; `cards` are those that were read. */
export function totalsOf(
  column: BoardColumn,
  cards: Cards,
  probability: number,
  moves: readonly PendingMove[],
  lane?: Lane | undefined,
): Totals {
  const delta: Money[] = [...column.sums];
  let { count } = column;
  for (const move of latest(moves)) {
    const { deal } = move;
    const was = cards.some((card) => card?.id === deal.id);
    const is = endsIn(move, column.stageId, lane);
    if (was === is) continue;
    count += is ? 1 : -1;
    if (deal.amount !== null) delta.push({ amount: is ? deal.amount : -deal.amount, currency: deal.currency });
  }
  const sums = sumMoney(delta).filter(
    ({ amount, currency }) => amount !== 0 || column.sums.some((sum) => sum.currency === currency),
  );
  return {
    count,
    sums,
    weighted: sums.map(({ amount, currency }) => ({ amount: weighted(amount, probability), currency })),
  };
}

/** The last move of each card: where it ends up. */
const latest = (moves: readonly PendingMove[]): PendingMove[] => [
  ...new Map(moves.map((move) => [move.deal.id, move])).values(),
];

/** The place of gap `gap` (0 is above the first card) of a column, for a card that may stand in it itself. */
export function placeAt(cards: Cards, stageId: string, gap: number, movedId: string): Place {
  const idOf = (at: number) => cards[at]?.id ?? null;
  const before = idOf(gap) === movedId ? gap + 1 : gap;
  const after = idOf(gap - 1) === movedId ? gap - 2 : gap - 1;
  return { stageId, afterId: idOf(after), beforeId: idOf(before) };
}

/** Whether a card put into the gap stays where it is. */
export const isWhereItWas = (cards: Cards, gap: number, movedId: string): boolean =>
  cards[gap]?.id === movedId || cards[gap - 1]?.id === movedId;

/** The gap a card goes to with one step up (-1) or down (1) from `gap`: the two beside itself are one place. */
export function nextGap(cards: Cards, gap: number, step: -1 | 1, movedId: string): number {
  const wanted = gap + step;
  const skips = isWhereItWas(cards, gap, movedId) && isWhereItWas(cards, wanted, movedId);
  return Math.max(0, Math.min(cards.length, skips ? wanted + step : wanted));
}
