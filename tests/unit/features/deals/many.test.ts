import { call } from '@orpc/server';
import * as fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { DealField } from '../../../../src-shared/contract/pipelines';
import { closeWorlds, openWorld } from '../world';

afterEach(closeWorlds);

const refused = (code: string, details: object) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });

/** A pipeline whose second stage asks for something, and short ways to move deals about it. */
async function openSales(required: DealField[] = []) {
  const world = openWorld();
  const { deals, pipelines } = world.handlers;
  const plain = { color: 'info' as const, probability: 50, rotDays: null };
  const { stages } = await call(pipelines.create, {
    name: 'Sales',
    stages: [
      { ...plain, name: 'Lead', required: [] },
      { ...plain, name: 'Offer', required },
    ],
  });
  const [lead = '', offer = ''] = stages.map(({ id }) => id);
  const look = (ids: string[]) => call(deals.movePreview, { selection: { ids }, stageId: offer });
  return {
    ...{ world, deals, pipelines, lead, offer, look },
    add: async (title: string, more: object = {}) => (await call(deals.create, { title, stageId: lead, ...more })).id,
    moveAll: () => call(deals.moveMany, { selection: { filter: {}, except: [] }, stageId: offer }),
    titles: async (stageId: string) =>
      (await call(deals.cards, { stageId, offset: 0, limit: 100 })).cards.map(({ title }) => title),
  };
}

test('many deals go below those of a stage, in one act that is undone at once; what is closed or binned stays', async () => {
  const { world, deals, lead, offer, add, look, titles } = await openSales();
  const there = await add('There');
  await call(deals.move, { id: there, stageId: offer });
  const [a, b, won, binned] = [await add('A'), await add('B'), await add('Won'), await add('Binned')];
  await call(deals.close, { id: won, status: 'won' });
  await call(deals.bin, { selection: { ids: [binned] } });
  const ids = [a, there, won, binned, b];
  expect(await look(ids)).toEqual({ total: 4, moving: 2, there: 1, closed: 1, lacking: 0, lacks: [] });
  expect((await call(deals.moveMany, { selection: { ids }, stageId: offer })).count).toBe(2);
  expect(await titles(offer)).toEqual(['There', 'A', 'B']);
  expect(await titles(lead)).toEqual([]);
  expect(await call(deals.changes, { id: a })).toMatchObject([{ fromStage: 'Lead', toStage: 'Offer' }, {}]);
  expect((await world.operations())[0]?.label).toEqual({ key: 'deal.manyMoved', params: { count: 5, stage: 'Offer' } });
  await world.undoLast();
  expect(await titles(lead)).toEqual(['B', 'A']);
  expect(await titles(offer)).toEqual(['There']);
  expect(await call(deals.changes, { id: a })).toHaveLength(1);
});

test('those that lack what the stage asks for are told, and stay', async () => {
  const { world, lead, offer, add, look, moveAll, titles } = await openSales(['amount', 'contact', 'source']);
  const ada = await world.contact({ givenName: 'Ada', familyName: 'Lovelace', emails: [], phones: [] });
  const whole = await add('Whole', { amount: 1, source: 'Fair', contactId: ada.id });
  const half = await add('Half', { amount: 1 });
  expect(await look([whole, half])).toEqual({
    ...{ total: 2, moving: 1, there: 0, closed: 0, lacking: 1 },
    lacks: [{ id: half, title: 'Half', fields: ['contact', 'source'] }],
  });
  expect((await moveAll()).count).toBe(1);
  expect(await titles(offer)).toEqual(['Whole']);
  expect(await titles(lead)).toEqual(['Half']);
});

test('what a look at many deals says is what the move does', async () => {
  const fields: DealField[] = ['amount', 'expectedClose', 'company', 'contact', 'source'];
  const world = openWorld();
  const { deals, pipelines } = world.handlers;
  const ada = await world.contact({ givenName: 'Ada', familyName: 'Lovelace', emails: [], phones: [] });
  const plain = { color: 'info' as const, probability: 50, rotDays: null };
  await fc.assert(
    fc.asyncProperty(fc.subarray(fields), fc.array(fc.subarray(fields), { maxLength: 6 }), async (required, given) => {
      const { stages } = await call(pipelines.create, {
        name: 'Sales',
        stages: [
          { ...plain, name: 'Lead', required: [] },
          { ...plain, name: 'Offer', required },
        ],
      });
      const [lead = '', offer = ''] = stages.map(({ id }) => id);
      for (const [at, has] of given.entries()) {
        await call(deals.create, {
          ...{ title: `Deal ${at}`, stageId: lead },
          ...(has.includes('amount') && { amount: 1 }),
          ...(has.includes('expectedClose') && { expectedClose: '2026-12-01' }),
          ...(has.includes('company') && { companyName: 'Acme' }),
          ...(has.includes('contact') && { contactId: ada.id }),
          ...(has.includes('source') && { source: 'Fair' }),
        });
      }
      const where = { match: 'all' as const, of: [{ field: 'stage', operator: 'is' as const, values: [lead, offer] }] };
      const selection = { filter: { where }, except: [] };
      const said = await call(deals.movePreview, { selection, stageId: offer });
      const moving = given.filter((has) => required.every((field) => has.includes(field))).length;
      expect(said).toMatchObject({ total: given.length, moving, lacking: given.length - moving });
      expect((await call(deals.moveMany, { selection, stageId: offer })).count).toBe(moving);
      expect(await call(deals.movePreview, { selection, stageId: offer })).toMatchObject({ moving: 0, there: moving });
    }),
    { numRuns: 15 },
  );
}, 60_000);

test('a stage that is gone takes none', async () => {
  const { pipelines, deals, offer, add, look } = await openSales();
  const id = await add('A');
  await call(pipelines.removeStage, { id: offer });
  await expect(look([id])).rejects.toEqual(refused('conflict', { reason: 'stage.gone' }));
  await expect(call(deals.moveMany, { selection: { ids: [id] }, stageId: offer })).rejects.toEqual(
    refused('conflict', { reason: 'stage.gone' }),
  );
});

test('deals go out as a table, with the users’ own fields, in the order of the list', async () => {
  const { world, deals, add } = await openSales();
  const ada = await world.contact({ givenName: 'Ada', familyName: 'Lovelace', emails: [], phones: [] });
  const field = await call(world.handlers.fields.create, { target: 'deal', name: 'Court', type: 'text' });
  const mill = await add('A mill', {
    ...{ amount: 123_450, currency: 'EUR', expectedClose: '2026-12-24', companyName: '=Babbage' },
    contactId: ada.id,
  });
  const loom = await add('Loom', { amount: 500, currency: 'JPY', source: 'Fair' });
  await call(deals.close, { id: loom, status: 'lost', reason: 'Too dear' });
  await call(world.handlers.fields.set, { recordId: mill, fieldId: field.id, value: { kind: 'text', text: 'London' } });
  const file = await call(world.handlers.bulk.export, {
    kind: 'deal',
    format: 'csv',
    selection: { filter: {}, except: [] },
    sort: { column: 'name', direction: 'desc' },
  });
  const [head = '', first = '', second = '', ...rest] = (await file.text()).split('\r\n');
  expect(head).toMatch(/^\ufeff?Praxis ID,Title,Pipeline,Stage,Status,Amount,Currency,Expected close,.*,Field: Court$/);
  expect(first).toContain(`${loom},Loom,Sales,Lead,lost,500,JPY,,`);
  expect(first).toContain(',Too dear,');
  expect(second).toContain(`${mill},A mill,Sales,Lead,open,1234.50,EUR,2026-12-24,,,'=Babbage,Ada Lovelace,`);
  expect(second).toMatch(/,London$/);
  expect(rest).toEqual(['']);
  const sheet = await call(world.handlers.bulk.export, { kind: 'deal', selection: { ids: [mill] }, format: 'xlsx' });
  expect(new Uint8Array(await sheet.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
  const { id: none } = ada;
  const empty = await call(world.handlers.bulk.export, { kind: 'deal', selection: { ids: [none] }, format: 'csv' });
  expect((await empty.text()).split('\r\n')).toHaveLength(2);
});
