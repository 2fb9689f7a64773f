import * as z from 'zod';
import { id, line, operationId, procedure } from './base';

export const stageColors = ['neutral', 'info', 'accent', 'good', 'warn', 'bad'] as const;

/** What a deal can be asked for before it enters a stage. */
export const dealField = z.enum(['amount', 'expectedClose', 'company', 'contact', 'source']);
export type DealField = z.infer<typeof dealField>;

const stageFields = z.object({
  name: line.min(1),
  color: z.enum(stageColors),
  /** Of winning a deal that stands here, in percent. */
  probability: z.int().min(0).max(100),
  /** Days without any change after which a deal counts as stalled; null for never. */
  rotDays: z.int().min(1).max(3650).nullable(),
  required: z.array(dealField).max(5),
});
export type StageFields = z.infer<typeof stageFields>;

export const stage = stageFields.extend({
  id,
  /** Deals that stand here and are open. */
  open: z.int(),
  /** All that would have to go elsewhere, were the stage deleted: closed ones and those in the bin as well. */
  deals: z.int(),
});
export type Stage = z.infer<typeof stage>;

export const pipeline = z.object({ id, name: line, stages: z.array(stage) });
export type Pipeline = z.infer<typeof pipeline>;

const ordered = z.array(id).min(1).max(200);
const moved = z.object({ operationId });

/** Ways deals go, step by step. Each change is one undoable act. */
export const pipelines = {
  /** In their order, with their stages in theirs. */
  list: procedure.route({ method: 'GET', path: '/pipelines' }).output(z.array(pipeline)),
  create: procedure
    .route({ method: 'POST', path: '/pipelines' })
    .input(z.object({ name: line.min(1), stages: z.array(stageFields).min(1).max(50) }))
    .output(pipeline),
  rename: procedure
    .route({ method: 'POST', path: '/pipelines/{id}/rename' })
    .input(z.object({ id, name: line.min(1) }))
    .output(moved),
  /** Puts pipelines in this order; those that are not named come after. */
  arrange: procedure
    .route({ method: 'POST', path: '/pipelines/arrange' })
    .input(z.object({ ids: ordered }))
    .output(moved),
  /**
   * Deletes a pipeline with its stages; its deals go to the stage `moveTo` of another one. Fails: `validation` (field
   * `moveTo`, reasons `required` where it has deals, `unknown`).
   */
  remove: procedure
    .route({ method: 'POST', path: '/pipelines/{id}/remove' })
    .input(z.object({ id, moveTo: id.nullable().default(null) }))
    .output(z.object({ operationId, deals: z.int() })),
  /** Adds a stage at the end of a pipeline, or before the stage `before`. */
  addStage: procedure
    .route({ method: 'POST', path: '/pipelines/{pipelineId}/stages' })
    .input(stageFields.extend({ pipelineId: id, before: id.optional() }))
    .output(stage),
  /** Changes what is given. Fails: `not_found`; `conflict` (reason `stage.gone`). */
  updateStage: procedure
    .route({ method: 'POST', path: '/stages/{id}/update' })
    .input(z.object({ id, patch: stageFields.partial() }))
    .output(stage),
  /** Puts the stages of a pipeline in this order. */
  arrangeStages: procedure
    .route({ method: 'POST', path: '/pipelines/{pipelineId}/stages/arrange' })
    .input(z.object({ pipelineId: id, ids: ordered }))
    .output(moved),
  /**
   * Deletes a stage; its deals go to `moveTo`, as one operation with it. Fails: `validation` (field `moveTo`, reasons
   * `required` where it has deals, `unknown`; field `id`, reason `stage.last` for the last one of its pipeline).
   */
  removeStage: procedure
    .route({ method: 'POST', path: '/stages/{id}/remove' })
    .input(z.object({ id, moveTo: id.nullable().default(null) }))
    .output(z.object({ operationId, deals: z.int() })),
};
