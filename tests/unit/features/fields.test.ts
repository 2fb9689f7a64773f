import { call } from '@orpc/server';
import { afterEach, expect, test, vi } from 'vitest';
import type { FieldInput } from '../../../src-shared/domain/custom/check';
import type { FieldType } from '../../../src-shared/domain/custom/types';
import { closeWorlds, type Inputs, openWorld, type World } from './world';

afterEach(closeWorlds);

const refused = (code: string, field: string, reason: string) =>
  expect.objectContaining({ code, details: expect.objectContaining({ field, reason }) });

const make = (world: World, name: string, type: FieldType, more: Partial<Inputs['fields']['create']> = {}) =>
  call(world.handlers.fields.create, { target: 'contact', name, type, ...more });

const person = (world: World) =>
  world.contact({ givenName: 'Ada', familyName: 'Lovelace', emails: [], phones: [], tags: [] });

const set = (world: World, recordId: string, fieldId: string, value: FieldInput | null) =>
  call(world.handlers.fields.set, { recordId, fieldId, value });

const read = async (world: World, recordId: string) =>
  Object.fromEntries(
    (await call(world.handlers.fields.ofRecord, { recordId })).map(({ field, value }) => [field.name, value]),
  );

const names = async (world: World, target: 'contact' | 'company' = 'contact') =>
  (await call(world.handlers.fields.list, { target })).map(({ name }) => name);

test('each type keeps what is given in its best form, and each change is one undo', async () => {
  const world = openWorld();
  const { id } = await person(world);
  const given: [string, FieldType, FieldInput, unknown?][] = [
    ['Allergies', 'text', { kind: 'text', text: ' Nuts ' }, { kind: 'text', text: 'Nuts' }],
    ['History', 'longText', { kind: 'text', text: 'One\ntwo' }],
    ['Sessions', 'number', { kind: 'number', number: 12.5 }],
    ['Fee', 'money', { kind: 'money', amount: 12_050, currency: 'CHF' }],
    ['Discount', 'percent', { kind: 'number', number: 7.5 }],
    ['Since', 'date', { kind: 'day', day: '2024-02-29' }],
    ['Seen', 'dateTime', { kind: 'instant', at: 1_700_000_000_000, zone: 'Europe/Berlin' }],
    ['Insured', 'yesNo', { kind: 'yesNo', yes: false }],
    ['Site', 'url', { kind: 'text', text: 'lovelace.example' }],
    [
      'Assistant',
      'email',
      { kind: 'text', text: ' Byron@Mail.example ' },
      { kind: 'text', text: 'Byron@Mail.example' },
    ],
    ['Ward', 'phone', { kind: 'text', text: '+49 30 901820' }],
    ['Trust', 'rating', { kind: 'number', number: 4 }],
  ];
  for (const [name, type, value, kept = value] of given) {
    const field = await make(world, name, type);
    expect((await set(world, id, field.id, value)).value, name).toEqual(kept);
    expect((await read(world, id))[name], name).toEqual(kept);
    await world.undoLast();
    expect((await read(world, id))[name], name).toBeNull();
    await world.redoLast();
    await set(world, id, field.id, null);
    expect((await read(world, id))[name], name).toBeNull();
    await world.undoLast();
    expect((await read(world, id))[name], name).toEqual(kept);
  }
  expect(await names(world)).toEqual(given.map(([name]) => name));
  const before = (await world.operations()).length;
  const [first] = await call(world.handlers.fields.list, { target: 'contact' });
  await set(world, id, first?.id ?? '', { kind: 'text', text: 'Nuts' });
  expect(await world.operations(), 'what is the same leaves no trace').toHaveLength(before);
});

test('what can’t stand in a field is refused beside it, and the record keeps what it had', async () => {
  const world = openWorld();
  const { id } = await person(world);
  const mail = await make(world, 'Assistant', 'email', { required: true });
  await set(world, id, mail.id, { kind: 'text', text: 'byron@mail.example' });
  await expect(set(world, id, mail.id, { kind: 'text', text: 'byron' })).rejects.toEqual(
    refused('validation', 'value', 'email.noAt'),
  );
  await expect(set(world, id, mail.id, null)).rejects.toEqual(refused('validation', 'value', 'field.required'));
  await expect(set(world, id, mail.id, { kind: 'number', number: 1 })).rejects.toEqual(
    refused('validation', 'value', 'field.kind'),
  );
  expect((await read(world, id)).Assistant).toEqual({ kind: 'text', text: 'byron@mail.example' });
  const company = await world.company({ name: 'Analytical Engines' });
  await expect(set(world, company.id, mail.id, { kind: 'text', text: 'a@b.example' })).rejects.toMatchObject({
    code: 'not_found',
  });
  await world.bin(id);
  await expect(set(world, id, mail.id, { kind: 'text', text: 'a@b.example' })).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('a required field that is hidden may be emptied', async () => {
  const world = openWorld();
  const { id } = await person(world);
  const insured = await make(world, 'Insured', 'yesNo');
  const number = await make(world, 'Number', 'text', {
    required: true,
    condition: { fieldId: insured.id, operator: 'is', value: 'yes' },
  });
  await set(world, id, number.id, { kind: 'text', text: 'K 12' });
  await set(world, id, number.id, null);
  await set(world, id, insured.id, { kind: 'yesNo', yes: true });
  await set(world, id, number.id, { kind: 'text', text: 'K 12' });
  await expect(set(world, id, number.id, null)).rejects.toEqual(refused('validation', 'value', 'field.required'));
  await call(world.handlers.fields.remove, { id: insured.id });
  await expect(set(world, id, number.id, null)).rejects.toEqual(refused('validation', 'value', 'field.required'));
});

test('fields are named once, laid out below headings, and taken away with an undo that brings their values back', async () => {
  const world = openWorld();
  const { fields } = world.handlers;
  const { id } = await person(world);
  const [one, two, three] = [
    await make(world, 'One', 'text'),
    await make(world, 'Two', 'text', { section: 'More' }),
    await make(world, 'Three', 'text'),
  ];
  await expect(make(world, 'ONE', 'number')).rejects.toEqual(refused('conflict', 'name', 'taken'));
  await expect(call(fields.update, { id: two.id, patch: { name: 'three' } })).rejects.toEqual(
    refused('conflict', 'name', 'taken'),
  );
  await expect(
    call(fields.update, { id: two.id, patch: { condition: { fieldId: two.id, operator: 'empty', value: '' } } }),
  ).rejects.toEqual(refused('validation', 'condition', 'field.itself'));
  expect(await names(world)).toEqual(['One', 'Three', 'Two']);
  await call(fields.move, { id: three.id, section: '', after: null });
  expect(await names(world)).toEqual(['Three', 'One', 'Two']);
  await call(fields.move, { id: one.id, section: 'More', after: two.id });
  expect(await names(world)).toEqual(['Three', 'Two', 'One']);
  await world.undoLast();
  expect(await names(world)).toEqual(['Three', 'One', 'Two']);
  await set(world, id, one.id, { kind: 'text', text: 'kept' });
  await call(fields.update, { id: one.id, patch: { name: 'First' } });
  expect((await read(world, id)).First).toEqual({ kind: 'text', text: 'kept' });
  world.events();
  await call(fields.remove, { id: one.id });
  expect(world.events().map(({ type }) => type)).toContain('field.changed');
  expect(await names(world)).toEqual(['Three', 'Two']);
  await world.undoLast();
  expect((await read(world, id)).First).toEqual({ kind: 'text', text: 'kept' });
  expect(await names(world, 'company')).toEqual([]);
});

test('many moves between the same two never run out of places', async () => {
  const world = openWorld();
  const ids: string[] = [];
  for (const name of ['A', 'B', 'C']) ids.push((await make(world, name, 'text')).id);
  const [a = '', b = '', c = ''] = ids;
  for (let round = 0; round < 60; round++) {
    await call(world.handlers.fields.move, { id: round % 2 === 0 ? c : b, section: '', after: a });
  }
  expect(await names(world)).toEqual(['A', 'B', 'C']);
});

test('choices are picked, renamed everywhere, and taken away from every record in one undo', async () => {
  const world = openWorld();
  const { fields } = world.handlers;
  const { id } = await person(world);
  const blood = await make(world, 'Blood', 'select', { options: ['A', 'B', 'a'] });
  const spoken = await make(world, 'Speaks', 'multiSelect', { options: ['German', 'English', 'Czech'] });
  const [a, b] = await call(fields.options, { fieldId: blood.id });
  const [german, , czech] = await call(fields.options, { fieldId: spoken.id });
  if (!a || !b || !german || !czech) throw new Error('no choices');
  await set(world, id, blood.id, { kind: 'options', ids: [a.id] });
  await set(world, id, blood.id, { kind: 'options', ids: [b.id] });
  await set(world, id, spoken.id, { kind: 'options', ids: [czech.id, german.id] });
  const chosen = async (name: string) => {
    const value = (await read(world, id))[name];
    return value?.kind === 'options' ? value.options.map((option) => option.name) : null;
  };
  expect(await chosen('Blood')).toEqual(['B']);
  expect(await chosen('Speaks')).toEqual(['German', 'Czech']);
  await expect(set(world, id, blood.id, { kind: 'options', ids: [german.id] })).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(call(fields.updateOption, { id: german.id, name: 'czech' })).rejects.toEqual(
    refused('conflict', 'name', 'taken'),
  );
  await call(fields.updateOption, { id: german.id, name: 'Deutsch' });
  await call(fields.moveOption, { id: czech.id, after: null });
  expect(await chosen('Speaks')).toEqual(['Czech', 'Deutsch']);
  await call(fields.removeOption, { id: czech.id });
  expect(await chosen('Speaks')).toEqual(['Deutsch']);
  await world.undoLast();
  expect(await chosen('Speaks')).toEqual(['Czech', 'Deutsch']);
  await set(world, id, spoken.id, { kind: 'options', ids: [german.id] });
  await set(world, id, spoken.id, { kind: 'options', ids: [german.id, czech.id] });
  await set(world, id, blood.id, null);
  expect(await chosen('Blood')).toBeNull();
  await world.undoLast();
  expect(await chosen('Blood')).toEqual(['B']);
});

test('a field has ten thousand choices at most, and says so beside them', async () => {
  const world = openWorld();
  const many = Array.from({ length: 10_000 }, (_, at) => `Choice ${at}`);
  const field = await make(world, 'Place', 'select', { options: many });
  expect(await call(world.handlers.fields.options, { fieldId: field.id })).toHaveLength(10_000);
  await expect(call(world.handlers.fields.addOptions, { fieldId: field.id, names: ['One more'] })).rejects.toEqual(
    refused('validation', 'options', 'field.options'),
  );
});

test('what stands in fields is found, told of in the timeline by the field’s name, and merged', async () => {
  const world = openWorld();
  const { id } = await person(world);
  const text = await make(world, 'Allergies', 'text');
  const blood = await make(world, 'Blood', 'select', { options: ['Rhesus', 'B'] });
  const fee = await make(world, 'Fee', 'money');
  const [rhesus] = await call(world.handlers.fields.options, { fieldId: blood.id });
  await set(world, id, text.id, { kind: 'text', text: 'Brazil nuts' });
  await set(world, id, blood.id, { kind: 'options', ids: [rhesus?.id ?? ''] });
  await set(world, id, fee.id, { kind: 'money', amount: 12_050, currency: 'EUR' });
  expect((await world.find('brazil')).map((hit) => hit.id)).toEqual([id]);
  expect((await world.find('rhesus')).map((hit) => hit.id)).toEqual([id]);
  const told = (await world.timeline(id)).flatMap(({ changes = [] }) => changes);
  expect(told).toContainEqual({ field: 'custom.Allergies', before: '', after: 'Brazil nuts' });
  expect(told).toContainEqual({ field: 'custom.Blood', before: '', after: 'Rhesus' });
  expect(told).toContainEqual({ field: 'custom.Fee', before: '', after: '120.50 EUR' });

  const other = await world.contact({ givenName: 'Augusta', familyName: 'Lovelace', emails: [], phones: [], tags: [] });
  await set(world, other.id, text.id, { kind: 'text', text: 'Cats' });
  const since = await make(world, 'Since', 'date');
  await set(world, other.id, since.id, { kind: 'day', day: '1833-06-05' });
  await call(world.handlers.duplicates.merge, { leftId: id, rightId: other.id, keep: 'left' });
  expect(await read(world, id)).toMatchObject({
    Allergies: { text: 'Brazil nuts' },
    Since: { kind: 'day', day: '1833-06-05' },
  });
  await set(world, id, since.id, { kind: 'day', day: '1840-01-01' });
  expect((await read(world, id)).Since).toEqual({ kind: 'day', day: '1840-01-01' });
});

test('what is renamed is found by its new name, and what is taken away no more', async () => {
  const world = openWorld();
  const { fields } = world.handlers;
  const { id } = await person(world);
  const blood = await make(world, 'Blood', 'select', { options: ['Rhesus'] });
  const [rhesus] = await call(fields.options, { fieldId: blood.id });
  await set(world, id, blood.id, { kind: 'options', ids: [rhesus?.id ?? ''] });
  const found = async (text: string) => (await world.find(text)).map((hit) => hit.id);
  await call(fields.updateOption, { id: rhesus?.id ?? '', name: 'Makake' });
  await vi.waitFor(async () => expect(await found('makake')).toEqual([id]), { timeout: 30_000 });
  expect(await found('rhesus')).toEqual([]);
  await call(fields.remove, { id: blood.id });
  await vi.waitFor(async () => expect(await found('makake')).toEqual([]), { timeout: 30_000 });
  await world.undoLast();
  await vi.waitFor(async () => expect(await found('makake')).toEqual([id]), { timeout: 30_000 });
});

test('deals, tasks and products have fields that are found, told of and undone', async () => {
  const world = openWorld();
  const { fields, deals, tasks, products, pipelines } = world.handlers;
  const stage = { name: 'Lead', color: 'info' as const, probability: 10, rotDays: null, required: [] };
  const { stages } = await call(pipelines.create, { name: 'Sales', stages: [stage] });
  const deal = await call(deals.create, { title: 'Kitchen', stageId: stages[0]?.id ?? '' });
  const task = await call(tasks.create, { title: 'Measure' });
  const product = await call(products.create, { name: 'Worktop' });
  for (const [target, { id }] of [
    ['deal', deal],
    ['task', task],
    ['product', product],
  ] as const) {
    const field = await call(fields.create, { target, name: 'Wood', type: 'text' });
    await set(world, id, field.id, { kind: 'text', text: `Walnut of the ${target}` });
    expect((await read(world, id)).Wood, target).toEqual({ kind: 'text', text: `Walnut of the ${target}` });
    expect(
      (await world.find('walnut')).map((hit) => hit.id),
      target,
    ).toContain(id);
    const told = (await world.timeline(id)).flatMap(({ changes = [] }) => changes);
    expect(told, target).toContainEqual({ field: 'custom.Wood', before: '', after: `Walnut of the ${target}` });
    await world.undoLast();
    expect((await read(world, id)).Wood, target).toBeNull();
    expect(
      (await world.find('walnut')).map((hit) => hit.id),
      target,
    ).not.toContain(id);
    await world.redoLast();
  }
});

test('what formulas came to goes for good with its record', async () => {
  const world = openWorld();
  const { id } = await person(world);
  await make(world, 'Answer', 'formula', { config: { expression: '6 * 7' } });
  const note = await make(world, 'Note', 'text');
  await set(world, id, note.id, { kind: 'text', text: 'Nuts' });
  expect(world.sql('SELECT 1 FROM custom_computed')).toHaveLength(1);
  await world.bin(id);
  await call(world.handlers.contacts.purge, { selection: { ids: [id] } });
  expect(world.sql('SELECT 1 FROM custom_computed')).toEqual([]);
  expect(world.sql('SELECT 1 FROM custom_text')).toEqual([]);
});

test('a new record begins with what its form asked for, in one undo, and is not made of what can’t stand there', async () => {
  const world = openWorld();
  const { contacts, companies, products, tasks, objects, fields } = world.handlers;
  const boats = await call(objects.create, { name: 'Boats', singular: 'Boat', icon: 'star' });
  const makers = {
    contact: (values: Inputs['objects']['createRecord']['values']) =>
      call(contacts.create, { givenName: 'Ada', values }),
    company: (values: Inputs['objects']['createRecord']['values']) =>
      call(companies.create, { name: 'Engines', values }),
    product: (values: Inputs['objects']['createRecord']['values']) => call(products.create, { name: 'Card', values }),
    task: (values: Inputs['objects']['createRecord']['values']) => call(tasks.create, { title: 'Call back', values }),
    [boats.id]: (values: Inputs['objects']['createRecord']['values']) =>
      call(objects.createRecord, { objectId: boats.id, name: 'Argo', values }),
  };
  for (const [target, create] of Object.entries(makers)) {
    const field = await call(fields.create, { target, name: 'Mail', type: 'email', required: true });
    const value = { kind: 'text' as const, text: 'a@mail.example' };
    const { id } = await create([{ fieldId: field.id, value }]);
    expect((await read(world, id)).Mail, target).toEqual(value);
    await world.undoLast();
    const before = (await world.operations()).length;
    await expect(create([{ fieldId: field.id, value: { kind: 'text', text: 'nobody' } }])).rejects.toEqual(
      refused('validation', 'value', 'email.noAt'),
    );
    expect(await world.operations(), target).toHaveLength(before);
  }
});

test('files of a record stand in its fields, and leave them with the file', async () => {
  const world = openWorld();
  const { files } = world.handlers;
  const { id } = await person(world);
  const field = await make(world, 'Contract', 'file');
  const bytes = Buffer.from('agreed');
  const { uploadId } = await call(files.begin, { size: bytes.length });
  await call(files.append, { uploadId, offset: 0, data: new File([bytes], 'piece') });
  const { hash } = await call(files.finish, { uploadId });
  const file = await call(files.attach, { recordId: id, hash, name: 'Contract.txt' });
  await set(world, id, field.id, { kind: 'files', ids: [file.id] });
  const value = { kind: 'files', files: [{ id: file.id, name: 'Contract.txt' }] };
  expect((await read(world, id)).Contract).toEqual(value);
  const told = (await world.timeline(id)).flatMap(({ changes = [] }) => changes);
  expect(told).toContainEqual({ field: 'custom.Contract', before: '', after: 'Contract.txt' });
  await call(files.remove, { recordId: id, id: file.id });
  expect((await read(world, id)).Contract).toBeNull();
  await world.undoLast();
  expect((await read(world, id)).Contract).toEqual(value);
  await expect(set(world, id, field.id, { kind: 'files', ids: [field.id] })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('what stands in some fields of some records is read together, for a list', async () => {
  const world = openWorld();
  const [one, two] = [await person(world), await person(world)];
  const [number, other] = [await make(world, 'File number', 'text'), await make(world, 'Other', 'text')];
  await set(world, one.id, number.id, { kind: 'text', text: 'A-17' });
  await set(world, one.id, other.id, { kind: 'text', text: 'not asked for' });
  expect(
    await call(world.handlers.fields.cells, { recordIds: [one.id, two.id], fieldIds: [number.id, two.id] }),
  ).toEqual([
    { recordId: one.id, values: [{ fieldId: number.id, value: { kind: 'text', text: 'A-17' } }] },
    { recordId: two.id, values: [] },
  ]);
});
