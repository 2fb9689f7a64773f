import { keyBetween } from '../../../src-shared/domain/order-key';
import type { ReadableDb } from '../../platform/store/handles';

const open = `status = 'open' AND deleted_at IS NULL`;

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

/** A key behind every open deal of a stage, found by the index of the board: many may be put there one by one. */
export const lastPlace = (db: ReadableDb, stageId: string): string =>
  keyBetween(
    db
      .prepare<[string], { key: string }>(
        `SELECT board_order AS key FROM deal WHERE stage_id = ? AND ${open} ORDER BY board_order DESC LIMIT 1`,
      )
      .get(stageId)?.key ?? null,
    null,
  );
