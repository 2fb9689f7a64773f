import { call } from '@orpc/server';
import { afterEach, expect, test } from 'vitest';
import { closeWorlds, openWorld, type World } from '../world';

afterEach(closeWorlds);

const refused = (code: string, details: object) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });

const stage = (name: string, more: object = {}) => ({
  ...{ name, color: 'info' as const, probability: 50, rotDays: null, required: [] },
  ...more,
});

/** A pipeline of three stages, and short ways to move deals about it. */
async function openSales(world: World = openWorld()) {
  const { deals, pipelines } = world.handlers;
  const { id: pipelineId, stages } = await call(pipelines.create, {
    name: 'Sales',
    stages: [stage('Lead', { probability: 10 }), stage('Offer', { probability: 33 }), stage('Deal')],
  });
  const [lead = '', offer = '', last = ''] = stages.map(({ id }) => id);
  const add = async (title: string, more: object = {}) =>
    (await call(deals.create, { title, stageId: lead, ...more })).id;
  return {
    ...{ world, deals, pipelines, pipelineId, lead, offer, last, add },
    move: (id: string, stageId: string, more: object = {}) => call(deals.move, { id, stageId, ...more }),
    get: (id: string) => call(deals.get, { id }),
    board: () => call(deals.board, { pipelineId }),
    titles: async (stageId: string) =>
      (await call(deals.cards, { stageId, offset: 0, limit: 100 })).cards.map(({ title }) => title),
  };
}

test('a new deal stands at the top of its stage, in the currency of the country or of the last one', async () => {
  const { world, add, get, titles, lead } = await openSales();
  await world.saveSettings({ country: 'CH' });
  const first = await add('A mill', { companyName: 'Babbage', source: ' Fair ', amount: 500 });
  expect(await get(first)).toMatchObject({
    ...{ currency: 'CHF', companyName: 'Babbage', source: 'Fair', amount: 500, status: 'open', stageName: 'Lead' },
  });
  await add('An engine', { currency: 'GBP' });
  expect(await get(await add('A loom'))).toMatchObject({ currency: 'GBP' });
  expect(await titles(lead)).toEqual(['A loom', 'An engine', 'A mill']);
  expect(world.events().map(({ type }) => type)).toContain('deal.created');
});

test('the board sums up by currency and weighs by the stage’s probability', async () => {
  const { add, board, move, offer } = await openSales();
  await add('A', { amount: 1000, currency: 'EUR' });
  await add('B', { amount: 2000, currency: 'USD' });
  await add('C');
  await move(await add('D', { amount: 101, currency: 'EUR' }), offer);
  expect((await board()).columns.map(({ cards: _cards, stageId: _id, ...rest }) => rest)).toEqual([
    {
      count: 3,
      sums: [
        { amount: 1000, currency: 'EUR' },
        { amount: 2000, currency: 'USD' },
      ],
      weighted: [
        { amount: 100, currency: 'EUR' },
        { amount: 200, currency: 'USD' },
      ],
    },
    { count: 1, sums: [{ amount: 101, currency: 'EUR' }], weighted: [{ amount: 33, currency: 'EUR' }] },
    { count: 0, sums: [], weighted: [] },
  ]);
});

test('a deal goes where it is put, its way is written down, and an undo takes both back', async () => {
  const { world, deals, add, get, move, titles, offer, lead } = await openSales();
  const [c, b, a] = [await add('C'), await add('B'), await add('A')];
  await move(a, offer);
  await move(b, offer, { afterId: a });
  world.clock.advance(60_000);
  await move(c, offer, { beforeId: b });
  expect(await titles(offer)).toEqual(['A', 'C', 'B']);
  await move(a, offer, { afterId: c });
  expect(await titles(offer)).toEqual(['C', 'A', 'B']);
  expect(await get(c)).toMatchObject({ stageId: offer, stageSince: world.clock.now() });
  expect(await call(deals.changes, { id: c })).toMatchObject([
    { fromStage: 'Lead', toStage: 'Offer', fromStatus: 'open', toStatus: 'open' },
    { fromStage: null, toStage: 'Lead', fromStatus: null },
  ]);
  await world.undoLast();
  expect(await titles(offer)).toEqual(['A', 'C', 'B']);
  await world.undoLast();
  expect(await titles(offer)).toEqual(['A', 'B']);
  expect(await titles(lead)).toEqual(['C']);
  expect(await call(deals.changes, { id: c })).toHaveLength(1);
  await world.redoLast();
  expect(await titles(offer)).toEqual(['A', 'C', 'B']);
  expect(await call(deals.changes, { id: c })).toHaveLength(2);
});

test('neighbours that have gone meanwhile are passed over', async () => {
  const { add, move, titles, offer, last } = await openSales();
  const [c, b, a] = [await add('C'), await add('B'), await add('A')];
  await move(a, last);
  await move(b, offer);
  await move(c, offer, { afterId: a, beforeId: b });
  expect(await titles(offer)).toEqual(['C', 'B']);
});

test('what a stage asks for is told all at once, changes nothing, and is saved with the move', async () => {
  const { world, pipelines, add, get, move, offer } = await openSales();
  await call(pipelines.updateStage, {
    id: offer,
    patch: { required: ['amount', 'expectedClose', 'company', 'contact', 'source'] },
  });
  const { id: contactId } = await world.contact({ givenName: 'Ada', familyName: 'Lovelace', emails: [], phones: [] });
  const id = await add('A mill', { amount: 0 });
  const before = (await world.operations()).length;
  await expect(move(id, offer, { fields: { source: 'Fair', contactId } })).rejects.toEqual(
    refused('validation', { reason: 'deal.required', fields: ['expectedClose', 'company'] }),
  );
  expect(await world.operations()).toHaveLength(before);
  expect(await get(id)).toMatchObject({ source: '', people: [], stageName: 'Lead' });
  const fields = { source: 'Fair', contactId, expectedClose: '2026-03-01', companyName: 'Babbage' };
  const { deal } = await move(id, offer, { fields });
  expect(deal).toMatchObject({
    source: 'Fair',
    expectedClose: '2026-03-01',
    companyName: 'Babbage',
    stageName: 'Offer',
  });
  expect(deal.people).toMatchObject([{ contactId, name: 'Ada Lovelace' }]);
  await world.undoLast();
  expect(await get(id)).toMatchObject({ source: '', companyName: '', people: [], stageName: 'Lead' });
  await expect(add('Straight in', { stageId: offer })).rejects.toEqual(
    refused('validation', { reason: 'deal.required' }),
  );
});

test('a deal is won, opened again and lost with its reason, and each is one undo', async () => {
  const { world, deals, add, board, get, move, offer } = await openSales();
  const id = await add('A mill', { amount: 900 });
  await call(deals.close, { id, status: 'won', reason: ' Price ' });
  expect(await get(id)).toMatchObject({ status: 'won', reason: 'Price', closedAt: world.clock.now() });
  expect((await board()).columns[0]).toMatchObject({ count: 0, sums: [] });
  await expect(move(id, offer)).rejects.toEqual(refused('conflict', { reason: 'deal.closed' }));
  await expect(call(deals.close, { id, status: 'lost' })).rejects.toEqual(
    refused('conflict', { reason: 'deal.closed' }),
  );
  expect((await call(deals.suggestions, undefined)).won).toEqual(['Price']);
  await call(deals.reopen, { id });
  expect(await get(id)).toMatchObject({ status: 'open', reason: '', closedAt: null });
  await call(deals.close, { id, status: 'lost', reason: 'No answer' });
  expect((await call(deals.changes, { id })).map(({ toStatus }) => toStatus)).toEqual(['lost', 'open', 'won', 'open']);
  await world.undoLast();
  expect(await get(id)).toMatchObject({ status: 'open', closedAt: null });
});

test('people have roles in a deal and see it among theirs; one who is deleted is no longer named', async () => {
  const { world, deals, add, get } = await openSales();
  const ada = await world.contact({ givenName: 'Ada', familyName: 'Lovelace', emails: [], phones: [] });
  const grace = await world.contact({ givenName: 'Grace', familyName: 'Hopper', emails: [], phones: [] });
  const company = await world.company({ name: 'Babbage' });
  const id = await add('A mill', { companyName: 'babbage', contactId: ada.id });
  const { id: part } = await call(deals.savePerson, { dealId: id, contactId: grace.id, role: 'Decides' });
  expect(await call(deals.savePerson, { dealId: id, contactId: grace.id, role: 'Pays' })).toMatchObject({ id: part });
  expect((await get(id)).people.map(({ name, role }) => [name, role])).toEqual([
    ['Ada Lovelace', ''],
    ['Grace Hopper', 'Pays'],
  ]);
  for (const recordId of [ada.id, grace.id, company.id]) {
    expect((await call(deals.ofRecord, { recordId })).map(({ title }) => title)).toEqual(['A mill']);
  }
  await expect(call(deals.savePerson, { dealId: id, contactId: company.id })).rejects.toEqual(
    refused('validation', { field: 'contactId', reason: 'unknown' }),
  );
  await world.bin(ada.id);
  expect(await get(id)).toMatchObject({ contactName: 'Grace Hopper', people: [{ role: 'Pays' }] });
  await call(deals.removePerson, { dealId: id, id: part });
  expect((await get(id)).people).toEqual([]);
  expect(await call(deals.ofRecord, { recordId: grace.id })).toEqual([]);
});

test('the bin takes deals and gives them back', async () => {
  const { world, deals, add, board, get } = await openSales();
  const [a, b] = [await add('A'), await add('B')];
  expect(await call(deals.bin, { selection: { ids: [a, b, a] } })).toMatchObject({ count: 2 });
  expect((await board()).columns[0]?.count).toBe(0);
  await expect(call(deals.update, { id: a, patch: { title: 'X' } })).rejects.toEqual(
    refused('conflict', { reason: 'binned' }),
  );
  expect(await call(deals.bin, { selection: { ids: [a] } })).toMatchObject({ count: 0 });
  expect(await call(deals.restore, { selection: { ids: [a] } })).toMatchObject({ count: 1 });
  expect(await get(a)).toMatchObject({ binnedAt: null });
  await world.undoLast();
  expect((await get(a)).binnedAt).not.toBeNull();
});

test('what can’t be right is refused by its field', async () => {
  const { deals, add, lead } = await openSales();
  const id = await add('A');
  await expect(call(deals.update, { id, patch: { title: '  ' } })).rejects.toEqual(
    refused('validation', { field: 'title', reason: 'required' }),
  );
  await expect(call(deals.update, { id, patch: { ownerId: lead } })).rejects.toEqual(
    refused('validation', { field: 'ownerId', reason: 'unknown' }),
  );
  await expect(call(deals.get, { id: lead })).rejects.toEqual(refused('not_found', { id: lead }));
  await expect(add('B', { stageId: id })).rejects.toEqual(refused('conflict', { reason: 'stage.gone' }));
});
