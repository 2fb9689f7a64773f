import { call } from '@orpc/server';
import { afterEach, expect, test } from 'vitest';
import type { LaneBy } from '../../../../src-shared/contract/deals';
import { closeWorlds, openWorld } from '../world';

afterEach(closeWorlds);

async function openSales() {
  const world = openWorld();
  const { deals, pipelines } = world.handlers;
  const stage = { color: 'info' as const, rotDays: null, required: [] };
  const { id: pipelineId, stages } = await call(pipelines.create, {
    name: 'Sales',
    stages: [
      { ...stage, name: 'Lead', probability: 10 },
      { ...stage, name: 'Offer', probability: 50 },
    ],
  });
  const [lead = '', offer = ''] = stages.map(({ id }) => id);
  const add = async (title: string, more: object = {}) =>
    (await call(deals.create, { title, stageId: lead, currency: 'EUR', ...more })).id;
  const ids = {
    mill: await add('A mill', { companyName: 'Acme', amount: 1000, expectedClose: '2026-03-20' }),
    loom: await add('A loom', { companyName: 'Acme', amount: 500, stageId: offer, expectedClose: '2026-03-05' }),
    card: await add('A card', { companyName: 'Babbage', expectedClose: '2026-01-31' }),
    idea: await add('An idea', { amount: 70, currency: 'USD' }),
  };
  const lanes = async (by: LaneBy, filter = {}) => (await call(deals.lanes, { pipelineId, by, filter })).lanes;
  return { world, deals, pipelineId, lead, offer, ids, lanes };
}

test('a board is divided by company, those with most deals first, by month and by owner', async () => {
  const { lanes } = await openSales();
  expect(await lanes('company')).toMatchObject([
    {
      ...{ name: 'Acme', count: 2, most: 1, sums: [{ amount: 1500, currency: 'EUR' }] },
      weighted: [{ amount: 350, currency: 'EUR' }],
    },
    { name: 'Babbage', count: 1, sums: [] },
    { value: null, name: '', count: 1, sums: [{ amount: 70, currency: 'USD' }] },
  ]);
  expect(await lanes('closeMonth')).toMatchObject([
    { value: '2026-01', count: 1 },
    { value: '2026-03', count: 2 },
    { value: null, count: 1 },
  ]);
  expect(await lanes('owner')).toMatchObject([{ count: 4, most: 3 }]);
  expect(await lanes('company', { text: 'loom' })).toMatchObject([{ name: 'Acme', count: 1 }]);
});

test('a lane has the board of its own deals, and those of a company in the bin have none', async () => {
  const { world, deals, pipelineId, lead, ids, lanes } = await openSales();
  const [acme] = await lanes('company');
  const lane = { by: 'company' as const, value: acme?.value ?? null };
  const { columns } = await call(deals.board, { pipelineId, lane });
  expect(columns.map(({ cards }) => cards.map(({ id }) => id))).toEqual([[ids.mill], [ids.loom]]);
  const { cards } = await call(deals.cards, { stageId: lead, lane, offset: 0 });
  expect(cards.map(({ id }) => id)).toEqual([ids.mill]);
  await call(world.handlers.companies.bin, { selection: { ids: [acme?.value ?? ''] } });
  expect(await lanes('company')).toMatchObject([{ name: 'Babbage' }, { value: null, count: 3 }]);
  const none = await call(deals.cards, { stageId: lead, lane: { by: 'company', value: null }, offset: 0 });
  expect(none.cards.map(({ id }) => id).sort()).toEqual([ids.mill, ids.idea].sort());
});

test('a move into another lane changes what the lane is of, in the one act', async () => {
  const { world, deals, offer, ids, lanes } = await openSales();
  const [acme, babbage] = await lanes('company');
  const { deal } = await call(deals.move, {
    id: ids.mill,
    stageId: offer,
    fields: { companyId: babbage?.value ?? '' },
  });
  expect(deal).toMatchObject({ stageId: offer, companyName: 'Babbage' });
  await world.undoLast();
  expect(await call(deals.get, { id: ids.mill })).toMatchObject({ companyId: acme?.value });
  const nobody = { id: ids.mill, stageId: offer, fields: { companyId: ids.loom } };
  await expect(call(deals.move, nobody)).rejects.toMatchObject({
    code: 'validation',
    details: { field: 'companyId', reason: 'unknown' },
  });
});

test('the timeline has the deals of a month by their day', async () => {
  const { deals, pipelineId, ids } = await openSales();
  const of = async (value: string | null, more = {}) =>
    (await call(deals.timeline, { pipelineId, lane: { by: 'closeMonth', value }, ...more })).rows.map(({ id }) => id);
  expect(await of('2026-03')).toEqual([ids.loom, ids.mill]);
  expect(await of('2026-03', { offset: 1 })).toEqual([ids.mill]);
  expect(await of(null)).toEqual([ids.idea]);
  await call(deals.close, { id: ids.loom, status: 'lost' });
  expect(await of('2026-03')).toEqual([ids.mill]);
});
