import { call } from '@orpc/server';
import { afterEach, expect, test } from 'vitest';
import type { FieldInput } from '../../../src-shared/domain/custom/check';
import type { FieldType } from '../../../src-shared/domain/custom/types';
import { closeWorlds, openWorld, type World } from './world';

afterEach(closeWorlds);

const make = (world: World, name: string, type: FieldType, options: string[] = []) =>
  call(world.handlers.fields.create, { target: 'contact', name, type, options });

const person = async (world: World, givenName: string) =>
  (await world.contact({ givenName, emails: [], phones: [], tags: [] })).id;

const set = (world: World, recordId: string, fieldId: string, value: FieldInput) =>
  call(world.handlers.fields.set, { recordId, fieldId, value });

const read = async (world: World, recordId: string) =>
  (await call(world.handlers.fields.ofRecord, { recordId }))[0]?.value ?? null;

test('a field becomes one of another type with what stands in it, as the preview says, in one undo', async () => {
  const world = openWorld();
  const { fields } = world.handlers;
  const field = await make(world, 'Sessions', 'text');
  const ids: string[] = [];
  for (const [name, text] of [
    ['Ada', '12'],
    ['Bob', '1,5'],
    ['Cleo', 'a dozen'],
  ] as const) {
    const id = await person(world, name);
    await set(world, id, field.id, { kind: 'text', text });
    ids.push(id);
  }
  await world.saveSettings({ locale: 'de' });
  const [ada = '', bob = '', cleo = ''] = ids;
  const before = (await world.operations()).length;
  const preview = await call(fields.retypePreview, { id: field.id, type: 'number' });
  expect(preview).toMatchObject({ total: 3, lost: 1, choices: 0 });
  expect(preview.kept.map(({ record, was, becomes }) => [record.name, was, becomes])).toEqual([
    ['Ada', '12', '12'],
    ['Bob', '1,5', '1.5'],
  ]);
  expect(preview.emptied.map(({ record, was }) => [record.name, was])).toEqual([['Cleo', 'a dozen']]);
  expect(await world.operations(), 'looking leaves no trace').toHaveLength(before);
  expect(await call(fields.retype, { id: field.id, type: 'number', config: { decimals: 1 } })).toMatchObject({
    lost: 1,
  });
  expect(await call(fields.list, { target: 'contact' })).toMatchObject([{ type: 'number', config: { decimals: 1 } }]);
  expect(await read(world, ada)).toEqual({ kind: 'number', number: 12 });
  expect(await read(world, bob)).toEqual({ kind: 'number', number: 1.5 });
  expect(await read(world, cleo)).toBeNull();
  expect(await world.find('dozen'), 'what was emptied is found no more').toEqual([]);
  await world.undoLast();
  expect(await call(fields.list, { target: 'contact' })).toMatchObject([{ type: 'text', config: {} }]);
  expect(await read(world, ada)).toEqual({ kind: 'text', text: '12' });
  expect(await read(world, cleo)).toEqual({ kind: 'text', text: 'a dozen' });
  expect((await world.find('dozen')).map(({ id }) => id)).toEqual([cleo]);
  await world.redoLast();
  expect(await read(world, bob)).toEqual({ kind: 'number', number: 1.5 });
});

test('texts become choices, choices texts, and one choice several', async () => {
  const world = openWorld();
  const { fields } = world.handlers;
  const field = await make(world, 'Insured with', 'text');
  const [ada, bob] = [await person(world, 'Ada'), await person(world, 'Bob')];
  await set(world, ada, field.id, { kind: 'text', text: 'Private' });
  await set(world, bob, field.id, { kind: 'text', text: 'private' });
  expect(await call(fields.retypePreview, { id: field.id, type: 'select' })).toMatchObject({
    ...{ total: 2, lost: 0, choices: 1 },
    kept: [{ becomes: 'Private' }, { becomes: 'private' }],
  });
  await call(fields.retype, { id: field.id, type: 'select' });
  expect((await call(fields.options, { fieldId: field.id })).map(({ name }) => name)).toEqual(['Private']);
  expect(await read(world, bob)).toMatchObject({ options: [{ name: 'Private' }] });
  await call(fields.retype, { id: field.id, type: 'multiSelect' });
  await call(fields.addOptions, { fieldId: field.id, names: ['Public'] });
  const options = await call(fields.options, { fieldId: field.id });
  await set(world, ada, field.id, { kind: 'options', ids: options.map(({ id }) => id) });
  expect(await call(fields.retypePreview, { id: field.id, type: 'select' })).toMatchObject({ total: 2, lost: 1 });
  await call(fields.retype, { id: field.id, type: 'text' });
  expect(await read(world, ada)).toEqual({ kind: 'text', text: 'Private; Public' });
  expect(await read(world, bob)).toEqual({ kind: 'text', text: 'Private' });
});

test('what shares a table is emptied too where it can’t be kept', async () => {
  const world = openWorld();
  const { fields } = world.handlers;
  const field = await make(world, 'Mail', 'text');
  const [ada, bob] = [await person(world, 'Ada'), await person(world, 'Bob')];
  await set(world, ada, field.id, { kind: 'text', text: 'ada@mail.example' });
  await set(world, bob, field.id, { kind: 'text', text: 'none' });
  expect(await call(fields.retype, { id: field.id, type: 'email' })).toMatchObject({ lost: 1 });
  expect(await read(world, ada)).toEqual({ kind: 'text', text: 'ada@mail.example' });
  expect(await read(world, bob)).toBeNull();
});

test('a field can’t become what it can’t be, and keeps what it has', async () => {
  const world = openWorld();
  const { fields } = world.handlers;
  const field = await make(world, 'Sessions', 'text');
  const refused = expect.objectContaining({
    code: 'validation',
    details: expect.objectContaining({ field: 'type', reason: 'field.type' }),
  });
  await expect(call(fields.retype, { id: field.id, type: 'formula' })).rejects.toEqual(refused);
  await expect(call(fields.retypePreview, { id: field.id, type: 'text' })).rejects.toEqual(refused);
  expect(await call(fields.list, { target: 'contact' })).toMatchObject([{ type: 'text' }]);
});
