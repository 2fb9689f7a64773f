import * as z from 'zod';
import type { Pipeline, Stage, StageFields } from '../../../src-shared/contract/pipelines';
import { AppError } from '../../../src-shared/errors';
import type { LabelKey } from '../../../src-shared/labels';
import type { FeatureContext } from '../../platform/feature';
import { defineTask } from '../../platform/operations/task';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { changedFields } from '../records';
import {
  arranged,
  getPipeline,
  insertPipeline,
  insertStage,
  liveStage,
  pipelinePositions,
  stageOf,
  stagesOf,
  updatePipeline,
  updateStage,
} from './pipeline-repository';
import { lastPlace } from './place';
import { noteChange, type StoredDeal, updateDeal } from './repository';

const invalid = (field: string, reason: string) => new AppError('validation', `${field}: ${reason}`, { field, reason });

const named = (name: string, field = 'name'): string => {
  if (name.trim() === '') throw invalid(field, 'required');
  return name.trim();
};

const clearing = z.object({
  stages: z.array(z.string()),
  /** The pipeline that goes with them. */
  pipeline: z.string().nullable(),
  to: z.string().nullable(),
  moved: z.int(),
  total: z.int(),
});

/** Moves every deal out of stages, those in the bin as well, and then deletes the stages: as one operation. */
export const clearStagesTask = defineTask({
  name: 'deal.clearStages',
  state: clearing,
  next: () => null,
  step(tx, now, _input, budget) {
    const next = tx.db.prepare<[string], Pick<StoredDeal, 'id' | 'stageId' | 'status'>>(
      `SELECT id, stage_id AS stageId, status FROM deal WHERE stage_id IN (SELECT value FROM json_each(?))
       ORDER BY board_order, id LIMIT 1`,
    );
    const from = JSON.stringify(now.stages);
    let { moved } = now;
    let deal = next.get(from);
    while (deal && !(moved > now.moved && budget.spent())) {
      // Somebody put a deal there meanwhile, and it was not said where it is to go: all is taken back.
      if (now.to === null) throw invalid('moveTo', 'required');
      const { id: stageId, pipelineId } = liveStage(tx.db, now.to);
      const place = { stageId, pipelineId, boardOrder: lastPlace(tx.db, stageId) };
      updateDeal(tx, deal.id, deal.status === 'open' ? { ...place, stageSince: tx.at } : place);
      if (deal.status === 'open') noteChange(tx, deal.id, deal, { stageId, status: 'open' });
      moved++;
      deal = next.get(from);
    }
    if (!deal) {
      for (const id of now.stages) updateStage(tx, id, { deletedAt: tx.at });
      if (now.pipeline !== null) updatePipeline(tx, now.pipeline, { deletedAt: tx.at });
    }
    const progress = deal ? Math.min(1, moved / Math.max(1, now.total)) : 1;
    return { state: { ...now, moved }, done: !deal, progress, consumed: false };
  },
});

/** Pipelines and their stages; each function is one undoable act. */
export function pipelineService({ store, runner, actor }: FeatureContext) {
  const { db } = store;
  const act = <T>(key: LabelKey, name: string, work: (tx: Tx) => T): T =>
    store.transact({ label: { key, params: { name } }, actor: actor() }, work);

  /** Clears stages and deletes them. Fails: `validation` by `moveTo`; `conflict` when it could not be carried out. */
  async function clear(
    key: LabelKey,
    name: string,
    { stages, pipeline, to }: { stages: string[]; pipeline: string | null; to: string | null },
  ): Promise<{ operationId: number; deals: number }> {
    const total = dealsIn(db, stages);
    if (to === null && total > 0) throw invalid('moveTo', 'required');
    if (to !== null && (stages.includes(to) || !isLive(db, to))) throw invalid('moveTo', 'unknown');
    const operationId = runner.start({ label: { key, params: { name } }, actor: actor() }, clearStagesTask.name, {
      ...{ stages, pipeline, to, moved: 0, total },
    });
    const { state, taskState } = await runner.finished(operationId);
    if (state !== 'done') throw new AppError('conflict', 'the stages were changed meanwhile', { reason: 'stage.gone' });
    return { operationId, deals: clearing.parse(taskState).moved };
  }

  return {
    create({ name, stages }: { name: string; stages: StageFields[] }): Pipeline {
      const title = named(name);
      const checked = stages.map((stage) => ({ ...stage, name: named(stage.name) }));
      return getPipeline(
        db,
        act('pipeline.created', title, (tx) => insertPipeline(tx, title, checked)),
      );
    },

    rename({ id, name }: { id: string; name: string }) {
      getPipeline(db, id);
      const title = named(name);
      return act('pipeline.renamed', title, (tx) => {
        updatePipeline(tx, id, { name: title });
        return { operationId: tx.operation };
      });
    },

    arrange({ ids }: { ids: string[] }) {
      return act('pipeline.arranged', '', (tx) => {
        for (const { id, position } of arranged(pipelinePositions(tx.db), ids)) updatePipeline(tx, id, { position });
        return { operationId: tx.operation };
      });
    },

    remove({ id, moveTo }: { id: string; moveTo: string | null }) {
      const { name, stages } = getPipeline(db, id);
      return clear('pipeline.removed', name, { stages: stages.map((stage) => stage.id), pipeline: id, to: moveTo });
    },

    addStage({ pipelineId, before, ...fields }: StageFields & { pipelineId: string; before?: string | undefined }) {
      getPipeline(db, pipelineId);
      const name = named(fields.name);
      const id = act('stage.added', name, (tx) => insertStage(tx, pipelineId, { ...fields, name }, before));
      return stageOf(db, id);
    },

    updateStage({
      id,
      patch,
    }: {
      id: string;
      patch: { [Key in keyof StageFields]?: StageFields[Key] | undefined };
    }): Stage {
      const now = liveStage(db, id);
      const given = patch.name === undefined ? patch : { ...patch, name: named(patch.name) };
      const isSame = JSON.stringify(given.required ?? now.required) === JSON.stringify(now.required);
      const differing = changedFields(now, isSame ? { ...given, required: undefined } : given);
      if (Object.keys(differing).length > 0) {
        act('stage.edited', now.name, (tx) => updateStage(tx, liveStage(tx.db, id).id, differing));
      }
      return stageOf(db, id);
    },

    arrangeStages({ pipelineId, ids }: { pipelineId: string; ids: string[] }) {
      const { name } = getPipeline(db, pipelineId);
      return act('stage.arranged', name, (tx) => {
        for (const { id, position } of arranged(stagesOf(tx.db, pipelineId), ids)) updateStage(tx, id, { position });
        return { operationId: tx.operation };
      });
    },

    removeStage({ id, moveTo }: { id: string; moveTo: string | null }) {
      const { name, pipelineId } = liveStage(db, id);
      if (stagesOf(db, pipelineId).length === 1) throw invalid('id', 'stage.last');
      return clear('stage.removed', name, { stages: [id], pipeline: null, to: moveTo });
    },
  };
}

const isLive = (db: ReadableDb, id: string): boolean =>
  db.prepare<[string], unknown>('SELECT 1 FROM stage WHERE id = ? AND deleted_at IS NULL').get(id) !== undefined;

const dealsIn = (db: ReadableDb, stages: readonly string[]): number =>
  db
    .prepare<[string], { count: number }>(
      'SELECT count(*) AS count FROM deal WHERE stage_id IN (SELECT value FROM json_each(?))',
    )
    .get(JSON.stringify(stages))?.count ?? 0;
