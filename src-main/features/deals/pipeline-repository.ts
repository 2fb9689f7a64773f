import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Pipeline, Stage, StageFields } from '../../../src-shared/contract/pipelines';
import { keyBetween } from '../../../src-shared/domain/order-key';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { changedRow, newRow } from '../../platform/store/rows';
import { pipeline, stage } from './schema';

export type StageRow = typeof stage.$inferSelect;

/** The stages of a pipeline that are there, in their order. */
export const stagesOf = (db: ReadableDb, pipelineId: string): StageRow[] =>
  db.orm
    .select()
    .from(stage)
    .where(and(eq(stage.pipelineId, pipelineId), isNull(stage.deletedAt)))
    .orderBy(asc(stage.position), asc(stage.id))
    .all();

/** The stages of a pipeline in their order, and what they weigh: all a board needs of them. */
export const chancesOf = (db: ReadableDb, pipelineId: string): { id: string; probability: number }[] =>
  db
    .prepare<[string], { id: string; probability: number }>(
      'SELECT id, probability FROM stage WHERE pipeline_id = ? AND deleted_at IS NULL ORDER BY position, id',
    )
    .all(pipelineId);

const pipelineRows = (db: ReadableDb) =>
  db.orm
    .select()
    .from(pipeline)
    .where(isNull(pipeline.deletedAt))
    .orderBy(asc(pipeline.position), asc(pipeline.id))
    .all();

/** How many deals stand in each stage: all there are, and the open ones. */
function dealCounts(db: ReadableDb): { all: Map<string, number>; open: Map<string, number> } {
  const counts = (where: string) =>
    new Map(
      db
        .prepare<[], { id: string; count: number }>(
          `SELECT stage_id AS id, count(*) AS count FROM deal ${where} GROUP BY stage_id`,
        )
        .all()
        .map(({ id, count }) => [id, count]),
    );
  return { all: counts(''), open: counts(`WHERE status = 'open' AND deleted_at IS NULL`) };
}

const stageFields = ({ id, name, color, probability, rotDays, required }: StageRow): StageFields & { id: string } => ({
  ...{ id, name, color, probability, rotDays, required },
});

/** Every pipeline with its stages, in their order. */
export function allPipelines(db: ReadableDb): Pipeline[] {
  const { all, open } = dealCounts(db);
  return pipelineRows(db).map(({ id, name }) => ({
    id,
    name,
    stages: stagesOf(db, id).map((row) => ({
      ...stageFields(row),
      open: open.get(row.id) ?? 0,
      deals: all.get(row.id) ?? 0,
    })),
  }));
}

/** Fails: `not_found`. */
export function getPipeline(db: ReadableDb, id: string): Pipeline {
  const found = allPipelines(db).find((one) => one.id === id);
  if (!found) throw new AppError('not_found', 'no such pipeline', { id });
  return found;
}

/** A stage that is there. Fails: `conflict` (reason `stage.gone`) for one that was deleted or never was. */
export function liveStage(db: ReadableDb, id: string): StageRow {
  const row = db.orm
    .select()
    .from(stage)
    .where(and(eq(stage.id, id), isNull(stage.deletedAt)))
    .get();
  if (!row) throw new AppError('conflict', 'the stage is gone', { id, reason: 'stage.gone' });
  return row;
}

export const stageOf = (db: ReadableDb, id: string): Stage => {
  const row = liveStage(db, id);
  const { all, open } = dealCounts(db);
  return { ...stageFields(row), open: open.get(id) ?? 0, deals: all.get(id) ?? 0 };
};

/** Where a deal goes whose stage is gone: the first stage of its pipeline, or of the first pipeline there is. */
export function firstStage(db: ReadableDb, pipelineId: string): StageRow | undefined {
  return stagesOf(db, pipelineId)[0] ?? pipelineRows(db).flatMap(({ id }) => stagesOf(db, id))[0];
}

/** The stages of the first pipeline there is. */
export const firstPipelineStages = (db: ReadableDb): StageRow[] => stagesOf(db, pipelineRows(db)[0]?.id ?? '');

export function insertPipeline(tx: Tx, name: string, stages: readonly StageFields[]): string {
  const row = newRow(tx);
  const position = keyBetween(pipelineRows(tx.db).at(-1)?.position ?? null, null);
  tx.db.orm
    .insert(pipeline)
    .values({ ...row, name, position })
    .run();
  for (const fields of stages) insertStage(tx, row.id, fields);
  return row.id;
}

/** Puts a new stage before another one, or at the end. */
export function insertStage(tx: Tx, pipelineId: string, fields: StageFields, before?: string): string {
  const row = newRow(tx);
  const there = stagesOf(tx.db, pipelineId);
  const at = there.findIndex(({ id }) => id === before);
  const position =
    at < 0
      ? keyBetween(there.at(-1)?.position ?? null, null)
      : keyBetween(there[at - 1]?.position ?? null, there[at]?.position ?? null);
  tx.db.orm
    .insert(stage)
    .values({ ...row, pipelineId, position, ...fields })
    .run();
  return row.id;
}

export function updateStage(tx: Tx, id: string, patch: Partial<StageRow>): void {
  tx.db.orm
    .update(stage)
    .set({ ...patch, ...changedRow(tx) })
    .where(eq(stage.id, id))
    .run();
}

export function updatePipeline(tx: Tx, id: string, patch: { name?: string; position?: string; deletedAt?: number }) {
  tx.db.orm
    .update(pipeline)
    .set({ ...patch, ...changedRow(tx) })
    .where(eq(pipeline.id, id))
    .run();
}

/** New positions that put rows in the order of `ids`, what is not named after them; only those that change. */
export function arranged(rows: readonly { id: string; position: string }[], ids: readonly string[]) {
  const place = new Map(ids.map((id, at) => [id, at]));
  const sorted = [...rows].sort((a, b) => (place.get(a.id) ?? ids.length) - (place.get(b.id) ?? ids.length));
  if (sorted.every((row, at) => row === rows[at])) return [];
  let last: string | null = null;
  return sorted.flatMap(({ id, position }) => {
    last = keyBetween(last, null);
    return position === last ? [] : [{ id, position: last }];
  });
}

export const pipelinePositions = (db: ReadableDb) => pipelineRows(db);
