import { call } from '@orpc/server';
import { v7 } from 'uuid';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { editFieldsOf } from '../../../src-shared/domain/edit-fields';
import { removeTestFolders } from '../../support/store';
import { closeWorlds, type Inputs, openWorld, type World } from './world';

let world: World;
let ids: string[];
beforeEach(async () => {
  world = openWorld();
  ids = [];
  for (const [familyName, role] of [
    ['Ada', 'Chef'],
    ['Ben', 'Baker'],
    ['Cleo', ''],
  ] as const) {
    ids.push((await world.contact({ familyName, role, companyName: familyName === 'Ada' ? 'Acme' : '' })).id);
  }
});
afterAll(async () => {
  await closeWorlds();
  removeTestFolders();
});

const edit = (changes: { field: string; value: string }[], selection: object = { ids }) => ({
  kind: 'contact' as const,
  selection: selection as { ids: string[] },
  changes,
});
const roles = async () => Promise.all(ids.map(async (id) => (await world.getContact(id)).role));

describe('an edit of many', () => {
  test('says first whom it would change, does that, and is taken back by one undo', async () => {
    const wanted = edit([{ field: 'role', value: ' Chef ' }]);
    expect(await call(world.handlers.bulk.preview, wanted)).toEqual({
      total: 3,
      changing: 2,
      sample: [
        { id: ids[1], name: 'Ben', before: ['Baker'], own: [] },
        { id: ids[2], name: 'Cleo', before: [''], own: [] },
      ],
    });
    expect(await roles()).toEqual(['Chef', 'Baker', '']);
    expect(await call(world.handlers.bulk.edit, wanted)).toMatchObject({ count: 2 });
    expect(await roles()).toEqual(['Chef', 'Chef', 'Chef']);
    expect(await world.find('chef')).toHaveLength(3);
    await world.undoLast();
    expect(await roles()).toEqual(['Chef', 'Baker', '']);
    expect(await world.find('baker')).toHaveLength(1);
    await world.redoLast();
    expect(await roles()).toEqual(['Chef', 'Chef', 'Chef']);
  });

  test('sets several fields of all that a filter lets through, but some', async () => {
    const filter = {
      where: { match: 'all' as const, of: [{ field: 'role', operator: 'isNot' as const, values: ['Baker'] }] },
    };
    const wanted = edit(
      [
        { field: 'company', value: 'acme' },
        { field: 'localOnly', value: '1' },
      ],
      { filter, except: [ids[0]] },
    );
    expect(await call(world.handlers.bulk.preview, wanted)).toMatchObject({
      total: 1,
      changing: 1,
      sample: [{ name: 'Cleo', before: ['', '0'] }],
    });
    await call(world.handlers.bulk.edit, wanted);
    expect(await world.getContact(ids[2] ?? '')).toMatchObject({ companyName: 'Acme', localOnly: true });
    expect(await world.getContact(ids[1] ?? '')).toMatchObject({ companyName: '', localOnly: false });
    await call(world.handlers.bulk.edit, edit([{ field: 'company', value: '' }]));
    expect(await world.getContact(ids[0] ?? '')).toMatchObject({ companyName: '', companyId: null });
  });

  test('makes the company that is named, and leaves none behind when it is taken back', async () => {
    await call(world.handlers.bulk.edit, edit([{ field: 'company', value: 'Zett' }]));
    const list = () => call(world.handlers.companies.list, { sort: { column: 'name', direction: 'asc' }, filter: {} });
    expect((await list()).rows.map(({ name, contactCount }) => [name, contactCount])).toEqual([
      ['Acme', 0],
      ['Zett', 3],
    ]);
    await world.undoLast();
    expect((await list()).rows.map(({ name, contactCount }) => [name, contactCount])).toEqual([['Acme', 1]]);
  });

  test.each([
    [[{ field: 'shoeSize', value: '42' }], 'contact'],
    [[{ field: 'role', value: 'Chef' }], 'company'],
    [[{ field: 'localOnly', value: 'perhaps' }], 'contact'],
    [[{ field: 'owner', value: 'nobody' }], 'contact'],
  ] as const)('is refused where there is no such field or value: %j', async (changes, kind) => {
    const wanted = { kind, selection: { ids }, changes: [...changes] };
    await expect(call(world.handlers.bulk.preview, wanted)).rejects.toMatchObject({ code: 'validation' });
    await expect(call(world.handlers.bulk.edit, wanted)).rejects.toMatchObject({ code: 'validation' });
    expect(await roles()).toEqual(['Chef', 'Baker', '']);
  });

  test('every field that is offered can be set', async () => {
    const [self] = await call(world.handlers.app.users, undefined);
    const { id } = await world.company({ name: 'Acme & Co' });
    for (const kind of ['contact', 'company'] as const) {
      for (const [field, type] of editFieldsOf(kind)) {
        const value = type === 'user' ? (self?.id ?? '') : type === 'flag' ? '1' : 'Something';
        const selection = { ids: kind === 'contact' ? ids : [id] };
        await call(world.handlers.bulk.edit, { kind, selection, changes: [{ field, value }] });
      }
    }
    expect(await world.getContact(ids[0] ?? '')).toMatchObject({
      role: 'Something',
      department: 'Something',
      companyName: 'Something',
      localOnly: true,
    });
    expect(await world.getCompany(id)).toMatchObject({ industry: 'Something' });
  });

  test('sets fields of deals, products and tasks, each taken back by one undo', async () => {
    const { deals, pipelines, products, tasks, bulk } = world.handlers;
    const [self] = await call(world.handlers.app.users, undefined);
    const { stages } = await call(pipelines.create, {
      name: 'Sales',
      stages: [{ name: 'Lead', color: 'info', probability: 50, rotDays: null, required: [] }],
    });
    const deal = await call(deals.create, { title: 'Roof', stageId: stages[0]?.id ?? '' });
    const product = await call(products.create, { name: 'Oak', currency: 'EUR' });
    const task = await call(tasks.create, { title: 'Call' });
    const of = { deal: deal.id, product: product.id, task: task.id };
    const values = { user: self?.id ?? '', day: '2026-12-24', priority: '3', flag: '1', company: 'Zett', text: 'New' };
    for (const kind of ['deal', 'product', 'task'] as const) {
      const changes = editFieldsOf(kind).map(([field, type]) => ({ field, value: values[type] }));
      const wanted = { kind, selection: { ids: [of[kind]] }, changes };
      expect(await call(bulk.preview, wanted)).toMatchObject({ total: 1, changing: 1 });
      expect(await call(bulk.edit, wanted)).toMatchObject({ count: 1 });
      expect(await call(bulk.preview, wanted)).toMatchObject({ total: 1, changing: 0 });
    }
    expect(await call(deals.get, { id: deal.id })).toMatchObject({
      source: 'New',
      companyName: 'Zett',
      expectedClose: '2026-12-24',
    });
    expect(await call(products.get, { id: product.id })).toMatchObject({ category: 'New', unit: 'New' });
    expect(await call(tasks.get, { id: task.id })).toMatchObject({ priority: 'high' });
    await world.undoLast();
    expect(await call(tasks.get, { id: task.id })).toMatchObject({ priority: 'none' });
    for (const value of ['soon', '2026-02-30']) {
      const changes = [{ field: 'expectedClose', value }];
      await expect(call(bulk.edit, { kind: 'deal', selection: { ids: [deal.id] }, changes })).rejects.toMatchObject({
        code: 'validation',
      });
    }
    const changes = [{ field: 'priority', value: '7' }];
    await expect(call(bulk.edit, { kind: 'task', selection: { ids: [task.id] }, changes })).rejects.toMatchObject({
      code: 'validation',
    });
  });

  test('is shown before it is done: who is meant, and whose tags would change', async () => {
    await call(world.handlers.bulk.tag, { kind: 'contact', selection: { ids: ids.slice(0, 1) }, add: ['Press'] });
    const look = (tags: object) => call(world.handlers.bulk.look, { kind: 'contact', selection: { ids }, ...tags });
    expect(await look({})).toMatchObject({ total: 3, changing: 3, sample: [{ name: 'Ada' }, {}, {}] });
    expect(await look({ add: ['press'] })).toMatchObject({ changing: 2, sample: [{ name: 'Ben' }, { name: 'Cleo' }] });
    expect(await look({ remove: ['Press', 'Unknown'] })).toMatchObject({ changing: 1, sample: [{ name: 'Ada' }] });
    expect(await look({ add: ['Unknown'] })).toMatchObject({ changing: 3 });
    expect(await look({ remove: ['Unknown'] })).toMatchObject({ changing: 0, sample: [] });
  });

  test('tags companies as it tags people', async () => {
    const { id } = await world.company({ name: 'Zett' });
    await call(world.handlers.bulk.tag, { kind: 'company', selection: { ids: [id] }, add: ['Press'] });
    expect((await world.getCompany(id)).tags.map(({ name }) => name)).toEqual(['Press']);
    await world.undoLast();
    expect((await world.getCompany(id)).tags).toEqual([]);
  });
});

describe('fields of one’s own, of many', () => {
  /** A field of contacts of each type, and two choices for those that have some. */
  const field = async (type: Inputs['fields']['create']['type'], more: object = {}) => {
    const { create, options } = world.handlers.fields;
    const made = await call(create, { target: 'contact', name: `my ${type}`, type, ...more });
    const choices = type.endsWith('elect') ? await call(options, { fieldId: made.id }) : [];
    return { id: made.id, choices: choices.map(({ id }) => id) };
  };
  const change = (changes: Inputs['bulk']['edit']['changes']) => ({
    kind: 'contact' as const,
    selection: { ids },
    changes,
  });
  const valueIn = async (fieldId: string, at = 0) => {
    const all = await call(world.handlers.fields.ofRecord, { recordId: ids[at] ?? '' });
    return all.find(({ field: { id } }) => id === fieldId)?.value ?? null;
  };
  const noon = { kind: 'instant', at: Date.UTC(2026, 11, 24, 12), zone: 'Europe/Berlin' } as const;

  test.each([
    ['text', { kind: 'text', text: 'A-17' }],
    ['longText', { kind: 'text', text: 'one\ntwo' }],
    ['number', { kind: 'number', number: 1.5 }],
    ['percent', { kind: 'number', number: 12.5 }],
    ['rating', { kind: 'number', number: 4 }],
    ['money', { kind: 'money', amount: 1250, currency: 'EUR' }],
    ['yesNo', { kind: 'yesNo', yes: false }],
    ['date', { kind: 'day', day: '2026-12-24' }],
    ['dateTime', noon],
    ['url', { kind: 'text', text: 'https://acme.example/' }],
    ['email', { kind: 'text', text: 'ada@acme.example' }],
    ['phone', { kind: 'text', text: '+49 30 123456' }],
  ] as const)('a %s is set, seen to be set, emptied, and taken back', async (type, value) => {
    const { bulk, fields } = world.handlers;
    const { id } = await field(type);
    await call(fields.set, { recordId: ids[0] ?? '', fieldId: id, value });
    const set = change([{ fieldId: id, value }]);
    expect(await call(bulk.preview, set)).toMatchObject({
      total: 3,
      changing: 2,
      sample: [
        { name: 'Ben', before: [], own: [null] },
        { name: 'Cleo', own: [null] },
      ],
    });
    expect(await call(bulk.edit, set)).toMatchObject({ count: 2 });
    const now = await valueIn(id, 0);
    expect(now).toMatchObject({ kind: value.kind });
    expect(await valueIn(id, 2)).toEqual(now);
    expect(await call(bulk.preview, set)).toMatchObject({ changing: 0, sample: [] });
    const emptied = change([{ fieldId: id, value: null }]);
    expect(await call(bulk.preview, emptied)).toMatchObject({ changing: 3, sample: [{ own: [now] }, {}, {}] });
    expect(await call(bulk.edit, emptied)).toMatchObject({ count: 3 });
    expect(await valueIn(id, 1)).toBeNull();
    await world.undoLast();
    await world.undoLast();
    expect([await valueIn(id, 0), await valueIn(id, 1)]).toEqual([now, null]);
  });

  test('choices are put in the place of others, added to them and taken away', async () => {
    const { bulk } = world.handlers;
    const one = await field('select', { options: ['Gold', 'Silver'] });
    const many = await field('multiSelect', { options: ['Red', 'Blue', 'Green'] });
    const [red = '', blue = '', green = ''] = many.choices;
    const run = async (fieldId: string, how: 'set' | 'add' | 'remove', ...chosen: string[]) => {
      const wanted = change([{ fieldId, how, value: { kind: 'options', ids: chosen } }]);
      const { changing } = await call(bulk.preview, wanted);
      expect(await call(bulk.edit, wanted)).toMatchObject({ count: changing });
      const value = await valueIn(fieldId);
      return [changing, value?.kind === 'options' ? value.options.map(({ name }) => name) : []];
    };
    expect(await run(one.id, 'set', one.choices[0] ?? '')).toEqual([3, ['Gold']]);
    expect(await run(one.id, 'set', one.choices[1] ?? '')).toEqual([3, ['Silver']]);
    await call(world.handlers.fields.set, {
      recordId: ids[0] ?? '',
      fieldId: many.id,
      value: { kind: 'options', ids: [red] },
    });
    expect(await run(many.id, 'add', red, blue)).toEqual([3, ['Red', 'Blue']]);
    expect(await run(many.id, 'add', blue)).toEqual([0, ['Red', 'Blue']]);
    expect(await run(many.id, 'remove', red, green)).toEqual([3, ['Blue']]);
    expect(await run(many.id, 'set', green)).toEqual([3, ['Green']]);
    expect(await run(many.id, 'remove', green)).toEqual([3, []]);
    const add = change([{ fieldId: one.id, how: 'add', value: { kind: 'options', ids: [one.choices[0] ?? ''] } }]);
    await expect(call(bulk.edit, add)).rejects.toMatchObject({ code: 'validation' });
  });

  test('relations lead to records, beside a field of the record itself, with one undo for both', async () => {
    const { bulk } = world.handlers;
    const { id } = await field('relation', { config: { to: 'company' } });
    const acme = await world.company({ name: 'Zett' });
    const wanted = change([
      { field: 'role', value: 'Chef' },
      { fieldId: id, value: { kind: 'records', ids: [acme.id] } },
    ]);
    expect(await call(bulk.preview, wanted)).toMatchObject({
      changing: 3,
      sample: [{ before: ['Chef'], own: [null] }, { before: ['Baker'] }, { before: [''] }],
    });
    expect(await call(bulk.edit, wanted)).toMatchObject({ count: 3 });
    expect(await valueIn(id, 1)).toMatchObject({ records: [{ id: acme.id, name: 'Zett' }] });
    await world.undoLast();
    expect([await valueIn(id, 1), await roles()]).toEqual([null, ['Chef', 'Baker', '']]);
  });

  test('is refused where a required field would be left empty, of other records, files and what is computed', async () => {
    const { bulk, fields } = world.handlers;
    const { id } = await field('text', { required: true });
    const file = await field('file');
    const formula = await field('formula', { config: { expression: '1 + 1' } });
    const other = await call(fields.create, { target: 'company', name: 'theirs', type: 'text' });
    const given = { kind: 'text', text: 'x' } as const;
    for (const [wanted, reason] of [
      [{ fieldId: id, value: null }, 'field.required'],
      [{ fieldId: file.id, value: { kind: 'files', ids: [] } }, 'field.kind'],
      [{ fieldId: formula.id, value: given }, 'field.kind'],
      [{ fieldId: other.id, value: given }, 'field.kind'],
      [{ fieldId: id, value: { kind: 'text', text: 'x'.repeat(501) } }, 'field.tooLong'],
    ] as const) {
      const asked = change([wanted as Inputs['bulk']['edit']['changes'][number]]);
      await expect(call(bulk.preview, asked)).rejects.toMatchObject({ code: 'validation', details: { reason } });
      await expect(call(bulk.edit, asked)).rejects.toMatchObject({ code: 'validation', details: { reason } });
    }
  });
});

describe('work on many that does not come to its end', () => {
  /** The id of the work, as soon as some of it is done. */
  const underWay = async (): Promise<number> => {
    for (let round = 0; round < 2000; round++) {
      const [running] = await call(world.handlers.operations.running, undefined);
      if (running && (running.progress ?? 0) > 0) return running.id;
      await new Promise((resolve) => setImmediate(resolve));
    }
    throw new Error('nothing is under way');
  };
  const many = 4000;
  const fill = () => {
    const self = world.sql<{ id: string }>('SELECT id FROM user')[0]?.id ?? '';
    world.store.transact({ label: { key: 'contact.created' }, actor: { kind: 'user', id: self } }, ({ db, at }) => {
      const insert = db.prepare<unknown[], never>(
        `INSERT INTO contact (id, created_at, updated_at, created_by, updated_by, owner_id, family_name, display_name, name_key)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      );
      for (let row = 0; row < many; row++) {
        insert.run(v7(), at, at, self, self, self, `Row ${row}`, `Row ${row}`, `row ${row}`);
      }
    });
  };
  const chefs = () => world.sql<{ n: number }>(`SELECT count(*) AS n FROM contact WHERE role = 'Chef'`)[0]?.n;

  test('is taken back when it is stopped half-way, and says so', async () => {
    fill();
    const { operations, bulk } = world.handlers;
    const edited = call(bulk.edit, {
      kind: 'contact',
      selection: { filter: {}, except: [] },
      changes: [{ field: 'role', value: 'Chef' }],
    });
    const stopped = expect(edited).rejects.toMatchObject({ code: 'cancelled', details: { reason: 'cancelled' } });
    await call(operations.cancel, { id: await underWay() });
    await stopped;
    expect(chefs()).toBe(1);
  });

  test('is taken back when its field goes away meanwhile, and says so', async () => {
    fill();
    const { bulk, fields } = world.handlers;
    const { id } = await call(fields.create, { target: 'contact', name: 'Ours', type: 'text' });
    const edited = call(bulk.edit, {
      kind: 'contact',
      selection: { filter: {}, except: [] },
      changes: [{ fieldId: id, value: { kind: 'text', text: 'x' } }],
    });
    const failed = expect(edited).rejects.toMatchObject({ code: 'conflict', details: { reason: 'takenBack' } });
    await underWay();
    await call(fields.remove, { id });
    await failed;
    expect(world.sql<{ n: number }>('SELECT count(*) AS n FROM custom_text WHERE deleted_at IS NULL')).toEqual([
      { n: 0 },
    ]);
  });
});
