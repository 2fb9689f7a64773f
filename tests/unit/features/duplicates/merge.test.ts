import { call } from '@orpc/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { removeTestFolders } from '../../../support/store';
import { closeWorlds, type Inputs, openWorld, type World } from '../world';

afterEach(async () => {
  await closeWorlds();
  removeTestFolders();
});

const ada = {
  givenName: 'Ada',
  familyName: 'Lovelace',
  emails: [{ value: 'ada@mail.example', label: '' }],
  phones: [],
};

async function twins(world: World, left: object = {}, right: object = {}) {
  const one = await world.contact({ ...ada, ...left });
  const other = await world.contact({ ...ada, givenName: 'A.', role: 'Countess', ...right });
  return { leftId: one.id, rightId: other.id };
}

type MergeInput = Inputs['duplicates']['merge'];
const merge = (world: World, input: MergeInput) =>
  call(world.handlers.duplicates.merge, { fields: {}, without: [], ...input });
const mergesOf = (world: World, partyId: string) => call(world.handlers.duplicates.merges, { partyId });
const unmerge = async (world: World, partyId: string, giveBack: string[] = []) => {
  const [last] = await mergesOf(world, partyId);
  return call(world.handlers.duplicates.unmerge, { id: last?.id ?? '', giveBack });
};
const values = async (world: World, id: string) => (await world.getContact(id)).points.map(({ value }) => value).sort();

describe('a merge', () => {
  it('keeps what both have once, fills in what is empty, and leads old ids to the one that stays', async () => {
    const world = openWorld();
    const pair = await twins(
      world,
      { tags: ['client'] },
      { phones: [{ value: '+49 30 901820', label: '' }], tags: ['client', 'friend'] },
    );
    await call(world.handlers.records.saveNote, { recordId: pair.rightId, body: 'Likes numbers.' });
    const { id } = await merge(world, { ...pair, keep: 'left' });
    expect(id).toBe(pair.leftId);
    const one = await world.getContact(pair.rightId);
    expect([one.id, one.givenName, one.role]).toEqual([pair.leftId, 'Ada', 'Countess']);
    expect(one.tags.map(({ name }) => name)).toEqual(['client', 'friend']);
    expect(await values(world, id)).toEqual(['+49 30 901820', 'ada@mail.example']);
    expect((await world.timeline(id)).map(({ note }) => note?.body)).toContain('Likes numbers.');
    expect(await world.find('Lovelace')).toHaveLength(1);
    const binned = await call(world.handlers.contacts.count, { filter: { binned: true } });
    expect(binned.count).toBe(0);
    expect(world.seen.map(({ type }) => type)).toContain('contact.merged');
  });

  it('takes the fields that were chosen or typed, and leaves out what was not wanted', async () => {
    const world = openWorld();
    const pair = await twins(world, {}, { phones: [{ value: '+49 30 901820', label: '' }] });
    const { parts, fields } = await call(world.handlers.duplicates.preview, pair);
    expect(fields.find(({ field }) => field === 'role')?.suggested).toBe('right');
    const phone = parts.find(({ field }) => field === 'phone')?.id ?? '';
    const given: MergeInput = {
      ...pair,
      keep: 'right',
      fields: { givenName: 'left', role: { value: ' Mathematician  of  note ' } },
      without: [phone],
    };
    const { id } = await merge(world, given);
    const one = await world.getContact(id);
    expect([one.id, one.givenName]).toEqual([pair.rightId, 'Ada']);
    expect(one.role).toBe('Mathematician of note');
    expect(await values(world, id)).toEqual(['ada@mail.example']);
  });

  it('moves the people of a company along, and undoes all of it at once', async () => {
    const world = openWorld();
    const left = await world.company({ name: 'Engines Ltd' });
    const right = await world.company({ name: 'Engines' });
    const person = await world.contact({ ...ada, companyName: 'Engines' });
    const { operationId } = await merge(world, { leftId: left.id, rightId: right.id, keep: 'left' });
    expect((await world.getContact(person.id)).companyId).toBe(left.id);
    expect((await world.getCompany(right.id)).id).toBe(left.id);
    await call(world.handlers.history.undo, { id: operationId, alsoLater: false });
    expect((await world.getContact(person.id)).companyId).toBe(right.id);
    expect((await world.getCompany(right.id)).name).toBe('Engines');
    expect(await mergesOf(world, left.id)).toEqual([]);
  });

  it('keeps a company from standing above itself, and leads those below to the one that stays', async () => {
    const world = openWorld();
    const top = await world.company({ name: 'Holding' });
    const middle = await world.company({ name: 'Engines Group', parentName: 'Holding' });
    const low = await world.company({ name: 'Engines Ltd', parentName: 'Engines Group' });
    const other = await world.company({ name: 'Looms', parentName: 'Engines Group' });
    await merge(world, { leftId: low.id, rightId: middle.id, keep: 'left' });
    expect((await world.getCompany(low.id)).parentId).toBe(top.id);
    expect((await world.getCompany(other.id)).parentId).toBe(low.id);
    await unmerge(world, low.id);
    expect((await world.getCompany(low.id)).parentId).toBe(middle.id);
    expect((await world.getCompany(other.id)).parentId).toBe(middle.id);
    await merge(world, { leftId: top.id, rightId: middle.id, keep: 'left' });
    expect(world.sql('SELECT parent_id FROM company WHERE id = ?', top.id)).toEqual([{ parent_id: null }]);
    expect((await world.getCompany(low.id)).parentId).toBe(top.id);
  });

  it('takes along how often to be in touch, and keeps one of two', async () => {
    const world = openWorld();
    const { touch } = world.handlers;
    const pair = await twins(world);
    await call(touch.set, { partyId: pair.leftId, every: 1, unit: 'week' });
    await call(touch.stop, { partyId: pair.leftId });
    await call(touch.set, { partyId: pair.rightId, every: 3, unit: 'month' });
    await merge(world, { ...pair, keep: 'left' });
    expect(await call(touch.get, { partyId: pair.leftId })).toMatchObject({ every: 3, unit: 'month' });
    await unmerge(world, pair.leftId);
    expect(await call(touch.get, { partyId: pair.leftId })).toBeNull();
    expect(await call(touch.get, { partyId: pair.rightId })).toMatchObject({ every: 3 });
    await call(touch.set, { partyId: pair.leftId, every: 2, unit: 'week' });
    await merge(world, { ...pair, keep: 'left' });
    expect(await call(touch.get, { partyId: pair.leftId })).toMatchObject({ every: 2, unit: 'week' });
  });

  it('says once what was said of both companies, and of both again when it is taken apart', async () => {
    const world = openWorld();
    const { connections } = world.handlers;
    const left = await world.company({ name: 'Engines Ltd' });
    const right = await world.company({ name: 'Engines' });
    const person = await world.contact(ada);
    for (const companyName of ['Engines Ltd', 'Engines']) {
      await call(connections.saveAffiliation, { partyId: person.id, companyName, role: 'Treasurer' });
    }
    const roles = async () =>
      (await call(connections.list, { partyId: person.id })).affiliations.map(({ companyId }) => companyId).sort();
    await merge(world, { leftId: left.id, rightId: right.id, keep: 'left' });
    expect(await roles()).toEqual([left.id]);
    await unmerge(world, left.id);
    expect(await roles()).toEqual([left.id, right.id].sort());
  });

  it('keeps a date that both have ticked off, where the other one was', async () => {
    const world = openWorld();
    const { parties, today } = world.handlers;
    const pair = await twins(world);
    const birthday = { kind: 'birthday' as const, year: 1990, month: 12, day: 10 };
    for (const partyId of [pair.leftId, pair.rightId])
      await call(parties.saveDate, { partyId, label: '', ...birthday });
    const dateOf = async (id: string) => (await world.getContact(id)).dates[0]?.id ?? '';
    const [kept, dropped] = [await dateOf(pair.leftId), await dateOf(pair.rightId)];
    await call(today.markDate, { dateId: dropped, on: '2026-12-10', snoozeDays: null });
    const marks = () =>
      world.sql<{ date_id: string }>(
        'SELECT date_id FROM date_mark WHERE deleted_at IS NULL AND party_id = ?',
        pair.leftId,
      );
    await merge(world, { ...pair, keep: 'left' });
    expect(marks()).toEqual([{ date_id: kept }]);
    await unmerge(world, pair.leftId);
    expect(marks()).toEqual([]);
    expect(world.sql('SELECT date_id FROM date_mark WHERE deleted_at IS NULL AND party_id = ?', pair.rightId)).toEqual([
      { date_id: dropped },
    ]);
  });

  it('is refused for what is not there, of two kinds, or in the bin', async () => {
    const world = openWorld();
    const pair = await twins(world);
    const { id } = await world.company({ name: 'Engines' });
    await expect(merge(world, { ...pair, rightId: id, keep: 'left' })).rejects.toMatchObject({ code: 'validation' });
    await expect(merge(world, { ...pair, rightId: pair.leftId, keep: 'left' })).rejects.toMatchObject({
      code: 'validation',
    });
    await expect(merge(world, { ...pair, keep: 'left', fields: { shoe: 'left' } })).rejects.toMatchObject({
      code: 'validation',
    });
    await expect(merge(world, { ...pair, keep: 'left', fields: { companyId: { value: 'x' } } })).rejects.toMatchObject({
      code: 'validation',
    });
    await world.bin(pair.rightId);
    await expect(merge(world, { ...pair, keep: 'left' })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('refuses changes to the record that is no longer there, and says where to go', async () => {
    const world = openWorld();
    const pair = await twins(world);
    await merge(world, { ...pair, keep: 'left' });
    await expect(call(world.handlers.records.saveNote, { recordId: pair.rightId, body: 'late' })).rejects.toMatchObject(
      {
        details: { reason: 'merged', into: pair.leftId },
      },
    );
  });

  it('is purged together with the record it became part of, without a trace', async () => {
    const world = openWorld();
    const pair = await twins(world, {}, { phones: [{ value: '+49 30 901820', label: 'Secret' }] });
    await merge(world, { ...pair, keep: 'left' });
    await world.bin(pair.leftId);
    await call(world.handlers.contacts.purge, { selection: { ids: [pair.leftId] } });
    expect(world.sql('SELECT 1 FROM contact')).toEqual([]);
    expect(world.sql('SELECT 1 FROM contact_point')).toEqual([]);
    expect(world.sql('SELECT 1 FROM merge_item')).toEqual([]);
    expect(world.sql(`SELECT 1 FROM journal WHERE record IN (?, ?)`, pair.leftId, pair.rightId)).toEqual([]);
    expect(world.sql('SELECT 1 FROM duplicate_pair')).toEqual([]);
    expect(world.sql('SELECT 1 FROM match_party')).toEqual([]);
  });
});

describe('an unmerge', () => {
  it('gives back two records after later edits, which stay where they are', async () => {
    const world = openWorld();
    const pair = await twins(
      world,
      {},
      {
        phones: [
          { value: '+49 30 901820', label: '' },
          { value: '+49 30 901821', label: '' },
        ],
      },
    );
    await merge(world, { ...pair, keep: 'left', fields: { givenName: 'right' } });
    const { points } = await world.getContact(pair.leftId);
    const edited = points.find(({ value }) => value.endsWith('0'));
    await call(world.handlers.parties.savePoint, {
      partyId: pair.leftId,
      id: edited?.id,
      kind: 'phone',
      value: '+49 30 777777',
      label: '',
    });
    await call(world.handlers.records.saveNote, { recordId: pair.leftId, body: 'Written later.' });
    await call(world.handlers.contacts.update, { id: pair.leftId, patch: { role: 'Analyst' } });
    world.clock.advance(400 * 86_400_000);
    const [last] = await mergesOf(world, pair.leftId);
    const preview = await call(world.handlers.duplicates.unmergePreview, { id: last?.id ?? '' });
    expect(preview.edited.map(({ text }) => text)).toEqual(['+49 30 777777']);
    expect(preview.back.map(({ text }) => text)).toEqual(['+49 30 901821']);
    expect(preview.fields).toMatchObject([{ field: 'givenName', text: 'Ada' }]);
    await unmerge(world, pair.leftId);
    expect(await values(world, pair.leftId)).toEqual(['+49 30 777777', 'ada@mail.example']);
    expect(await values(world, pair.rightId)).toEqual(['+49 30 901821', 'ada@mail.example']);
    const [left, right] = [await world.getContact(pair.leftId), await world.getContact(pair.rightId)];
    expect([left.givenName, left.role, right.givenName, right.role]).toEqual(['Ada', 'Analyst', 'A.', 'Countess']);
    await vi.waitFor(async () => expect((await call(world.handlers.duplicates.list, { limit: 10 })).rows).toEqual([]));
  });

  it('gives an edited part back where that is wanted, and can be undone', async () => {
    const world = openWorld();
    const pair = await twins(world, {}, { phones: [{ value: '+49 30 901820', label: '' }] });
    await merge(world, { ...pair, keep: 'left' });
    const phone = (await world.getContact(pair.leftId)).points.find(({ kind }) => kind === 'phone');
    await call(world.handlers.parties.savePoint, {
      partyId: pair.leftId,
      id: phone?.id,
      kind: 'phone',
      value: '+49 30 777777',
      label: '',
    });
    const { operationId } = await unmerge(world, pair.leftId, [phone?.id ?? '']);
    expect(await values(world, pair.rightId)).toEqual(['+49 30 777777', 'ada@mail.example']);
    await call(world.handlers.history.undo, { id: operationId, alsoLater: false });
    expect((await world.getContact(pair.rightId)).id).toBe(pair.leftId);
    expect(await mergesOf(world, pair.leftId)).toHaveLength(1);
  });

  it('works through a chain of merges', async () => {
    const world = openWorld();
    const pair = await twins(world, {}, { phones: [{ value: '+49 30 901820', label: '' }] });
    const third = await world.contact({ ...ada, emails: [] });
    await merge(world, { ...pair, keep: 'left' });
    await merge(world, { leftId: third.id, rightId: pair.leftId, keep: 'left' });
    expect((await world.getContact(pair.rightId)).id).toBe(third.id);
    const first = (await mergesOf(world, third.id)).find(({ name }) => name.startsWith('A.'));
    await call(world.handlers.duplicates.unmerge, { id: first?.id ?? '', giveBack: [] });
    expect(await values(world, pair.rightId)).toEqual(['+49 30 901820', 'ada@mail.example']);
    expect(await values(world, third.id)).toEqual(['ada@mail.example']);
    await unmerge(world, third.id);
    expect(await values(world, pair.leftId)).toEqual(['ada@mail.example']);
    expect(await values(world, third.id)).toEqual([]);
  });
});
