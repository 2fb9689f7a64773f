import { type Money, sumMoney, weighted } from './money';

/** A stage as reports see it, in the order of its pipeline. */
export interface ReportStage {
  readonly id: string;
  /** Percent, 0 to 100. */
  readonly probability: number;
}

type Status = 'open' | 'won' | 'lost';

/** A deal of the pipeline, as it stands now. */
export interface ReportDeal {
  readonly id: string;
  readonly status: Status;
}

/** That a deal came to a stage, or ended there, at `at` (ms). Nothing comes before its first one. */
export interface Step {
  readonly dealId: string;
  readonly toStage: string;
  readonly toStatus: Status;
  readonly at: number;
}

/** How far deals of a pipeline came. `reached` have been in the stage or in a later one, or were won. */
export interface FunnelStage {
  readonly stageId: string;
  readonly reached: number;
  /** How many of those reached the next stage, or, from the last one, were won; null where none reached this one. */
  readonly onward: number | null;
  /** Share of `reached`, 0 to 1. */
  readonly conversion: number | null;
  /** How long deals that have left the stage were in it, ms: the middle one of all stays; null without any. */
  readonly medianStay: number | null;
  readonly stays: number;
}

export interface PipelineReport {
  readonly deals: number;
  readonly won: number;
  readonly lost: number;
  /** Of those that ended: how many were won, 0 to 1; null where none has ended. */
  readonly winRate: number | null;
  readonly funnel: FunnelStage[];
}

const middle = (numbers: readonly number[]): number | null => {
  if (numbers.length === 0) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[at - 1], sorted[at]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
};

/** The steps of each deal, in the order of time. */
function byDeal(steps: readonly Step[]): Map<string, Step[]> {
  const deals = new Map<string, Step[]>();
  for (const step of steps) {
    const known = deals.get(step.dealId);
    if (known) known.push(step);
    else deals.set(step.dealId, [step]);
  }
  for (const own of deals.values()) own.sort((a, b) => a.at - b.at);
  return deals;
}

/**
 * What the ways of deals through a pipeline say. A deal counts for every stage up to the furthest it was in, also for
 * those it passed over: so the funnel never widens. A stay is the time from entering a stage to leaving it, or to the
 * deal's end; the stay a deal is in now is no stay yet. Steps to stages that are not (or no longer) of the pipeline are
 * passed over.
 */
export function pipelineReport(
  stages: readonly ReportStage[],
  deals: readonly ReportDeal[],
  steps: readonly Step[],
): PipelineReport {
  const place = new Map(stages.map(({ id }, at) => [id, at]));
  const reached = stages.map(() => 0);
  const stays = stages.map((): number[] => []);
  const ended = { won: 0, lost: 0 };
  const ways = byDeal(steps);
  for (const { id, status } of deals) {
    const own = ways.get(id) ?? [];
    let furthest = -1;
    own.forEach((step, at) => {
      const stage = place.get(step.toStage);
      if (stage === undefined) return;
      furthest = Math.max(furthest, stage);
      const next = own[at + 1];
      if (next && step.toStatus === 'open') stays[stage]?.push(next.at - step.at);
    });
    if (status !== 'open') ended[status]++;
    if (status === 'won') furthest = stages.length;
    for (let at = 0; at < stages.length && at <= furthest; at++) reached[at] = (reached[at] ?? 0) + 1;
  }
  const ends = ended.won + ended.lost;
  return {
    deals: deals.length,
    ...ended,
    winRate: ends === 0 ? null : ended.won / ends,
    funnel: stages.map(({ id }, at) => {
      const here = reached[at] ?? 0;
      const onward = at === stages.length - 1 ? ended.won : (reached[at + 1] ?? 0);
      return {
        stageId: id,
        reached: here,
        onward: here === 0 ? null : onward,
        conversion: here === 0 ? null : onward / here,
        medianStay: middle(stays[at] ?? []),
        stays: stays[at]?.length ?? 0,
      };
    }),
  };
}

/** An open deal as a forecast sees it. `expectedClose` is an ISO 8601 day, null where none is set. */
export interface ForecastDeal extends Money {
  readonly id: string;
  readonly title: string;
  readonly stageId: string;
  readonly expectedClose: string | null;
}

/** Why a deal counts as it does: its amount, by the probability of its stage. */
export interface ForecastItem extends ForecastDeal {
  readonly probability: number;
  readonly weighted: number;
}

export interface ForecastMonth {
  /** ISO 8601, `2026-03`; `overdue` for days that have passed, null for deals without a day. */
  readonly month: string | null;
  readonly total: Money[];
  readonly weighted: Money[];
  readonly deals: ForecastItem[];
}

export const overdue = 'overdue';

/**
 * What open deals may bring, month by month: each deal counts in the month it is expected to close, with its amount
 * times the probability of its stage, rounded once. What should have closed before `today` stands apart, and so does
 * what has no day. Currencies are never added up.
 */
export function forecast(
  stages: readonly ReportStage[],
  deals: readonly ForecastDeal[],
  today: string,
): ForecastMonth[] {
  const probability = new Map(stages.map((stage) => [stage.id, stage.probability]));
  const months = new Map<string | null, ForecastItem[]>();
  for (const deal of deals) {
    const chance = probability.get(deal.stageId);
    if (chance === undefined) continue;
    const { expectedClose } = deal;
    const month = expectedClose === null ? null : expectedClose < today ? overdue : expectedClose.slice(0, 7);
    const item = { ...deal, probability: chance, weighted: weighted(deal.amount, chance) };
    const known = months.get(month);
    if (known) known.push(item);
    else months.set(month, [item]);
  }
  const rank = (month: string | null) => (month === null ? '~' : month === overdue ? '' : month);
  return [...months]
    .sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))
    .map(([month, items]) => ({
      month,
      total: sumMoney(items),
      weighted: sumMoney(items.map((item) => ({ amount: item.weighted, currency: item.currency }))),
      deals: items.sort((a, b) => b.weighted - a.weighted || (a.id < b.id ? -1 : 1)),
    }));
}
