import type { PipelineReport } from '../../../src-shared/contract/reports';
import type { LocalDate } from '../../../src-shared/domain/local-date';
import {
  type ForecastDeal,
  forecast,
  pipelineReport,
  type ReportDeal,
  type Step,
} from '../../../src-shared/domain/pipeline-report';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb } from '../../platform/store/handles';

type Stage = Pick<PipelineReport['funnel'][number], 'name' | 'color' | 'probability'> & { id: string };

/** So many deals of a month are named. */
const named = 200;

function stagesOf(db: ReadableDb, pipelineId: string): Stage[] {
  const there = db.prepare<[string], unknown>('SELECT 1 FROM pipeline WHERE id = ? AND deleted_at IS NULL');
  if (!there.get(pipelineId)) throw new AppError('not_found', 'no such pipeline', { id: pipelineId });
  return db
    .prepare<[string], Stage>(
      `SELECT id, name, color, probability FROM stage
       WHERE pipeline_id = ? AND deleted_at IS NULL ORDER BY position, id`,
    )
    .all(pipelineId);
}

const among = 'pipeline_id = @pipelineId AND deleted_at IS NULL AND created_at >= @since AND not_cancelled()';

function dealsOf(db: ReadableDb, of: { pipelineId: string; since: number }): ReportDeal[] {
  return db.prepare<[typeof of], ReportDeal>(`SELECT id, status FROM deal WHERE ${among}`).all(of);
}

function stepsOf(db: ReadableDb, of: { pipelineId: string; since: number }): Step[] {
  return db
    .prepare<[typeof of], Step>(
      `SELECT deal_id AS dealId, to_stage AS toStage, to_status AS toStatus, at FROM stage_change
       WHERE deleted_at IS NULL AND deal_id IN (SELECT id FROM deal WHERE ${among})`,
    )
    .all(of);
}

type OpenDeal = Omit<ForecastDeal, 'amount'> & { amount: number | null };

function openDeals(db: ReadableDb, pipelineId: string): OpenDeal[] {
  return db
    .prepare<[string], OpenDeal>(
      `SELECT id, title, stage_id AS stageId, amount, currency, expected_close AS expectedClose FROM deal
       WHERE pipeline_id = ? AND status = 'open' AND deleted_at IS NULL AND not_cancelled()`,
    )
    .all(pipelineId);
}

/** What the deals of a pipeline say together: see the contract. */
export function reportOfPipeline(
  db: ReadableDb,
  { pipelineId, since, today }: { pipelineId: string; since: number | null; today: LocalDate },
): PipelineReport {
  const stages = stagesOf(db, pipelineId);
  const stageOf = new Map(stages.map((stage) => [stage.id, stage]));
  const of = { pipelineId, since: since ?? 0 };
  const { funnel, ...sums } = pipelineReport(stages, dealsOf(db, of), stepsOf(db, of));
  const open = openDeals(db, pipelineId);
  const worth = open.flatMap(({ amount, ...deal }) => (amount === null ? [] : [{ ...deal, amount }]));
  return {
    ...sums,
    funnel: funnel.map((one) => {
      const { name = '', color = 'neutral', probability = 0 } = stageOf.get(one.stageId) ?? {};
      return { ...one, name, color, probability };
    }),
    forecast: forecast(stages, worth, today).map(({ deals, ...month }) => ({
      ...month,
      count: deals.length,
      deals: deals
        .slice(0, named)
        .map(({ stageId, ...deal }) => ({ ...deal, stageName: stageOf.get(stageId)?.name ?? '' })),
    })),
    withoutAmount: open.length - worth.length,
  };
}
