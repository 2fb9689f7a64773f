import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeTestFolders } from '../../support/store';
import { closeWorlds, openWorld, type World } from './world';

let world: World;
let id: string;

beforeEach(async () => {
  world = openWorld();
  await world.saveSettings({ userName: 'Ada' });
  id = (await world.contact({ givenName: 'Anna', familyName: 'Weber', companyName: 'Acme' })).id;
});

afterEach(async () => {
  await closeWorlds();
  removeTestFolders();
});

const update = (patch: object) => call(world.handlers.contacts.update, { id, patch });
const latest = async () => (await world.operations())[0]?.id ?? 0;
const undo = (operation: number, alsoLater = false) => call(world.handlers.history.undo, { id: operation, alsoLater });

describe('undo', () => {
  test('takes back one edit under later ones of other fields', async () => {
    await update({ role: 'Cook' });
    const first = await latest();
    await update({ department: 'Kitchen' });
    expect(await undo(first)).toMatchObject({ outcome: 'done', label: { key: 'contact.edited' }, rows: 1 });
    expect(await world.getContact(id)).toMatchObject({ role: '', department: 'Kitchen' });
  });

  test('is refused where a later change of the same field would be lost, names it, and takes back both when asked again', async () => {
    await update({ role: 'Cook' });
    const first = await latest();
    await update({ role: 'Chef' });
    const second = await latest();
    const refused = await undo(first);
    expect(refused).toMatchObject({
      outcome: 'refused',
      operationId: first,
      conflicts: [{ operation: { id: second }, rows: 1 }],
    });
    expect((await world.getContact(id)).role).toBe('Chef');
    expect(await undo(first, true)).toMatchObject({ outcome: 'done' });
    expect((await world.getContact(id)).role).toBe('');
  });

  test('of a creation is refused while a later note would go with it', async () => {
    const created = await latest();
    await call(world.handlers.records.saveNote, { recordId: id, body: 'hello' });
    expect(await undo(created)).toMatchObject({ outcome: 'refused', conflicts: [{ rows: 1 }] });
    expect(await undo(created, true)).toMatchObject({ outcome: 'done' });
    expect((await world.getContact(id)).binnedAt).not.toBeNull();
  });

  test('pressed twice takes back two acts, and brings both back', async () => {
    await update({ role: 'One' });
    await update({ role: 'Two' });
    const both = await Promise.all([world.undoLast(), world.undoLast()]);
    expect(both).toMatchObject([{ outcome: 'done' }, { outcome: 'done' }]);
    expect((await world.getContact(id)).role).toBe('');
    await Promise.all([world.redoLast(), world.redoLast()]);
    expect((await world.getContact(id)).role).toBe('Two');
  });

  test("and redo walk the user's acts back and forth; a new act ends the way forth", async () => {
    await update({ role: 'One' });
    await update({ role: 'Two' });
    await world.undoLast();
    await world.undoLast();
    expect((await world.getContact(id)).role).toBe('');
    await world.redoLast();
    expect((await world.getContact(id)).role).toBe('One');
    await update({ about: 'new' });
    expect(await world.redoLast()).toEqual({ outcome: 'nothing' });
    expect((await world.getContact(id)).role).toBe('One');
  });

  test('of a contact that came with its company takes both, and one more has nothing to take', async () => {
    await world.undoLast();
    expect(await call(world.handlers.companies.count, { filter: {} })).toEqual({ count: 0 });
    expect(await call(world.handlers.contacts.count, { filter: {} })).toEqual({ count: 0 });
    await world.undoLast();
    expect(await world.undoLast()).toEqual({ outcome: 'nothing' });
  });
});

describe('the history', () => {
  test('lists who did what, newest first, page by page', async () => {
    await update({ role: 'Cook' });
    await world.undoLast();
    const all = await world.operations();
    expect(all.map(({ kind, label, state, actor }) => [kind, label.key, state, actor.name])).toEqual([
      ['undo', 'contact.edited', 'done', 'Ada'],
      ['do', 'contact.edited', 'undone', 'Ada'],
      ['do', 'contact.created', 'done', 'Ada'],
      ['do', 'settings.changed', 'done', 'Ada'],
      ['do', 'store.created', 'done', ''],
    ]);
    const walked = [];
    let before: number | undefined;
    do {
      const page = await call(world.handlers.history.list, { limit: 2, ...(before ? { before } : {}) });
      walked.push(...page.operations);
      before = page.next ?? undefined;
    } while (before !== undefined);
    expect(walked).toEqual(all);
  });

  test('shows each changed row with its record and what stood before and after, also when that was changed since', async () => {
    await update({ role: 'Cook', companyName: 'Zett' });
    const edited = await latest();
    await update({ role: 'Chef' });
    await call(world.handlers.records.setTags, { recordId: id, names: ['VIP'] });
    const record = { kind: 'contact', id, name: 'Anna Weber' };
    const changes = async (operation: number) =>
      (await call(world.handlers.history.changes, { id: operation, limit: 200 })).changes;
    const found = await changes(edited);
    expect(found).toHaveLength(3);
    expect(found[0]).toMatchObject({
      table: 'company',
      record: { kind: 'company', name: 'Zett' },
      act: 'insert',
      fields: [{ field: 'name', before: null, after: 'Zett' }, { field: 'owner' }],
    });
    expect(found.slice(1)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          record,
          act: 'update',
          fields: [{ field: 'company', before: 'Acme', after: 'Zett' }],
        }),
        expect.objectContaining({ record, act: 'update', fields: [{ field: 'role', before: '', after: 'Cook' }] }),
      ]),
    );
    expect(await changes(await latest())).toEqual([
      expect.objectContaining({ table: 'tag', record: null, act: 'insert' }),
      expect.objectContaining({
        table: 'tagging',
        record,
        act: 'insert',
        fields: [{ field: 'tag', before: null, after: 'VIP' }],
      }),
    ]);
    const first = await call(world.handlers.history.changes, { id: edited, limit: 2 });
    const second = await call(world.handlers.history.changes, { id: edited, limit: 2, after: first.next ?? 0 });
    expect([...first.changes, ...second.changes]).toEqual(await changes(edited));
    expect(second.next).toBeNull();
    await expect(changes(9999)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('has long work with how it stands; what has ended can not be paused', async () => {
    const { operationId } = await world.bin(id);
    expect(await call(world.handlers.operations.get, { id: operationId })).toMatchObject({
      state: 'done',
      progress: 1,
      changes: 1,
    });
    expect(await call(world.handlers.operations.running, undefined)).toEqual([]);
    await expect(call(world.handlers.operations.pause, { id: operationId })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});
