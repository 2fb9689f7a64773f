import type { BoardColumn, DealRow, LaneKey } from '../../../src-shared/contract/deals';
import type { ListFilter } from '../../../src-shared/contract/filters';
import type { LocalDate } from '../../../src-shared/domain/local-date';
import { type Money, weighted } from '../../../src-shared/domain/money';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb } from '../../platform/store/handles';
import { matching, type Predicate } from '../lists';
import { inLane } from './lanes';
import { chancesOf } from './pipeline-repository';
import { dealRows } from './repository';

const open = `status = 'open' AND deleted_at IS NULL`;

/** What of a board is asked for; `today` is what relative days are reckoned from. */
interface Asked {
  filter: ListFilter;
  today: LocalDate;
  lane?: LaneKey | undefined;
}

/** What a board is asked for, in SQL about rows `c`. */
const fitting = (db: ReadableDb, { lane, ...asked }: Asked): Predicate => {
  const fits = matching(db, 'deal', asked);
  const within = lane && inLane(lane);
  return within ? { sql: `(${fits.sql}) AND (${within.sql})`, params: [...fits.params, ...within.params] } : fits;
};

const idsOf = (db: ReadableDb, stageId: string, fits: Predicate, limit: number, offset: number): string[] =>
  db
    .prepare<unknown[], { id: string }>(
      `SELECT c.id FROM deal c WHERE c.stage_id = ? AND ${open} AND (${fits.sql})
       ORDER BY c.board_order, c.id LIMIT ? OFFSET ?`,
    )
    .all(stageId, ...fits.params, limit, offset)
    .map(({ id }) => id);

/** The open deals of a pipeline, stage by stage. Fails: `not_found` when it has no stages. */
export function board(
  db: ReadableDb,
  { pipelineId, limit, ...asked }: { pipelineId: string; limit: number } & Asked,
): { columns: BoardColumn[] } {
  const stages = chancesOf(db, pipelineId);
  if (stages.length === 0) throw new AppError('not_found', 'no such pipeline', { id: pipelineId });
  const fits = fitting(db, asked);
  const sums = db
    .prepare<unknown[], { stageId: string; currency: string; count: number; amount: number | null }>(
      `SELECT c.stage_id AS stageId, c.currency, count(*) AS count, sum(c.amount) AS amount FROM deal c
       WHERE c.pipeline_id = ? AND ${open} AND (${fits.sql}) GROUP BY c.stage_id, c.currency`,
    )
    .all(pipelineId, ...fits.params);
  // One query for the cards of all columns costs less than one for each.
  const cards = dealRows(
    db,
    stages.flatMap(({ id }) => idsOf(db, id, fits, limit, 0)),
  );
  return {
    columns: stages.map(({ id, probability }) => {
      const own = sums.filter(({ stageId }) => stageId === id);
      const totals: Money[] = own.flatMap(({ amount, currency }) => (amount === null ? [] : [{ amount, currency }]));
      return {
        stageId: id,
        count: own.reduce((count, sum) => count + sum.count, 0),
        sums: totals,
        weighted: totals.map(({ amount, currency }) => ({ amount: weighted(amount, probability), currency })),
        cards: cards.filter(({ stageId }) => stageId === id),
      };
    }),
  };
}

/** Some cards of a column. */
export function boardCards(
  db: ReadableDb,
  { stageId, offset, limit, ...asked }: { stageId: string; offset: number; limit: number } & Asked,
): { cards: DealRow[] } {
  return { cards: dealRows(db, idsOf(db, stageId, fitting(db, asked), limit, offset)) };
}

/** Open deals of a lane by their expected close, unknown last, ties by id. */
export function timeline(
  db: ReadableDb,
  { pipelineId, offset, limit, ...asked }: { pipelineId: string; offset: number; limit: number } & Asked,
): { rows: DealRow[] } {
  const fits = fitting(db, asked);
  const ids = db
    .prepare<unknown[], { id: string }>(
      `SELECT c.id FROM deal c WHERE c.pipeline_id = ? AND ${open} AND (${fits.sql})
       ORDER BY c.expected_close IS NULL, c.expected_close, c.id LIMIT ? OFFSET ?`,
    )
    .all(pipelineId, ...fits.params, limit, offset);
  return {
    rows: dealRows(
      db,
      ids.map(({ id }) => id),
    ),
  };
}
