import { call } from '@orpc/server';
import { afterEach, expect, test, vi } from 'vitest';
import { professions } from '../../../src-shared/contract/objects';
import { objectListOf } from '../../../src-shared/domain/list-fields';
import { closeWorlds, openWorld } from './world';

afterEach(closeWorlds);

const byName = { column: 'name', direction: 'asc' } as const;

test('an object has records with fields of their own; each act is one undo', async () => {
  const world = openWorld();
  const { objects, fields } = world.handlers;
  const boats = await call(objects.create, { name: 'Boats', singular: 'Boat', icon: 'star' });
  await expect(call(objects.create, { name: 'boats', singular: 'Boat', icon: 'key' })).rejects.toMatchObject({
    code: 'conflict',
    details: { field: 'name', reason: 'taken' },
  });
  const length = await call(fields.create, { target: boats.id, name: 'Length', type: 'number' });
  const double = { expression: `{${length.id}} * 2` };
  await call(fields.create, { target: boats.id, name: 'Twice', type: 'formula', config: double });
  const argo = await call(objects.createRecord, { objectId: boats.id, name: 'Argo' });
  await call(objects.createRecord, { objectId: boats.id, name: 'Zephyr' });
  await call(fields.set, { recordId: argo.id, fieldId: length.id, value: { kind: 'number', number: 31 } });
  const list = { objectId: boats.id, sort: byName, filter: {} };
  const page = await call(objects.records, { ...list, limit: 1 });
  expect(page.rows).toMatchObject([{ name: 'Argo', tags: [] }]);
  const rest = await call(objects.records, { ...list, after: page.next ?? '' });
  expect(rest).toMatchObject({ rows: [{ name: 'Zephyr' }], next: null });
  expect((await world.find('argo')).map(({ id, kind, subtitle }) => ({ id, kind, subtitle }))).toEqual([
    { id: argo.id, kind: 'custom', subtitle: 'Boat' },
  ]);
  expect((await world.timeline(argo.id)).map(({ kind }) => kind)).toContain('created');
  await call(objects.renameRecord, { id: argo.id, name: 'Argo II' });
  await call(objects.bin, { objectId: boats.id, selection: { ids: [argo.id] } });
  expect(await call(objects.list, undefined)).toMatchObject([{ name: 'Boats', count: 1 }]);
  expect(await world.find('argo')).toEqual([]);
  await call(objects.restore, { id: argo.id });
  expect(await call(objects.get, { id: argo.id })).toMatchObject({ name: 'Argo II', binnedAt: null });
  await call(objects.update, { id: boats.id, patch: { name: 'Ships' } });
  await call(objects.remove, { id: boats.id });
  expect(await call(objects.list, undefined)).toEqual([]);
  await world.undoLast();
  expect(await call(objects.list, undefined)).toMatchObject([{ name: 'Ships', count: 2 }]);
});

test.each(professions)('what is made for %s has fields that work, in one undo', async (profession) => {
  const world = openWorld();
  const { objects, fields } = world.handlers;
  const { id } = await call(objects.createFor, { profession });
  const made = await call(fields.list, { target: id });
  expect(made.length).toBeGreaterThan(5);
  const record = await call(objects.createRecord, { objectId: id, name: 'First' });
  const values = await call(fields.ofRecord, { recordId: record.id });
  expect(values.filter(({ value }) => value?.kind === 'problem')).toEqual([]);
  await world.undoLast();
  await world.undoLast();
  expect(await call(objects.list, undefined)).toEqual([]);
});

test('what is made for a profession speaks the user’s language', async () => {
  const world = openWorld();
  await world.saveSettings({ locale: 'de' });
  const { id, name } = await call(world.handlers.objects.createFor, { profession: 'realEstate' });
  expect(name).toBe('Immobilien');
  const fields = await call(world.handlers.fields.list, { target: id });
  expect(fields.map((field) => field.name)).toContain('Wohnfläche');
});

test('relations lead to records of an object and back', async () => {
  const world = openWorld();
  const { objects, fields } = world.handlers;
  const cases = await call(objects.create, { name: 'Cases', singular: 'Case', icon: 'scale' });
  const one = await call(objects.createRecord, { objectId: cases.id, name: 'Brandt v. Leer' });
  const ada = await world.contact({ givenName: 'Ada', familyName: 'Lovelace', emails: [], phones: [], tags: [] });
  const relation = await call(fields.create, {
    ...{ target: 'contact', name: 'Cases', type: 'relation', config: { to: cases.id } },
  });
  const found = await call(fields.candidates, { fieldId: relation.id, text: 'leer' });
  expect(found).toEqual([{ kind: 'custom', id: one.id, name: 'Brandt v. Leer' }]);
  await call(fields.set, { recordId: ada.id, fieldId: relation.id, value: { kind: 'records', ids: [one.id] } });
  expect(await call(fields.linked, { recordId: one.id })).toMatchObject([{ records: [{ id: ada.id }] }]);
  await expect(
    call(fields.set, { recordId: ada.id, fieldId: relation.id, value: { kind: 'records', ids: [ada.id] } }),
  ).rejects.toMatchObject({ code: 'not_found' });
});

test('the records of an object that is taken away are found no more, until that is undone', async () => {
  const world = openWorld();
  const { objects } = world.handlers;
  const boats = await call(objects.create, { name: 'Boats', singular: 'Boat', icon: 'star' });
  const argo = await call(objects.createRecord, { objectId: boats.id, name: 'Argo' });
  const found = async () => (await world.find('argo')).map(({ id, subtitle }) => ({ id, subtitle }));
  expect(await found()).toEqual([{ id: argo.id, subtitle: 'Boat' }]);
  await call(objects.update, { id: boats.id, patch: { singular: 'Ship' } });
  await vi.waitFor(async () => expect(await found()).toEqual([{ id: argo.id, subtitle: 'Ship' }]), { timeout: 30_000 });
  await call(objects.remove, { id: boats.id });
  await vi.waitFor(async () => expect(await found()).toEqual([]), { timeout: 30_000 });
  await world.undoLast();
  await vi.waitFor(async () => expect(await found()).toEqual([{ id: argo.id, subtitle: 'Ship' }]), { timeout: 30_000 });
});

test('what is done with objects and fields can be undone after a restart', async () => {
  const world = openWorld();
  const { objects, fields } = world.handlers;
  const boats = await call(objects.create, { name: 'Boats', singular: 'Boat', icon: 'star' });
  const length = await call(fields.create, { target: boats.id, name: 'Length', type: 'number' });
  const argo = await call(objects.createRecord, { objectId: boats.id, name: 'Argo' });
  await call(fields.set, { recordId: argo.id, fieldId: length.id, value: { kind: 'number', number: 31 } });
  await call(fields.retype, { id: length.id, type: 'text' });
  await call(fields.update, { id: length.id, patch: { name: 'Keel' } });
  await call(fields.remove, { id: length.id });
  await call(objects.remove, { id: boats.id });

  const later = openWorld(await world.stop());
  const again = later.handlers;
  const value = async () => (await call(again.fields.ofRecord, { recordId: argo.id }))[0];
  await later.undoLast();
  expect(await call(again.objects.list, undefined)).toMatchObject([{ name: 'Boats', count: 1 }]);
  await later.undoLast();
  expect(await value()).toMatchObject({ field: { name: 'Keel' }, value: { kind: 'text', text: '31' } });
  await later.undoLast();
  expect(await value()).toMatchObject({ field: { name: 'Length' } });
  await later.undoLast();
  expect(await value()).toMatchObject({ field: { type: 'number' }, value: { kind: 'number', number: 31 } });
  await later.undoLast();
  expect(await value()).toMatchObject({ value: null });
  await later.undoLast();
  await later.undoLast();
  await later.undoLast();
  expect(await call(again.objects.list, undefined)).toEqual([]);
  await later.redoLast();
  expect(await call(again.objects.list, undefined)).toMatchObject([{ name: 'Boats' }]);
});

test('a relation is told of in the timeline by the name of the other', async () => {
  const world = openWorld();
  const { fields } = world.handlers;
  const ada = await world.contact({ givenName: 'Ada', emails: [], phones: [], tags: [] });
  const bob = await world.contact({ givenName: 'Bob', emails: [], phones: [], tags: [] });
  const adviser = await call(fields.create, {
    ...{ target: 'contact', name: 'Adviser', type: 'relation', config: { to: 'contact', multiple: false } },
  });
  await expect(
    call(fields.set, { recordId: ada.id, fieldId: adviser.id, value: { kind: 'records', ids: [ada.id] } }),
  ).rejects.toMatchObject({ code: 'validation', details: { field: 'value', reason: 'relation.itself' } });
  await call(fields.set, { recordId: ada.id, fieldId: adviser.id, value: { kind: 'records', ids: [bob.id] } });
  const told = (await world.timeline(ada.id)).flatMap(({ changes = [] }) => changes);
  expect(told).toContainEqual({ field: 'custom.Adviser', before: '', after: 'Bob' });
});

test('the list of an object is filtered by its own fields, by tags and by days', async () => {
  const world = openWorld();
  const { objects, fields, records } = world.handlers;
  const boats = await call(objects.create, { name: 'Boats', singular: 'Boat', icon: 'star' });
  const length = await call(fields.create, { target: boats.id, name: 'Length', type: 'number' });
  const made: string[] = [];
  for (const [at, name] of ['Argo', 'Beagle', 'Calypso'].entries()) {
    const value = { kind: 'number' as const, number: 10 * at };
    const values = [{ fieldId: length.id, value }];
    made.push((await call(objects.createRecord, { objectId: boats.id, name, values })).id);
  }
  const [argo = ''] = made;
  const [tag] = await call(records.setTags, { recordId: argo, names: ['old'] });
  const kind = objectListOf(boats.id);
  const asked = async (field: string, operator: 'after' | 'is' | 'isNot' | 'notEmpty', ...values: string[]) => {
    const filter = { where: { match: 'all' as const, of: [{ field, operator, values }] } };
    const { rows } = await call(objects.records, { objectId: boats.id, sort: byName, filter });
    expect(await call(world.handlers.bulk.count, { kind, filter })).toEqual({ count: rows.length });
    return rows.map(({ name }) => name);
  };
  expect(await asked(`custom:${length.id}`, 'after', '5')).toEqual(['Beagle', 'Calypso']);
  expect(await asked(`custom:${length.id}`, 'is', '10')).toEqual(['Beagle']);
  expect(await asked('tag', 'isNot', tag?.id ?? '')).toEqual(['Beagle', 'Calypso']);
  expect(await asked('createdAt', 'is', 'days:-30')).toEqual(['Argo', 'Beagle', 'Calypso']);
  await expect(asked('salary', 'is', '5')).rejects.toMatchObject({ code: 'validation' });
});

/** Boats of three lengths, and an island, which is in another list. */
async function fleet() {
  const world = openWorld();
  const { objects, fields } = world.handlers;
  const boats = await call(objects.create, { name: 'Boats', singular: 'Boat', icon: 'star' });
  const islands = await call(objects.create, { name: 'Islands', singular: 'Island', icon: 'key' });
  const length = await call(fields.create, { target: boats.id, name: 'Length', type: 'number' });
  const ids: string[] = [];
  for (const [name, number] of [
    ['Argo', 31.5],
    ['Zephyr', 9],
    ['Vega', 31.5],
  ] as const) {
    const values = [{ fieldId: length.id, value: { kind: 'number' as const, number } }];
    ids.push((await call(objects.createRecord, { objectId: boats.id, name, values })).id);
  }
  await call(objects.createRecord, { objectId: islands.id, name: 'Argos' });
  return { world, boats, length, ids, kind: objectListOf(boats.id) };
}

test('the records of an object are selected, edited, tagged and binned as those of any list, each with one undo', async () => {
  const { world, boats, ids, kind, length } = await fleet();
  const { objects, bulk } = world.handlers;
  const tagsOf = async (id = '') => (await call(objects.get, { id })).tags.map(({ name }) => name);
  const all = { filter: {}, except: [ids[1] ?? ''] };
  expect(await call(bulk.look, { kind, selection: all })).toMatchObject({
    ...{ total: 2, changing: 2 },
    sample: [{ name: 'Argo' }, { name: 'Vega' }],
  });
  expect(await call(bulk.tag, { kind, selection: all, add: ['Wood'] })).toMatchObject({ count: 2 });
  expect(await call(bulk.tag, { kind, selection: { filter: {}, except: [] }, add: ['Wood'] })).toMatchObject({
    count: 1,
  });
  await world.undoLast();
  expect(await Promise.all(ids.map(tagsOf))).toEqual([['Wood'], [], ['Wood']]);
  const [user = { id: '' }] = world.sql('SELECT id FROM user') as { id: string }[];
  const changes = [{ field: 'owner', value: user.id }];
  expect(await call(bulk.preview, { kind, selection: all, changes })).toMatchObject({ total: 2, changing: 0 });
  await expect(
    call(bulk.edit, { kind, selection: all, changes: [{ field: 'city', value: 'Ulm' }] }),
  ).rejects.toMatchObject({ code: 'validation' });
  const own = [{ fieldId: length.id, value: { kind: 'number' as const, number: 12 } }];
  expect(await call(bulk.edit, { kind, selection: all, changes: own })).toMatchObject({ count: 2 });
  const sort = { column: `custom:${length.id}` as const, direction: 'desc' as const };
  const listed = async () =>
    (await call(objects.records, { objectId: boats.id, sort, filter: {} })).rows.map(({ name }) => name);
  expect(await listed()).toEqual(['Vega', 'Argo', 'Zephyr']);
  await world.undoLast();
  const argo = { text: 'argo' };
  expect(await call(objects.bin, { objectId: boats.id, selection: { filter: argo, except: [] } })).toMatchObject({
    count: 1,
  });
  expect((await world.find('argo')).map(({ title }) => title)).toEqual(['Argos']);
  await world.undoLast();
  expect(await call(bulk.count, { kind, filter: {} })).toEqual({ count: 3 });
});

test('the list of an object is sorted by several columns, its own fields among them, and grouped', async () => {
  const { world, boats, length, kind } = await fleet();
  const { objects, views } = world.handlers;
  const byLength = { column: `custom:${length.id}` as const, direction: 'desc' as const, within: [byName] };
  const listed = async (more: object = {}) =>
    call(objects.records, { objectId: boats.id, sort: byLength, filter: {}, ...more });
  const names = (page: { rows: { name: string }[] }) => page.rows.map(({ name }) => name);
  expect(names(await listed())).toEqual(['Argo', 'Vega', 'Zephyr']);
  const first = await listed({ limit: 1 });
  expect(names(await listed({ after: first.next }))).toEqual(['Vega', 'Zephyr']);
  expect(await call(views.groups, { kind, filter: {}, by: byLength })).toEqual([
    { key: 31.5, label: '31.5', count: 2 },
    { key: 9, label: '9.0', count: 1 },
  ]);
});

test('a view of an object’s list is kept under a key, and goes and comes back with its object', async () => {
  const { world, boats, length, kind } = await fleet();
  const { objects, views } = world.handlers;
  const definition = {
    ...{ text: '', where: { match: 'all' as const, of: [] }, columns: null, layout: 'table' as const },
    ...{ sort: { column: `custom:${length.id}` as const, direction: 'asc' as const }, group: `custom:${length.id}` },
  };
  const made = await call(views.create, { kind, name: 'By length', definition, pinned: true, digit: 4 });
  expect(made).toMatchObject({ kind, pinned: true, digit: 4, definition });
  await call(objects.remove, { id: boats.id });
  expect(await call(views.list, undefined)).toEqual([]);
  await world.undoLast();
  expect(await call(views.list, undefined)).toMatchObject([{ id: made.id }]);
});

test('records of an object go out as CSV and as a workbook, in the order of their list', async () => {
  const { world, boats, ids, length } = await fleet();
  const { records } = world.handlers;
  await call(records.setTags, { recordId: ids[1] ?? '', names: ['old', 'wood'] });
  const sort = { column: `custom:${length.id}` as const, direction: 'asc' as const };
  const wanted = { kind: objectListOf(boats.id), selection: { filter: {}, except: [ids[2] ?? ''] }, sort };
  const csv = await call(world.handlers.bulk.export, { ...wanted, format: 'csv' });
  expect(await csv.text()).toBe(
    `Praxis ID,Name,Tags,Field: Length\r\n${ids[1]},Zephyr,old; wood,9\r\n${ids[0]},Argo,,31.5\r\n`,
  );
  const sheet = await call(world.handlers.bulk.export, { ...wanted, format: 'xlsx' });
  expect(sheet.name).toMatch(/\.xlsx$/);
  expect(
    Buffer.from(await sheet.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
});
