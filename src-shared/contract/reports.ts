import * as z from 'zod';
import { id, instant, line, procedure } from './base';
import { currency, money } from './deals';
import { stageColors } from './pipelines';
import { localDate } from './touch';

/** A share, 0 to 1. */
const share = z.number().min(0).max(1);

/** How far deals came, stage by stage: see domain/pipeline-report.ts. Stays in ms. */
const funnelStage = z.object({
  stageId: id,
  name: line,
  color: z.enum(stageColors),
  probability: z.int(),
  reached: z.int(),
  onward: z.int().nullable(),
  conversion: share.nullable(),
  medianStay: z.number().nullable(),
  stays: z.int(),
});

/** Why a deal counts as it does: its amount, by the probability of its stage. */
const forecastDeal = z.object({
  id,
  title: line,
  stageName: line,
  amount: z.int(),
  currency,
  expectedClose: localDate.nullable(),
  probability: z.int(),
  weighted: z.int(),
});

/** `month` is `2026-03`, `overdue` for days that have passed, null for deals without a day. */
const forecastMonth = z.object({
  month: z.string().nullable(),
  total: z.array(money),
  weighted: z.array(money),
  /** How many deals it is made of; `deals` has the heaviest, at most 200. */
  count: z.int(),
  deals: z.array(forecastDeal),
});

export const pipelineReport = z.object({
  deals: z.int(),
  won: z.int(),
  lost: z.int(),
  winRate: share.nullable(),
  funnel: z.array(funnelStage),
  forecast: z.array(forecastMonth),
  /** Open deals that no forecast can count, because they say no amount. */
  withoutAmount: z.int(),
});
export type PipelineReport = z.infer<typeof pipelineReport>;

/** What deals say when they are looked at together. */
export const reports = {
  /**
   * The deals of a pipeline that were made since `since` (null: ever): their funnel and win rate; and what all of its
   * open deals may bring, by month. Deals in the bin count nowhere. Fails: `not_found`.
   */
  pipeline: procedure
    .route({ method: 'POST', path: '/reports/pipeline' })
    .input(z.object({ pipelineId: id, since: instant.nullable().default(null) }))
    .output(pipelineReport),
};
