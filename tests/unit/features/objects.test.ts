import { call } from '@orpc/server';
import { afterEach, expect, test } from 'vitest';
import { professions } from '../../../src-shared/contract/objects';
import { closeWorlds, openWorld } from './world';

afterEach(closeWorlds);

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
  const page = await call(objects.records, { objectId: boats.id, limit: 1 });
  expect(page).toMatchObject({ count: 2, next: argo.id });
  expect(page.rows[0]).toMatchObject({ name: 'Argo', values: [{ value: { number: 31 } }, { value: { number: 62 } }] });
  const rest = await call(objects.records, { objectId: boats.id, after: argo.id });
  expect(rest.rows.map(({ name }) => name)).toEqual(['Zephyr']);
  expect((await world.find('argo')).map(({ id, kind, subtitle }) => ({ id, kind, subtitle }))).toEqual([
    { id: argo.id, kind: 'custom', subtitle: 'Boat' },
  ]);
  expect((await world.timeline(argo.id)).map(({ kind }) => kind)).toContain('created');
  await call(objects.renameRecord, { id: argo.id, name: 'Argo II' });
  await call(objects.bin, { id: argo.id });
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

test('several records are tagged and binned together, each taken back by one undo', async () => {
  const world = openWorld();
  const { objects } = world.handlers;
  const boats = await call(objects.create, { name: 'Boats', singular: 'Boat', icon: 'star' });
  const ids: string[] = [];
  for (const name of ['Argo', 'Zephyr', 'Vega']) {
    ids.push((await call(objects.createRecord, { objectId: boats.id, name })).id);
  }
  const tagsOf = async (id: string) => (await call(objects.get, { id })).tags.map(({ name }) => name);
  expect(await call(objects.tagMany, { ids: ids.slice(0, 2), add: ['Wood'] })).toMatchObject({ count: 2 });
  expect(await call(objects.tagMany, { ids, add: ['Wood'] })).toMatchObject({ count: 1 });
  await world.undoLast();
  expect(await tagsOf(ids[0] ?? '')).toEqual(['Wood']);
  expect(await tagsOf(ids[2] ?? '')).toEqual([]);
  expect(await call(objects.binMany, { ids })).toMatchObject({ count: 3 });
  expect(await call(objects.list, undefined)).toMatchObject([{ count: 0 }]);
  await world.undoLast();
  expect(await call(objects.list, undefined)).toMatchObject([{ count: 3 }]);
});
