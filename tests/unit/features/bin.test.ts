import { call } from '@orpc/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { removeTestFolders } from '../../support/store';
import { closeWorlds, openWorld } from './world';

afterEach(async () => {
  await closeWorlds();
  removeTestFolders();
});

const day = 86_400_000;
const looks = (world: ReturnType<typeof openWorld>) =>
  world.sql<{ value: string }>(`SELECT value FROM meta WHERE key = 'bin.looked'`)[0]?.value;

async function nextLook(world: ReturnType<typeof openWorld>, after: number) {
  const before = looks(world);
  world.clock.advance(after);
  await vi.waitFor(() => expect(looks(world)).not.toBe(before), { timeout: 30_000 });
  await vi.waitFor(
    () => expect(world.sql(`SELECT 1 FROM job WHERE type = 'bin.empty' AND state = 'waiting'`)).toHaveLength(1),
    { timeout: 30_000 },
  );
}

const held = (world: ReturnType<typeof openWorld>) =>
  world.sql<{ given_name: string }>('SELECT given_name FROM contact ORDER BY given_name').map((row) => row.given_name);

async function worldWithBin() {
  const world = openWorld();
  const { id } = await world.contact({ givenName: 'Lena' });
  await world.contact({ givenName: 'Marta' });
  await nextLook(world, day);
  await call(world.handlers.contacts.bin, { selection: { ids: [id] } });
  return world;
}

describe('the bin', () => {
  it('keeps what was deleted for 30 days, and then deletes it for good, leaving no trace in the journal', async () => {
    const world = await worldWithBin();
    await nextLook(world, 29 * day);
    expect(held(world)).toEqual(['Lena', 'Marta']);
    await nextLook(world, 2 * day);
    await nextLook(world, day);
    await vi.waitFor(() => expect(held(world)).toEqual(['Marta']), { timeout: 30_000 });
    expect(world.sql(`SELECT 1 FROM journal WHERE before LIKE '%Lena%'`)).toEqual([]);
  });

  it('is not emptied by a clock that is set a year ahead', async () => {
    const world = await worldWithBin();
    await nextLook(world, 365 * day);
    expect(held(world)).toEqual(['Lena', 'Marta']);
  });
});

describe('deals and tasks in the bin', () => {
  async function worldWithDeal() {
    const world = openWorld();
    const { deals, pipelines, records, lines } = world.handlers;
    const stage = { name: 'Lead', color: 'info' as const, probability: 10, rotDays: null, required: [] };
    const { stages } = await call(pipelines.create, { name: 'Sales', stages: [stage] });
    const { id } = await call(deals.create, { title: 'Kitchen', stageId: stages[0]?.id ?? '' });
    await call(records.saveNote, { recordId: id, body: 'Wants oak.' });
    await call(lines.save, { dealId: id, line: { title: 'Planning' } });
    return { world, id };
  }

  it('are listed, and go for good with all that belongs to them', async () => {
    const { world, id } = await worldWithDeal();
    const { bin, deals, history } = world.handlers;
    expect(await call(bin.purge, { kind: 'deal', ids: [id] })).toEqual({ count: 0 });
    await call(deals.bin, { selection: { ids: [id] } });
    expect(await call(bin.list, { kind: 'deal' })).toMatchObject([{ id, name: 'Kitchen' }]);
    expect(await call(bin.list, { kind: 'task' })).toEqual([]);
    expect(await call(bin.purge, { kind: 'deal', ids: [id] })).toEqual({ count: 1 });
    for (const table of ['deal', 'note', 'deal_line', 'stage_change']) {
      expect([table, world.sql(`SELECT 1 FROM ${table}`)]).toEqual([table, []]);
    }
    expect(world.sql(`SELECT 1 FROM operation WHERE label_params LIKE '%Kitchen%'`)).toEqual([]);
    expect(await call(history.undoLast, undefined)).not.toMatchObject({ label: { key: 'deal.purged' } });
  });

  it('are gone after 30 days', async () => {
    const { world, id } = await worldWithDeal();
    await nextLook(world, day);
    await call(world.handlers.deals.bin, { selection: { ids: [id] } });
    await nextLook(world, 29 * day);
    expect(await call(world.handlers.bin.list, { kind: 'deal' })).toHaveLength(1);
    await nextLook(world, 2 * day);
    await nextLook(world, day);
    await vi.waitFor(() => expect(world.sql('SELECT 1 FROM deal')).toEqual([]), { timeout: 30_000 });
  });
});

describe('records of objects in the bin', () => {
  async function worldWithBoat() {
    const world = openWorld();
    const { objects, fields, records } = world.handlers;
    const boats = await call(objects.create, { name: 'Boats', singular: 'Boat', icon: 'star' });
    const field = await call(fields.create, { target: boats.id, name: 'Keel', type: 'text' });
    const { id } = await call(objects.createRecord, { objectId: boats.id, name: 'Argo' });
    await call(fields.set, { recordId: id, fieldId: field.id, value: { kind: 'text', text: 'Dodona' } });
    await call(records.saveNote, { recordId: id, body: 'Speaks.' });
    return { world, id, bin: { objectId: boats.id, selection: { ids: [id] } } };
  }

  it('are listed, and go for good with all that belongs to them', async () => {
    const { world, id, bin: wanted } = await worldWithBoat();
    const { bin, objects } = world.handlers;
    await call(objects.bin, wanted);
    expect(await call(bin.list, { kind: 'custom' })).toMatchObject([{ id, name: 'Argo' }]);
    expect(await call(bin.purge, { kind: 'custom', ids: [id] })).toEqual({ count: 1 });
    for (const table of ['custom_record', 'custom_text', 'note']) {
      expect([table, world.sql(`SELECT 1 FROM ${table}`)]).toEqual([table, []]);
    }
    expect(world.sql(`SELECT 1 FROM search_vocabulary WHERE word IN ('argo', 'dodona')`)).toEqual([]);
  });

  it('are gone after 30 days', async () => {
    const { world, bin } = await worldWithBoat();
    await nextLook(world, day);
    await call(world.handlers.objects.bin, bin);
    await nextLook(world, 29 * day);
    expect(await call(world.handlers.bin.list, { kind: 'custom' })).toHaveLength(1);
    await nextLook(world, 2 * day);
    await nextLook(world, day);
    await vi.waitFor(() => expect(world.sql('SELECT 1 FROM custom_record')).toEqual([]), { timeout: 30_000 });
  });
});
