import { call } from '@orpc/server';
import { afterEach, expect, test } from 'vitest';
import { closeWorlds, openWorld } from './world';

afterEach(closeWorlds);

const day = 86_400_000;

test('a pipeline’s report follows its deals: moved, won, lost, undone and binned', async () => {
  const world = openWorld();
  const { deals, pipelines, reports, history } = world.handlers;
  const stage = (name: string, probability: number) => ({
    ...{ name, color: 'info' as const, probability, rotDays: null, required: [] },
  });
  const pipeline = await call(pipelines.create, { name: 'Sales', stages: [stage('Lead', 20), stage('Offer', 50)] });
  const [lead = '', offer = ''] = pipeline.stages.map(({ id }) => id);
  const add = async (title: string, more: object = {}) =>
    (await call(deals.create, { title, stageId: lead, currency: 'EUR', ...more })).id;
  const report = (since: number | null = null) => call(reports.pipeline, { pipelineId: pipeline.id, since });
  const a = await add('A', { amount: 1000, expectedClose: '2999-05-01' });
  await add('B', { amount: 501 });
  const c = await add('C');
  world.clock.advance(2 * day);
  await call(deals.move, { id: a, stageId: offer });
  await call(deals.close, { id: c, status: 'lost', reason: 'Too dear' });
  const made = world.clock.now();
  world.clock.advance(day);
  const d = await add('D', { amount: 10 });
  const before = await report();
  expect(before).toMatchObject({
    ...{ deals: 4, won: 0, lost: 1, winRate: 0, withoutAmount: 0 },
    funnel: [
      { name: 'Lead', reached: 4, onward: 1, conversion: 0.25, medianStay: 2 * day, stays: 2 },
      { name: 'Offer', reached: 1, onward: 0, medianStay: null },
    ],
    forecast: [
      { month: '2999-05', count: 1, weighted: [{ amount: 500, currency: 'EUR' }] },
      {
        month: null,
        count: 2,
        total: [{ amount: 511, currency: 'EUR' }],
        weighted: [{ amount: 102, currency: 'EUR' }],
      },
    ],
  });
  expect(before.forecast[0]?.deals).toMatchObject([{ title: 'A', stageName: 'Offer', probability: 50, weighted: 500 }]);
  expect((await report(made)).deals).toBe(1);
  await call(deals.close, { id: a, status: 'won' });
  expect(await report()).toMatchObject({ won: 1, winRate: 0.5, funnel: [{ onward: 1 }, { reached: 1, onward: 1 }] });
  await call(history.undoLast, undefined);
  expect(await report()).toEqual(before);
  await call(deals.bin, { selection: { ids: [d] } });
  expect((await report()).deals).toBe(3);
});

test('what is no pipeline has no report', async () => {
  const world = openWorld();
  await expect(
    call(world.handlers.reports.pipeline, { pipelineId: '01890000-0000-7000-8000-00000000dead' }),
  ).rejects.toMatchObject({ code: 'not_found' });
});
