import type { BoardColumn, DealRow } from '../../../src-shared/contract/deals';
import { type Money, weighted } from '../../../src-shared/domain/money';
import { keyBetween } from '../../../src-shared/domain/order-key';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb } from '../../platform/store/handles';
import { stagesOf } from './pipeline-repository';
import { dealRows } from './repository';

const open = `status = 'open' AND deleted_at IS NULL`;

const idsOf = (db: ReadableDb, stageId: string, limit: number, offset: number): string[] =>
  db
    .prepare<[string, number, number], { id: string }>(
      `SELECT id FROM deal WHERE stage_id = ? AND ${open} ORDER BY board_order, id LIMIT ? OFFSET ?`,
    )
    .all(stageId, limit, offset)
    .map(({ id }) => id);

/** The open deals of a pipeline, stage by stage. Fails: `not_found` when it has no stages. */
export function board(
  db: ReadableDb,
  { pipelineId, limit }: { pipelineId: string; limit: number },
): { columns: BoardColumn[] } {
  const stages = stagesOf(db, pipelineId);
  if (stages.length === 0) throw new AppError('not_found', 'no such pipeline', { id: pipelineId });
  const sums = db
    .prepare<[string], { stageId: string; currency: string; count: number; amount: number | null }>(
      `SELECT stage_id AS stageId, currency, count(*) AS count, sum(amount) AS amount FROM deal
       WHERE pipeline_id = ? AND ${open} GROUP BY stage_id, currency`,
    )
    .all(pipelineId);
  return {
    columns: stages.map(({ id, probability }) => {
      const own = sums.filter(({ stageId }) => stageId === id);
      const totals: Money[] = own.flatMap(({ amount, currency }) => (amount === null ? [] : [{ amount, currency }]));
      return {
        stageId: id,
        count: own.reduce((count, sum) => count + sum.count, 0),
        sums: totals,
        weighted: totals.map(({ amount, currency }) => ({ amount: weighted(amount, probability), currency })),
        cards: dealRows(db, idsOf(db, id, limit, 0)),
      };
    }),
  };
}

/** Some cards of a column. */
export function boardCards(
  db: ReadableDb,
  { stageId, offset, limit }: { stageId: string; offset: number; limit: number },
): { cards: DealRow[] } {
  return { cards: dealRows(db, idsOf(db, stageId, limit, offset)) };
}

/** The place of an open deal of a stage other than `id` itself; undefined for one that is no longer there. */
const keyOf = (db: ReadableDb, stageId: string, id: string | null, self: string): string | undefined =>
  id === null || id === self
    ? undefined
    : db
        .prepare<[string, string], { key: string }>(
          `SELECT board_order AS key FROM deal WHERE id = ? AND stage_id = ? AND ${open}`,
        )
        .get(id, stageId)?.key;

/**
 * A key that puts deal `id` below `afterId` or above `beforeId` in a stage, else on top. Neighbours that have gone
 * elsewhere are passed over.
 */
export function placeIn(
  db: ReadableDb,
  stageId: string,
  id: string,
  { afterId, beforeId }: { afterId: string | null; beforeId: string | null },
): string {
  const beside = (sign: '<' | '>', key: string): string | null =>
    db
      .prepare<[string, string, string], { key: string }>(
        `SELECT board_order AS key FROM deal WHERE stage_id = ? AND ${open} AND board_order ${sign} ? AND id <> ?
         ORDER BY board_order ${sign === '<' ? 'DESC' : 'ASC'} LIMIT 1`,
      )
      .get(stageId, key, id)?.key ?? null;
  const after = keyOf(db, stageId, afterId, id);
  if (after !== undefined) return keyBetween(after, beside('>', after));
  const before = keyOf(db, stageId, beforeId, id);
  if (before !== undefined) return keyBetween(beside('<', before), before);
  return keyBetween(null, beside('>', ''));
}

/** A key behind every deal of a stage. */
export const lastPlace = (db: ReadableDb, stageId: string): string =>
  keyBetween(
    db
      .prepare<[string], { key: string | null }>('SELECT max(board_order) AS key FROM deal WHERE stage_id = ?')
      .get(stageId)?.key ?? null,
    null,
  );
