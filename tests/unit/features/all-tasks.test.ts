import { call } from '@orpc/server';
import { afterAll, describe, expect, it } from 'vitest';
import type { FilterNode } from '../../../src-shared/contract/filters';
import { removeTestFolders } from '../../support/store';
import { closeWorlds, type Inputs, openWorld } from './world';

afterAll(async () => {
  await closeWorlds();
  removeTestFolders();
});

type Listed = Inputs['tasks']['all'];

/** The clock of a world stands at 2026-01-05, a Monday, 9:00 UTC. */
async function open() {
  const world = openWorld();
  const { tasks, bulk } = world.handlers;
  const { id: ada } = await world.contact({ givenName: 'Ada', familyName: 'Lovelace' });
  const create = (fields: Inputs['tasks']['create']) => call(tasks.create, fields);
  await create({ title: 'someday', priority: 'low' });
  await create({ title: 'tomorrow', due: { on: '2026-01-06' }, recordIds: [ada] });
  await create({ title: 'tomorrow at nine', due: { on: '2026-01-06', time: '09:00' }, kind: 'call' });
  const { id: missed } = await create({ title: 'missed', due: { on: '2026-01-02' }, priority: 'high' });
  const { id: over } = await create({ title: 'over', due: { on: '2026-01-01' }, recordIds: [ada] });
  await call(tasks.setDone, { ids: [over], done: true });
  const list = async (sort: Listed['sort'], ...of: FilterNode[]) => {
    const { rows } = await call(tasks.all, { sort, filter: of.length > 0 ? { where: { match: 'all', of } } : {} });
    return rows.map(({ title }) => title);
  };
  return {
    ...world,
    missed,
    create,
    list,
    where: (...of: FilterNode[]) => list({ column: 'due', direction: 'asc' }, ...of),
    tasks,
    bulk,
  };
}

const due = { column: 'due', direction: 'asc' } as const;

describe('the list of all tasks', () => {
  it('stands by when they are due, those without a day last, whichever way round', async () => {
    const { list } = await open();
    const dated = ['over', 'missed', 'tomorrow at nine', 'tomorrow'];
    expect(await list(due)).toEqual([...dated, 'someday']);
    expect(await list({ column: 'due', direction: 'desc' })).toEqual([...dated.toReversed(), 'someday']);
  });

  it('is sorted by each column it offers, and read page by page', async () => {
    const { list, tasks } = await open();
    expect((await list({ column: 'priority', direction: 'desc' })).slice(0, 2)).toEqual(['missed', 'someday']);
    expect((await list({ column: 'kind', direction: 'asc' }))[0]).toBe('tomorrow at nine');
    expect(await list({ column: 'name', direction: 'asc' })).toEqual([
      'missed',
      'over',
      'someday',
      'tomorrow',
      'tomorrow at nine',
    ]);
    for (const column of ['assignee', 'createdAt', 'updatedAt'] as const) {
      expect(await list({ column, direction: 'asc' })).toHaveLength(5);
    }
    const first = await call(tasks.all, { sort: due, filter: {}, limit: 3 });
    const rest = await call(tasks.all, { sort: due, filter: {}, limit: 3, after: first.next ?? '' });
    expect([...first.rows, ...rest.rows].map(({ title }) => title)).toEqual(await list(due));
    expect(rest.next).toBeNull();
    expect((await call(tasks.all, { sort: due, filter: { text: 'nine' } })).rows).toHaveLength(1);
  });

  it('is filtered by day, state, priority, kind, assignee, and what they are about', async () => {
    const { where, missed, tasks } = await open();
    const is = (field: string, ...values: string[]): FilterNode => ({ field, operator: 'is', values });
    const before: FilterNode = { field: 'due', operator: 'before', values: ['day:0'] };
    expect(await where(before, is('done', '0'))).toEqual(['missed']);
    expect(await where(is('done', '1'))).toEqual(['over']);
    expect(await where(is('doneAt', 'day:0'))).toEqual(['over']);
    expect(await where({ field: 'due', operator: 'empty', values: [] })).toEqual(['someday']);
    expect(await where(is('priority', 'high', 'low'))).toEqual(['missed', 'someday']);
    expect(await where({ field: 'priority', operator: 'isNot', values: ['none', 'low'] })).toEqual(['missed']);
    expect(await where(is('kind', 'call'))).toEqual(['tomorrow at nine']);
    const { assignee } = await call(tasks.get, { id: missed });
    expect(await where(is('assignee', assignee.id))).toHaveLength(5);
    expect(await where({ relation: 'people', holds: 'some' })).toEqual(['over', 'tomorrow']);
    const lovelace = { match: 'all' as const, of: [is('name', 'Ada Lovelace')] };
    expect(await where({ relation: 'people', holds: 'none', where: lovelace })).toHaveLength(3);
    await expect(where(is('priority', 'huge'))).rejects.toMatchObject({ code: 'validation' });
  });

  it('is ticked off as a whole and taken back as one; what it made is left open', async () => {
    const { create, where, list, tasks, undoLast, operations } = await open();
    await create({ title: 'every day', due: { on: '2026-01-05' }, repeat: 'FREQ=DAILY' });
    const isOpen: FilterNode = { field: 'done', operator: 'is', values: ['0'] };
    const filter = { where: { match: 'all' as const, of: [isOpen] } };
    const { count } = await call(tasks.setSelectedDone, { selection: { filter, except: [] } });
    expect(count).toBe(5);
    expect(await where(isOpen)).toEqual(['every day']);
    expect((await operations())[0]?.label).toMatchObject({ key: 'task.manyDone' });
    await undoLast();
    expect(await where(isOpen)).toHaveLength(5);
    expect(await list(due)).toHaveLength(6);
  });

  it('is binned and given to somebody as a whole', async () => {
    const { where, tasks, bulk, missed, undoLast } = await open();
    const isOpen: FilterNode = { field: 'done', operator: 'is', values: ['0'] };
    const { count } = await call(tasks.binSelected, { selection: { ids: [missed] } });
    expect(count).toBe(1);
    expect(await where(isOpen)).not.toContain('missed');
    await undoLast();
    expect(await where(isOpen)).toContain('missed');
    const { assignee } = await call(tasks.get, { id: missed });
    const edit = { kind: 'task', selection: { ids: [missed] }, changes: [{ field: 'assignee', value: assignee.id }] };
    expect(await call(bulk.preview, edit as Inputs['bulk']['preview'])).toMatchObject({ total: 1, changing: 0 });
  });
});
