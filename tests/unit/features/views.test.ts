import { call } from '@orpc/server';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { ViewDefinition } from '../../../src-shared/contract/views';
import { removeTestFolders } from '../../support/store';
import { closeWorlds, openWorld, type World } from './world';

const definition: ViewDefinition = {
  text: 'an',
  where: { match: 'any', of: [{ field: 'city', operator: 'is', values: ['Bonn'] }] },
  sort: { column: 'city', direction: 'desc' },
  columns: ['name', 'city'],
  group: null,
  layout: 'table',
};

let world: World;
beforeEach(() => {
  world = openWorld();
});
afterAll(async () => {
  await closeWorlds();
  removeTestFolders();
});

const save = (name: string, more: { digit?: number; pinned?: boolean; kind?: 'contact' | 'company' } = {}) =>
  call(world.handlers.views.create, { kind: 'contact', name, definition, ...more });
const all = () => call(world.handlers.views.list, undefined);
const names = async () => (await all()).map(({ name }) => name);

describe('a saved view', () => {
  test('keeps what the list shows, in the order the views were made', async () => {
    await save('Bonn');
    await save('Ulm', { pinned: true });
    expect(await all()).toMatchObject([
      { name: 'Bonn', definition, pinned: false, digit: null },
      { name: 'Ulm', definition, pinned: true },
    ]);
  });

  test('has a name that no other view of its list has, whatever its case', async () => {
    const { id } = await save('Bonn');
    await expect(save(' bönn '.replace('ö', 'o'))).rejects.toMatchObject({
      code: 'conflict',
      details: { field: 'name' },
    });
    await save('Bonn', { kind: 'company' });
    const other = await save('Ulm');
    await expect(call(world.handlers.views.update, { id: other.id, patch: { name: 'BONN' } })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await call(world.handlers.views.update, { id, patch: { name: 'bonn' } })).toMatchObject({ name: 'bonn' });
  });

  test('takes a digit from the view that had it', async () => {
    await save('Bonn', { digit: 1 });
    const { id } = await save('Ulm', { digit: 1 });
    expect((await all()).map(({ digit }) => digit)).toEqual([null, 1]);
    await call(world.handlers.history.undoLast, undefined);
    expect(await all()).toMatchObject([{ name: 'Bonn', digit: 1 }]);
    await expect(call(world.handlers.views.update, { id, patch: { digit: 2 } })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('is changed, ordered and deleted by acts that are taken back', async () => {
    const [one, two, three] = [await save('One'), await save('Two'), await save('Three')];
    await call(world.handlers.views.order, { kind: 'contact', ids: [three.id, one.id, two.id] });
    expect(await names()).toEqual(['Three', 'One', 'Two']);
    await call(world.handlers.views.remove, { id: one.id });
    expect(await names()).toEqual(['Three', 'Two']);
    await call(world.handlers.history.undoLast, undefined);
    await call(world.handlers.history.undoLast, undefined);
    expect(await names()).toEqual(['One', 'Two', 'Three']);
    await call(world.handlers.views.update, { id: two.id, patch: { definition: { ...definition, text: '' } } });
    await call(world.handlers.history.undoLast, undefined);
    expect((await all())[1]?.definition).toEqual(definition);
  });

  test('that was spoilt is left out, and the others are there', async () => {
    const { id } = await save('Bonn');
    await save('Ulm');
    world.store.transact({ label: { key: 'view.changed' }, actor: { kind: 'sync', id } }, ({ db }) =>
      db.prepare("UPDATE saved_view SET definition = '{}' WHERE id = ?").run(id),
    );
    expect(await names()).toEqual(['Ulm']);
  });
});
