import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RichText } from '../../../src-shared/domain/rich-text/rich-text';
import { closeWorlds, openWorld, type World } from './world';

afterEach(closeWorlds);

const nobody = '01890000-0000-7000-8000-00000000dead';

const mentioning = (party: string, label: string): RichText => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'mention', attrs: { party, kind: 'deal', label } }] }],
});

describe('a record that is neither a contact nor a company', () => {
  let world: World;
  let dealId: string;
  let contactId: string;

  beforeEach(async () => {
    world = openWorld();
    const stage = { name: 'Lead', color: 'info' as const, probability: 10, rotDays: null, required: [] };
    const { stages } = await call(world.handlers.pipelines.create, { name: 'Sales', stages: [stage] });
    const stageId = stages[0]?.id ?? '';
    dealId = (await call(world.handlers.deals.create, { title: 'New kitchen', stageId })).id;
    contactId = (await world.contact({ givenName: 'Ada' })).id;
  });

  const timeline = (recordId: string) => call(world.handlers.records.timeline, { recordId, limit: 50 });

  test('is noted about and tagged, and its timeline tells', async () => {
    const { records } = world.handlers;
    await call(records.saveNote, { recordId: dealId, body: 'Wants oak.' });
    await call(records.setTags, { recordId: dealId, names: ['Urgent'] });
    expect((await call(records.tags, undefined)).find(({ name }) => name === 'Urgent')?.count).toBe(1);
    const { entries } = await timeline(dealId);
    expect(entries.map(({ kind, note }) => [kind, note?.body])).toEqual([
      ['note', 'Wants oak.'],
      ['changed', undefined],
      ['created', undefined],
    ]);
  });

  test('is named in the history, and its notes are out of reach for others', async () => {
    const { records, history } = world.handlers;
    const note = await call(records.saveNote, { recordId: dealId, body: 'Wants oak.' });
    const { operations } = await call(history.list, { limit: 1 });
    const { changes } = await call(history.changes, { id: operations[0]?.id ?? 0, after: 0, limit: 10 });
    expect(changes.map(({ record }) => record)).toEqual([{ kind: 'deal', id: dealId, name: 'New kitchen' }]);
    await expect(call(records.removeNote, { recordId: contactId, id: note.id })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(call(records.saveNote, { recordId: nobody, body: 'x' })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('is mentioned by others, by the name it has now', async () => {
    const { records, deals } = world.handlers;
    await call(records.saveNote, { recordId: contactId, doc: mentioning(dealId, 'New kitchen') });
    await call(deals.update, { id: dealId, patch: { title: 'Oak kitchen' } });
    expect((await timeline(contactId)).entries.find(({ kind }) => kind === 'note')?.note?.body).toBe('@Oak kitchen');
    expect((await timeline(dealId)).entries.find(({ kind }) => kind === 'mentioned')).toMatchObject({
      body: '@Oak kitchen',
      about: { kind: 'contact', id: contactId },
    });
  });

  test('has no contact points, connections or rhythm of staying in touch', async () => {
    const { parties, touch } = world.handlers;
    await expect(
      call(parties.savePoint, { partyId: dealId, kind: 'email', value: 'ada@mail.example' }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(call(touch.set, { partyId: dealId, every: 1, unit: 'week' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

test('the search can be asked for some kinds only', async () => {
  const world = openWorld();
  await world.contact({ givenName: 'Borealis' });
  await call(world.handlers.companies.create, { name: 'Borealis Ltd' });
  const found = async (kinds?: ('contact' | 'company')[]) =>
    (await call(world.handlers.search.find, { text: 'boreal', limit: 5, ...(kinds && { kinds }) })).hits.map(
      ({ kind }) => kind,
    );
  expect((await found()).sort()).toEqual(['company', 'contact']);
  expect(await found(['company'])).toEqual(['company']);
});

test('what changed in a deal and in a product is told in the words of the screens', async () => {
  const world = openWorld();
  const { deals, pipelines, products, lines, records } = world.handlers;
  const stage = (name: string) => ({ name, color: 'info' as const, probability: 10, rotDays: null, required: [] });
  const { stages } = await call(pipelines.create, { name: 'Sales', stages: [stage('Lead'), stage('Offer')] });
  const [lead, offer] = stages;
  const deal = await call(deals.create, { title: 'Kitchen', stageId: lead?.id ?? '', currency: 'EUR' });
  await call(deals.move, { id: deal.id, stageId: offer?.id ?? '' });
  await call(lines.save, { dealId: deal.id, line: { title: 'Planning', unitPrice: 500_00 } });
  const oak = await call(products.create, { name: 'Oak', currency: 'EUR' });
  await call(products.update, { id: oak.id, patch: { price: 80_00, taxClass: 'reduced' } });
  const told = async (recordId: string) =>
    (await call(records.timeline, { recordId, limit: 50 })).entries.flatMap(({ changes = [] }) =>
      changes.map(({ field, before, after }) => [field, before, after]),
    );
  expect((await told(deal.id)).sort()).toEqual([
    ['amount', '', '50000 EUR'],
    ['line', '', 'Planning · 50000 EUR'],
    ['stage', 'Lead', 'Offer'],
  ]);
  expect(await told(oak.id)).toEqual([
    ['price', '', '8000 EUR'],
    ['taxClass', 'standard', 'reduced'],
  ]);
});
