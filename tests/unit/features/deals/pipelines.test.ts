import { call } from '@orpc/server';
import { afterEach, expect, test } from 'vitest';
import { closeWorlds, openWorld } from '../world';

afterEach(closeWorlds);

const refused = (code: string, details: object) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });

const stage = (name: string) => ({ name, color: 'info' as const, probability: 50, rotDays: 7, required: [] });

async function openSales() {
  const world = openWorld();
  const { deals, pipelines } = world.handlers;
  const sales = await call(pipelines.create, { name: ' Sales ', stages: ['Lead', 'Offer', 'Deal'].map(stage) });
  const [lead = '', offer = '', last = ''] = sales.stages.map(({ id }) => id);
  return {
    ...{ world, deals, pipelines, sales, lead, offer, last },
    add: async (title: string, stageId = lead) => (await call(deals.create, { title, stageId })).id,
    names: async () => (await call(pipelines.list, undefined)).map(({ name }) => name),
    stages: async () => (await call(pipelines.list, undefined))[0]?.stages.map(({ name }) => name),
  };
}

test('pipelines and stages are named, put in order and taken back, each with one undo', async () => {
  const { world, pipelines, sales, lead, offer, last, names, stages } = await openSales();
  const { id: second } = await call(pipelines.create, { name: 'Projects', stages: [stage('Idea')] });
  expect(await names()).toEqual(['Sales', 'Projects']);
  await call(pipelines.arrange, { ids: [second, sales.id] });
  expect(await names()).toEqual(['Projects', 'Sales']);
  await world.undoLast();
  await call(pipelines.rename, { id: sales.id, name: 'New business' });
  expect(await names()).toEqual(['New business', 'Projects']);
  await call(pipelines.addStage, { pipelineId: sales.id, ...stage('Talk'), before: offer });
  expect(await stages()).toEqual(['Lead', 'Talk', 'Offer', 'Deal']);
  await call(pipelines.arrangeStages, { pipelineId: sales.id, ids: [last, offer, lead] });
  expect(await stages()).toEqual(['Deal', 'Offer', 'Lead', 'Talk']);
  expect(
    await call(pipelines.updateStage, { id: lead, patch: { name: 'Asked', color: 'warn', rotDays: null } }),
  ).toEqual(expect.objectContaining({ name: 'Asked', color: 'warn', rotDays: null, probability: 50 }));
  expect(world.events().map(({ type }) => type)).toContain('pipeline.changed');
  for (let turn = 0; turn < 3; turn++) await world.undoLast();
  expect(await stages()).toEqual(['Lead', 'Offer', 'Deal']);
});

test('a stage is deleted with where its deals go, those in the bin as well, and one undo brings all back', async () => {
  const { world, deals, pipelines, lead, offer, add, stages } = await openSales();
  const [open, won, binned] = [await add('Open'), await add('Won'), await add('Binned')];
  await add('There', offer);
  await call(deals.close, { id: won, status: 'won' });
  await call(deals.bin, { selection: { ids: [binned] } });
  await expect(call(pipelines.removeStage, { id: lead })).rejects.toEqual(
    refused('validation', { field: 'moveTo', reason: 'required' }),
  );
  await expect(call(pipelines.removeStage, { id: lead, moveTo: lead })).rejects.toEqual(
    refused('validation', { field: 'moveTo', reason: 'unknown' }),
  );
  const { operationId, deals: moved } = await call(pipelines.removeStage, { id: lead, moveTo: offer });
  expect(moved).toBe(3);
  expect(await stages()).toEqual(['Offer', 'Deal']);
  const { cards } = await call(deals.cards, { stageId: offer, offset: 0 });
  expect(cards.map(({ title }) => title)).toEqual(['There', 'Open']);
  expect((await call(deals.get, { id: won })).stageName).toBe('Offer');
  expect(await call(deals.changes, { id: won })).toHaveLength(2);
  await call(deals.restore, { selection: { ids: [binned] } });
  expect((await call(deals.get, { id: binned })).stageName).toBe('Offer');
  await world.undoLast();
  expect(await call(world.handlers.history.undo, { id: operationId })).toMatchObject({ outcome: 'done' });
  expect(await stages()).toEqual(['Lead', 'Offer', 'Deal']);
  expect((await call(deals.get, { id: open })).stageName).toBe('Lead');
});

test('a deal on its way into a stage that was deleted meanwhile stays where it was', async () => {
  const { deals, pipelines, lead, offer, add } = await openSales();
  const id = await add('A mill');
  await call(pipelines.removeStage, { id: offer });
  await expect(call(deals.move, { id, stageId: offer })).rejects.toEqual(refused('conflict', { reason: 'stage.gone' }));
  expect((await call(deals.get, { id })).stageId).toBe(lead);
});

test('the last stage stays, and a pipeline goes as a whole', async () => {
  const { world, deals, pipelines, sales, lead, offer, last, add, names } = await openSales();
  const { id: other, stages } = await call(pipelines.create, { name: 'Projects', stages: [stage('Idea')] });
  const [idea] = stages;
  await expect(call(pipelines.removeStage, { id: idea?.id ?? '' })).rejects.toEqual(
    refused('validation', { field: 'id', reason: 'stage.last' }),
  );
  const id = await add('A mill', last);
  await expect(call(pipelines.remove, { id: sales.id, moveTo: offer })).rejects.toEqual(
    refused('validation', { field: 'moveTo', reason: 'unknown' }),
  );
  expect(await call(pipelines.remove, { id: sales.id, moveTo: idea?.id })).toMatchObject({ deals: 1 });
  expect(await names()).toEqual(['Projects']);
  expect(await call(deals.get, { id })).toMatchObject({ pipelineId: other, stageName: 'Idea' });
  await world.undoLast();
  expect(await names()).toEqual(['Sales', 'Projects']);
  expect(await call(deals.get, { id })).toMatchObject({ pipelineId: sales.id, stageName: 'Deal' });
  await expect(call(deals.board, { pipelineId: lead })).rejects.toEqual(refused('not_found', { id: lead }));
});

test('a deal that is opened again comes to the first stage there is when its own is gone', async () => {
  const { world, deals, pipelines, lead, offer, add } = await openSales();
  const id = await add('A mill', lead);
  await call(deals.close, { id, status: 'won' });
  // As it comes in from another laptop: the stage is gone, and the deal still stands in it.
  world.store.transact({ label: { key: 'stage.removed' }, actor: { kind: 'sync', id } }, (tx) =>
    tx.db.prepare('UPDATE stage SET deleted_at = 1 WHERE id = ?').run(lead),
  );
  await call(deals.reopen, { id });
  expect((await call(deals.get, { id })).stageId).toBe(offer);
  expect((await call(pipelines.list, undefined))[0]?.stages[0]).toMatchObject({ id: offer, open: 1, deals: 1 });
});

test('a name that is only blanks, and a pipeline that is not there, are refused', async () => {
  const { pipelines, sales, lead } = await openSales();
  await expect(call(pipelines.rename, { id: sales.id, name: ' ' })).rejects.toEqual(
    refused('validation', { field: 'name', reason: 'required' }),
  );
  await expect(call(pipelines.rename, { id: lead, name: 'X' })).rejects.toEqual(refused('not_found', { id: lead }));
});
