import { call } from '@orpc/server';
import { afterEach, expect, test } from 'vitest';
import { closeWorlds, openWorld, type World } from '../world';

afterEach(closeWorlds);

async function openSales(world: World = openWorld()) {
  const { deals, pipelines } = world.handlers;
  const { id: pipelineId, stages } = await call(pipelines.create, {
    name: 'Sales',
    stages: [{ name: 'Lead', color: 'info', probability: 50, rotDays: null, required: [] }],
  });
  const stageId = stages[0]?.id ?? '';
  const add = async (title: string, more: object = {}) => (await call(deals.create, { title, stageId, ...more })).id;
  return { world, deals, pipelineId, stageId, add };
}

test('deals are listed by what their list shows, and grouped by their stages', async () => {
  const { world, deals, add } = await openSales();
  const small = await add('Small', {
    amount: 100_00,
    currency: 'EUR',
    companyName: 'Zett',
    expectedClose: '2026-12-01',
  });
  const yen = await add('Yen', { amount: 50_000, currency: 'JPY', companyName: 'Acme' });
  const none = await add('None', { expectedClose: '2026-11-01' });
  const listed = async (
    column: 'amount' | 'company' | 'expectedClose' | 'stage',
    direction: 'asc' | 'desc' = 'asc',
  ) => {
    const sort = { column, direction, within: [{ column: 'name' as const, direction: 'asc' as const }] };
    return (await call(deals.list, { sort, filter: {} })).rows.map(({ id }) => id);
  };
  expect(await listed('amount')).toEqual([small, yen, none]);
  expect(await listed('company', 'desc')).toEqual([small, yen, none]);
  expect(await listed('expectedClose')).toEqual([none, small, yen]);
  expect(await listed('stage')).toEqual([none, small, yen]);
  const by = { column: 'company', direction: 'asc' } as const;
  expect(await call(world.handlers.views.groups, { kind: 'deal', filter: {}, by })).toMatchObject([
    { label: 'Acme', count: 1 },
    { label: 'Zett', count: 1 },
    { label: '', count: 1 },
  ]);
  const stages = { column: 'stage', direction: 'asc' } as const;
  expect(await call(world.handlers.views.groups, { kind: 'deal', filter: {}, by: stages })).toMatchObject([
    { label: 'Lead', count: 3 },
  ]);
});

test('a deal is found by its name and by whom it is with, also once they are called otherwise', async () => {
  const { world, add } = await openSales();
  const babbage = await world.company({ name: 'Babbage Engines' });
  const ada = await world.contact({ givenName: 'Ada', familyName: 'Lovelace', emails: [], phones: [] });
  const id = await add('A mill', { companyName: 'Babbage Engines', contactId: ada.id });
  const found = async (text: string) =>
    (await world.find(text)).filter(({ kind }) => kind === 'deal').map((hit) => hit.id);
  expect(await found('mill')).toEqual([id]);
  expect(await found('babbage')).toEqual([id]);
  expect(await found('lovelace')).toEqual([id]);
  await call(world.handlers.companies.update, { id: babbage.id, patch: { name: 'Difference Ltd' } });
  await call(world.handlers.contacts.update, { id: ada.id, patch: { familyName: 'King' } });
  expect(await found('difference')).toEqual([id]);
  expect(await found('king')).toEqual([id]);
  expect(await found('babbage')).toEqual([]);
  await world.undoLast();
  expect(await found('lovelace')).toEqual([id]);
});

test('the many deals of a company that is called otherwise are found by its new name soon after', async () => {
  const { world, add } = await openSales();
  const { id } = await world.company({ name: 'Babbage Engines' });
  for (let at = 0; at < 130; at++) await add(`Mill ${at}`, { companyName: 'Babbage Engines' });
  await call(world.handlers.companies.update, { id, patch: { name: 'Difference Ltd' } });
  const found = async (text: string) => (await world.find(text, 50)).filter(({ kind }) => kind === 'deal').length;
  expect(await found('difference')).toBeGreaterThan(0);
  world.clock.advance(5000);
  await expect.poll(() => found('babbage'), { timeout: 30_000 }).toBe(0);
}, 30_000);

test('lists are narrowed by what deals are related to, and the board by the same filter', async () => {
  const { world, deals, pipelineId, stageId, add } = await openSales();
  await add('A mill', { companyName: 'Babbage', amount: 500, currency: 'EUR' });
  await add('A loom', { companyName: 'Jacquard', amount: 700, currency: 'EUR' });
  const named = (name: string) => ({
    match: 'all' as const,
    of: [{ field: 'name', operator: 'is' as const, values: [name] }],
  });
  const where = {
    match: 'all' as const,
    of: [{ relation: 'company', holds: 'some' as const, where: named('babbage') }],
  };
  const { rows } = await call(deals.list, { sort: { column: 'name', direction: 'asc' }, filter: { where } });
  expect(rows.map(({ title }) => title)).toEqual(['A mill']);
  const { columns } = await call(deals.board, { pipelineId, filter: { where } });
  expect(columns).toMatchObject([{ count: 1, sums: [{ amount: 500 }], cards: [{ title: 'A mill' }] }]);
  const { cards } = await call(deals.cards, { stageId, filter: { text: 'loom' }, offset: 0 });
  expect(cards.map(({ title }) => title)).toEqual(['A loom']);
  const withDeals = { match: 'all' as const, of: [{ relation: 'deals', holds: 'some' as const }] };
  expect(await call(world.handlers.companies.count, { filter: { where: withDeals } })).toEqual({ count: 2 });
});

test('a deal that is deleted for good takes its people and its way with it', async () => {
  const { world, deals, add } = await openSales();
  const ada = await world.contact({ givenName: 'Ada', familyName: 'Lovelace', emails: [], phones: [] });
  const id = await add('A mill', { contactId: ada.id });
  await call(deals.bin, { selection: { ids: [id] } });
  expect(await call(deals.purge, { selection: { filter: { binned: true }, except: [] } })).toEqual({ count: 1 });
  await expect(call(deals.get, { id })).rejects.toMatchObject({ code: 'not_found' });
  for (const table of ['deal', 'deal_contact', 'stage_change']) {
    expect([table, world.sql(`SELECT 1 FROM ${table}`)]).toEqual([table, []]);
  }
});

test('a deal about which something is still to be done has a next step', async () => {
  const { world, deals, add } = await openSales();
  const id = await add('A mill');
  const has = async () => (await call(deals.get, { id })).hasNextStep;
  expect(await has()).toBe(false);
  const task = await call(world.handlers.tasks.create, { title: 'Call', recordIds: [id] });
  expect(await has()).toBe(true);
  await call(world.handlers.tasks.setDone, { ids: [task.id], done: true });
  expect(await has()).toBe(false);
});

test('deals are told apart by stage, status and amount, of one currency or of any', async () => {
  const { deals, stageId, add } = await openSales();
  const mill = await add('A mill', { amount: 125_000, currency: 'EUR' });
  const loom = await add('A loom', { amount: 90_000, currency: 'USD' });
  const card = await add('A card');
  await call(deals.close, { id: loom, status: 'won' });
  const asked = async (field: string, operator: 'is' | 'isNot' | 'before' | 'after' | 'empty', ...values: string[]) => {
    const where = { match: 'all' as const, of: [{ field, operator, values }] };
    const { rows } = await call(deals.list, { sort: { column: 'name', direction: 'asc' }, filter: { where } });
    return rows.map(({ id }) => id);
  };
  expect(await asked('amount', 'after', '800')).toEqual([loom, mill]);
  expect(await asked('amount', 'after', '800 USD')).toEqual([loom]);
  expect(await asked('amount', 'is', '1250 EUR')).toEqual([mill]);
  expect(await asked('amount', 'empty')).toEqual([card]);
  expect(await asked('status', 'is', 'won')).toEqual([loom]);
  expect(await asked('stage', 'is', stageId)).toEqual([card, loom, mill]);
  expect(await asked('stage', 'isNot', stageId)).toEqual([]);
});
