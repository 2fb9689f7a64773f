import type { BoardLane, DealRow, EntryFields, LaneBy } from '../../../src-shared/contract/deals';
import { dateOf, daysInMonth } from '../../../src-shared/domain/local-date';

/** A lane of the board: deals of one owner, company, or month; `value` is null for those that have none. */
export interface Lane extends Pick<BoardLane, 'value' | 'name'> {
  readonly by: LaneBy;
}

/** What tells the cell where a stage and a lane cross; without lanes it is the stage. */
export const cellOf = (stageId: string, lane: Lane | undefined): string =>
  lane ? `${stageId} ${lane.value ?? ''}` : stageId;

/** The value of the lane a deal stands in. */
function laneValue({ ownerId, companyId, expectedClose }: DealRow, by: LaneBy): string | null {
  if (by === 'owner') return ownerId;
  return by === 'company' ? companyId : (expectedClose?.slice(0, 7) ?? null);
}

export const isInLane = (deal: DealRow, { by, value }: Lane): boolean => laneValue(deal, by) === value;

/** The day of a month that is nearest to another one's; the last where there is none. */
function dayIn(month: string, day: string | null): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = daysInMonth(year, number);
  return dateOf(year, number, Math.min(last, day === null ? last : Number(day.slice(8))));
}

/** What of a deal changes when it goes into a lane; nothing where it stands in it. */
export function entering(deal: DealRow, lane: Lane): EntryFields {
  const { by, value } = lane;
  if (isInLane(deal, lane)) return {};
  if (by === 'company') return { companyId: value };
  if (by === 'owner') return value === null ? {} : { ownerId: value };
  return { expectedClose: value === null ? null : dayIn(value, deal.expectedClose) };
}

/** A deal as it stands in a lane once it is there. */
export function shownIn(deal: DealRow, lane: Lane): DealRow {
  const fields = entering(deal, lane);
  if (fields.companyId !== undefined) return { ...deal, companyId: fields.companyId, companyName: lane.name };
  if (fields.ownerId !== undefined) return { ...deal, ownerId: fields.ownerId, ownerName: lane.name };
  return fields.expectedClose === undefined ? deal : { ...deal, expectedClose: fields.expectedClose };
}

/** The cells of the board: a row for each lane, from left to right; without lanes one row. */
export type Grid = readonly (readonly string[])[];
type Wanted = (cell: string) => boolean;

/** The nearest cell on one side of another that is wanted. */
export function beside(grid: Grid, cell: string, step: -1 | 1, isWanted: Wanted): string | undefined {
  const row = grid.find((cells) => cells.includes(cell)) ?? [];
  const at = row.indexOf(cell);
  return (step > 0 ? row.slice(at + 1) : row.slice(0, at).toReversed()).find(isWanted);
}

/** The nearest cell of the same stage, in a lane above (-1) or below (1), that is wanted. */
export function below(grid: Grid, cell: string, step: -1 | 1, isWanted: Wanted): string | undefined {
  const at = grid.findIndex((cells) => cells.includes(cell));
  const stage = grid[at]?.indexOf(cell) ?? -1;
  const rows = step > 0 ? grid.slice(at + 1) : grid.slice(0, Math.max(0, at)).toReversed();
  return rows.flatMap((cells) => cells[stage] ?? []).find(isWanted);
}
