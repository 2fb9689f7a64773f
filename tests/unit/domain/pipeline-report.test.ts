import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecast, overdue, pipelineReport, type Step } from '../../../src-shared/domain/pipeline-report';

const stages = [
  { id: 'lead', probability: 10 },
  { id: 'offer', probability: 50 },
  { id: 'deal', probability: 90 },
];
const day = 86_400_000;
type Way = readonly [place: string, at: number][];

/** Ways as `[stage or end, day]`; the stage of an end is the one before. */
function report(...ways: Way[]) {
  const steps: Step[] = [];
  const deals = ways.map((way, at) => {
    const id = `d${at}`;
    let stage = '';
    let status: Step['toStatus'] = 'open';
    for (const [place, on] of way) {
      status = place === 'won' || place === 'lost' ? place : 'open';
      if (status === 'open') stage = place;
      steps.push({ dealId: id, toStage: stage, toStatus: status, at: on * day });
    }
    return { id, status };
  });
  return pipelineReport(stages, deals, steps.reverse());
}

describe('the funnel', () => {
  test('counts a deal for every stage up to its furthest, and tells how many went on', () => {
    const { funnel, won, lost, winRate } = report(
      [
        ['lead', 0],
        ['offer', 2],
        ['deal', 6],
        ['won', 8],
      ],
      [
        ['lead', 0],
        ['offer', 4],
        ['lost', 5],
      ],
      [['lead', 1]],
      [
        ['lead', 0],
        ['deal', 1],
        ['lead', 2],
      ],
    );
    expect(funnel.map(({ reached }) => reached)).toEqual([4, 3, 2]);
    expect(funnel.map(({ onward }) => onward)).toEqual([3, 2, 1]);
    expect(funnel.map(({ conversion }) => conversion)).toEqual([3 / 4, 2 / 3, 1 / 2]);
    expect([won, lost, winRate]).toEqual([1, 1, 1 / 2]);
  });

  test('tells the middle stay of those that have left a stage, to their next one or their end', () => {
    const { funnel } = report(
      [
        ['lead', 0],
        ['offer', 2],
        ['won', 8],
      ],
      [
        ['lead', 0],
        ['offer', 4],
        ['lost', 5],
      ],
      [
        ['lead', 0],
        ['offer', 10],
      ],
    );
    expect(funnel.map(({ medianStay, stays }) => [medianStay === null ? null : medianStay / day, stays])).toEqual([
      [4, 3],
      [3.5, 2],
      [null, 0],
    ]);
  });

  test('a deal that was opened again counts by what it is now; its stay goes on from there', () => {
    const { funnel, lost, winRate } = report([
      ['lead', 0],
      ['lost', 3],
      ['lead', 10],
      ['offer', 11],
    ]);
    expect([lost, winRate]).toEqual([0, null]);
    expect(funnel[0]).toMatchObject({ reached: 1, onward: 1, stays: 2, medianStay: 2 * day });
  });

  test('is empty without deals', () => {
    expect(report()).toEqual({
      ...{ deals: 0, won: 0, lost: 0, winRate: null },
      funnel: stages.map(({ id }) => ({
        ...{ stageId: id, reached: 0, onward: null, conversion: null, medianStay: null, stays: 0 },
      })),
    });
  });

  test('never widens, and no share is above one, whatever ways deals went', () => {
    const place = fc.constantFrom('lead', 'offer', 'deal', 'won', 'lost', 'elsewhere');
    const way = fc.array(fc.tuple(place, fc.integer({ min: 0, max: 100 })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(way, { maxLength: 20 }), (ways) => {
        const { funnel, deals, won, lost } = report(...ways);
        expect(deals).toBe(ways.length);
        expect(won + lost).toBeLessThanOrEqual(deals);
        funnel.reduce((before, { reached, onward, conversion, medianStay }) => {
          expect(reached).toBeLessThanOrEqual(before);
          expect(onward ?? 0).toBeLessThanOrEqual(reached);
          expect(conversion ?? 0).toBeLessThanOrEqual(1);
          expect(medianStay ?? 0).toBeGreaterThanOrEqual(0);
          return reached;
        }, deals);
      }),
    );
  });
});

describe('the forecast', () => {
  const deal = (id: string, amount: number, expectedClose: string | null, stageId = 'offer', currency = 'EUR') => ({
    ...{ id, title: id, amount, currency, stageId, expectedClose },
  });
  const of = (...deals: ReturnType<typeof deal>[]) => forecast(stages, deals, '2026-03-15');

  test('weighs each deal by its stage in the month it is expected to close; what is late, or has no day, stands apart', () => {
    const months = of(
      deal('a', 1000, '2026-04-02'),
      deal('b', 333, '2026-04-30', 'deal'),
      deal('c', 500, '2026-03-15', 'lead'),
      deal('d', 700, '2026-03-14'),
      deal('e', 100, null),
    );
    expect(months.map(({ month, weighted }) => [month, weighted])).toEqual([
      [overdue, [{ amount: 350, currency: 'EUR' }]],
      ['2026-03', [{ amount: 50, currency: 'EUR' }]],
      ['2026-04', [{ amount: 800, currency: 'EUR' }]],
      [null, [{ amount: 50, currency: 'EUR' }]],
    ]);
    expect(months[2]?.deals.map(({ id, probability, weighted }) => [id, probability, weighted])).toEqual([
      ['a', 50, 500],
      ['b', 90, 300],
    ]);
  });

  test('never adds up currencies', () => {
    const [month] = of(deal('a', 1000, '2026-04-02'), deal('b', 100, '2026-04-02', 'offer', 'CHF'));
    expect(month?.total).toEqual([
      { amount: 100, currency: 'CHF' },
      { amount: 1000, currency: 'EUR' },
    ]);
  });

  test('adds up: a month is worth what its deals are, and every deal of a stage stands in one month', () => {
    const some = fc.array(
      fc.record({
        amount: fc.integer({ min: 0, max: 1_000_000 }),
        stageId: fc.constantFrom('lead', 'offer', 'deal', 'gone'),
        month: fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(some, (deals) => {
        const months = of(
          ...deals.map(({ amount, stageId, month }, at) =>
            deal(`d${at}`, amount, month === null ? null : `2026-${String(month).padStart(2, '0')}-20`, stageId),
          ),
        );
        expect(months.flatMap((month) => month.deals)).toHaveLength(
          deals.filter(({ stageId }) => stageId !== 'gone').length,
        );
        for (const { weighted, deals: items } of months) {
          expect(items.reduce((sum, item) => sum + item.weighted, 0)).toBe(weighted[0]?.amount);
        }
      }),
    );
  });
});
