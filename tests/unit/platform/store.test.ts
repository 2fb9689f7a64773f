import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { contact } from '../../../src-main/features/contacts/schema';
import { contactPoint } from '../../../src-main/features/parties/schema';
import { openConnection } from '../../../src-main/platform/store/connection';
import type { Tx } from '../../../src-main/platform/store/handles';
import { newRow } from '../../../src-main/platform/store/rows';
import { journal, operation, syncClock } from '../../../src-main/platform/store/schema';
import { actor, openTestStore, removeTestFolders } from '../../support/store';

afterEach(removeTestFolders);

const created = { label: { key: 'contact.created' as const }, actor };
const edited = { label: { key: 'contact.edited' as const }, actor };

function addContact(tx: Tx, givenName: string): string {
  const row = newRow(tx);
  tx.db.orm
    .insert(contact)
    .values({ ...row, givenName })
    .run();
  return row.id;
}

function rename(tx: Tx, id: string, givenName: string): void {
  tx.db.orm.update(contact).set({ givenName }).where(eq(contact.id, id)).run();
}

describe('the store', () => {
  it('journals an insert without and an update with its before-image, and stamps both', () => {
    const { store } = openTestStore();
    const id = store.transact(created, (tx) => addContact(tx, 'Lena'));
    store.transact(edited, (tx) => rename(tx, id, 'Helena'));
    expect(store.db.orm.select().from(journal).all()).toMatchObject([
      { operation: 1, table: 'contact', row: id, record: id, group: null, before: null },
      { operation: 2, table: 'contact', row: id, record: id, group: 'given_name', before: { given_name: 'Lena' } },
    ]);
    const [clock] = store.db.orm.select().from(syncClock).all();
    const row = store.db.orm.select().from(contact).get();
    expect(clock).toMatchObject({ row: id, group: 'given_name', table: 'contact' });
    expect(clock?.hlc).toBeGreaterThan(row?.hlc ?? Number.POSITIVE_INFINITY);
  });

  it('stamps later writes higher, although the wall clock goes back', () => {
    const { store, clock } = openTestStore();
    const id = store.transact(created, (tx) => addContact(tx, 'Lena'));
    clock.advance(-86_400_000);
    store.transact(edited, (tx) => rename(tx, id, 'Helena'));
    const [first, second] = store.db.orm.select().from(operation).all();
    expect(second?.hlc).toBeGreaterThan(first?.hlc ?? Number.POSITIVE_INFINITY);
  });

  it('writes nothing of a transaction that throws', () => {
    const { store } = openTestStore();
    expect(() =>
      store.transact(created, (tx) => {
        addContact(tx, 'Lena');
        throw new Error('half-way');
      }),
    ).toThrow('half-way');
    expect(store.db.orm.select().from(contact).all()).toEqual([]);
    expect(store.db.orm.select().from(operation).all()).toEqual([]);
    expect(store.db.orm.select().from(journal).all()).toEqual([]);
  });

  it('leaves no operation when nothing changed', () => {
    const { store } = openTestStore();
    const id = store.transact(created, (tx) => addContact(tx, 'Lena'));
    store.transact(edited, (tx) => rename(tx, id, 'Lena'));
    expect(store.db.orm.select().from(operation).all()).toHaveLength(1);
  });

  it('refuses a write past the transaction, from its own and from another connection', () => {
    const { store, file, key } = openTestStore();
    const id = store.transact(created, (tx) => addContact(tx, 'Lena'));
    expect(() => store.db.orm.update(contact).set({ givenName: 'X' }).run()).toThrow(/Store\.transact/);
    const other = openConnection(file, key);
    expect(() => other.prepare(`UPDATE contact SET given_name = 'X'`).run()).toThrow(/capture/);
    expect(() => other.prepare('DELETE FROM contact').run()).toThrow(/capture_purge/);
    other.close();
    expect(store.db.orm.select().from(contact).where(eq(contact.id, id)).get()?.givenName).toBe('Lena');
  });

  it('refuses a delete that is not a purge', () => {
    const { store } = openTestStore();
    store.transact(created, (tx) => addContact(tx, 'Lena'));
    expect(() => store.transact(edited, (tx) => tx.db.orm.delete(contact).run())).toThrow(/Store\.purge/);
  });

  it('purges rows with their journal and clocks, leaves a tombstone, and does not offer to undo it', async () => {
    const { store, undo } = openTestStore();
    const id = store.transact(created, (tx) => addContact(tx, 'Lena'));
    store.transact(edited, (tx) => rename(tx, id, 'Helena'));
    store.purge({ label: { key: 'contact.purged' }, actor }, (tx) => tx.db.orm.delete(contact).run());
    expect(store.db.orm.select().from(journal).where(eq(journal.row, id)).all()).toEqual([]);
    expect(store.db.orm.select().from(syncClock).all()).toEqual([]);
    expect(store.db.prepare('SELECT row FROM tombstone').all()).toEqual([{ row: id }]);
    const purge = store.operations.nextId() - 1;
    await expect(undo.revert(purge, 'undone', actor, false)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('undo', () => {
  it('takes back an edit and brings it again, across a restart', async () => {
    const first = openTestStore();
    const id = first.store.transact(created, (tx) => addContact(tx, 'Lena'));
    first.store.transact(edited, (tx) => rename(tx, id, 'Helena'));
    first.store.close();
    const { store, undo } = openTestStore(first);
    const name = () => store.db.orm.select().from(contact).get()?.givenName;
    expect(await undo.undoLast(actor)).toMatchObject({ outcome: 'done' });
    expect(name()).toBe('Lena');
    expect(await undo.redoLast(actor)).toMatchObject({ outcome: 'done' });
    expect(name()).toBe('Helena');
    expect(await undo.redoLast(actor)).toEqual({ outcome: 'nothing' });
  });

  it('undoes an insert by binning the record, so that a redo restores it with all that hung on it', async () => {
    const { store, undo } = openTestStore();
    store.transact(created, (tx) => {
      const id = addContact(tx, 'Lena');
      const point = { partyId: id, kind: 'email' as const, value: 'l@x.example', normalized: 'l@x.example' };
      tx.db.orm
        .insert(contactPoint)
        .values({ ...newRow(tx), ...point })
        .run();
    });
    const binned = () => store.db.orm.select({ at: contact.deletedAt }).from(contact).get()?.at;
    await undo.undoLast(actor);
    expect(binned()).not.toBeNull();
    await undo.redoLast(actor);
    expect(binned()).toBeNull();
    expect(store.db.orm.select({ at: contactPoint.deletedAt }).from(contactPoint).get()?.at).toBeNull();
  });

  it('refuses where a later change would be lost, names it, and undoes both when asked', async () => {
    const { store, undo } = openTestStore();
    const id = store.transact(created, (tx) => addContact(tx, 'Lena'));
    store.transact(edited, (tx) => rename(tx, id, 'Helena'));
    store.transact(edited, (tx) => rename(tx, id, 'Leni'));
    const refused = await undo.revert(2, 'undone', actor, false);
    expect(refused).toMatchObject({ outcome: 'refused', conflicts: [{ operation: { id: 3 }, rows: 1 }] });
    expect(store.db.orm.select().from(contact).get()?.givenName).toBe('Leni');
    await undo.revert(2, 'undone', actor, true);
    expect(store.db.orm.select().from(contact).get()?.givenName).toBe('Lena');
  });

  it('does not count what was itself undone as a later change', async () => {
    const { store, undo } = openTestStore();
    const id = store.transact(created, (tx) => addContact(tx, 'Lena'));
    store.transact(edited, (tx) => rename(tx, id, 'Helena'));
    store.transact(edited, (tx) => rename(tx, id, 'Leni'));
    for (const left of ['Helena', 'Lena']) {
      expect(await undo.undoLast(actor)).toMatchObject({ outcome: 'done' });
      expect(store.db.orm.select().from(contact).get()?.givenName).toBe(left);
    }
  });

  it('refuses to undo a creation when something was added to the record since', async () => {
    const { store, undo } = openTestStore();
    const id = store.transact(created, (tx) => addContact(tx, 'Lena'));
    const point = { partyId: id, kind: 'email' as const, value: 'l@x.example', normalized: 'l@x.example' };
    store.transact(edited, (tx) => {
      tx.db.orm
        .insert(contactPoint)
        .values({ ...newRow(tx), ...point })
        .run();
    });
    expect(await undo.revert(1, 'undone', actor, false)).toMatchObject({ outcome: 'refused' });
  });
});
