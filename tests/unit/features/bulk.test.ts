import { call } from '@orpc/server';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { editFieldsOf } from '../../../src-shared/domain/edit-fields';
import { removeTestFolders } from '../../support/store';
import { closeWorlds, openWorld, type World } from './world';

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
        { id: ids[1], name: 'Ben', before: ['Baker'] },
        { id: ids[2], name: 'Cleo', before: [''] },
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
