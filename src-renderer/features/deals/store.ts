import { create } from 'zustand';
import type { DealColumn, DealRow, LaneBy } from '../../../src-shared/contract/deals';
import { createListView } from '../../ui/grid/list-view';
import type { PendingMove } from './columns';

/** A gap between two cards of a cell (see lanes.ts); 0 is above the first. */
export interface Gap {
  readonly cell: string;
  readonly gap: number;
}

export const layouts = ['board', 'list', 'timeline', 'calendar'] as const;
export type Layout = (typeof layouts)[number];

interface DealsView {
  /** The pipeline that is shown; null is the first one. */
  readonly pipelineId: string | null;
  readonly show: (pipelineId: string) => void;
  readonly layout: Layout;
  readonly lay: (layout: Layout) => void;
  /** What the board is divided into beside its stages. */
  readonly lanes: LaneBy | null;
  readonly divide: (lanes: LaneBy | null) => void;
}

/** What the screen of deals shows: kept while the user is elsewhere. */
export const useDealsView = create<DealsView>((set) => ({
  pipelineId: null,
  show: (pipelineId) => set({ pipelineId }),
  layout: 'board',
  lay: (layout) => set({ layout }),
  lanes: null,
  divide: (lanes) => set({ lanes }),
}));

/** What the list of deals shows; its filter is the board's, too. */
export const useDealsList = createListView<DealColumn>({ column: 'updatedAt', direction: 'desc' });

interface BoardState {
  /** The card that is held, by the mouse or by the keyboard, and where it would go. */
  readonly lifted: { readonly deal: DealRow; readonly by: 'pointer' | 'keys' } | null;
  readonly target: Gap | null;
  readonly moves: readonly PendingMove[];
  /** The card that is to have the focus as soon as it is on screen. */
  readonly wanted: { readonly cell: string; readonly index: number } | null;
  readonly lift: (deal: DealRow, by: 'pointer' | 'keys', target: Gap | null) => void;
  readonly aim: (target: Gap | null) => void;
  readonly drop: () => void;
  readonly add: (move: PendingMove) => void;
  readonly settle: (move: PendingMove) => void;
  readonly want: (wanted: BoardState['wanted']) => void;
}

/** What moves on the board. */
export const useBoard = create<BoardState>((set) => ({
  lifted: null,
  target: null,
  moves: [],
  wanted: null,
  lift: (deal, by, target) => set({ lifted: { deal, by }, target }),
  // The pointer tells of every pixel: only another gap is news.
  aim: (target) =>
    set((now) => (now.target?.cell === target?.cell && now.target?.gap === target?.gap ? now : { target })),
  drop: () => set({ lifted: null, target: null }),
  add: (move) => set(({ moves }) => ({ moves: [...moves, move] })),
  settle: (move) => set(({ moves }) => ({ moves: moves.filter((one) => one !== move) })),
  want: (wanted) => set({ wanted }),
}));
