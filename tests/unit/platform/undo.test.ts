import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { contact } from '../../../src-main/features/contacts/schema';
import { contactPoint } from '../../../src-main/features/parties/schema';
import { defineTask } from '../../../src-main/platform/operations/task';
import type { Tx } from '../../../src-main/platform/store/handles';
import { newRow } from '../../../src-main/platform/store/rows';
import { operation } from '../../../src-main/platform/store/schema';
import type { Store } from '../../../src-main/platform/store/store';
import { actor, openTestStore, removeTestFolders } from '../../support/store';

afterEach(removeTestFolders);

const act = { label: { key: 'contact.edited' as const }, actor };

function add(tx: Tx, givenName: string): string {
  const row = newRow(tx);
  tx.db.orm
    .insert(contact)
    .values({ ...row, givenName })
    .run();
  return row.id;
}

const addMany = (store: Store, count: number) =>
  store.transact(act, (tx) => Array.from({ length: count }, (_, index) => add(tx, `n${index}`)));
const rename = (store: Store, id: string, givenName: string) =>
  store.transact(act, (tx) => tx.db.orm.update(contact).set({ givenName }).where(eq(contact.id, id)).run());
const read = (store: Store, id: string) => store.db.orm.select().from(contact).where(eq(contact.id, id)).get();
const name = (store: Store, id: string) => read(store, id)?.givenName;

describe('undo and redo one after the other', () => {
  it('go back through edits of one field and forth again', async () => {
    const { store, undo } = openTestStore();
    const [id = ''] = addMany(store, 1);
    for (const next of ['a', 'b', 'c']) rename(store, id, next);
    for (const left of ['b', 'a', 'n0']) {
      expect(await undo.undoLast(actor)).toMatchObject({ outcome: 'done' });
      expect(name(store, id)).toBe(left);
    }
    for (const back of ['a', 'b', 'c']) {
      expect(await undo.redoLast(actor)).toMatchObject({ outcome: 'done' });
      expect(name(store, id)).toBe(back);
    }
    expect(await undo.redoLast(actor)).toEqual({ outcome: 'nothing' });
  });

  it('does not redo over what was done since', async () => {
    const { store, undo } = openTestStore();
    const [id = ''] = addMany(store, 1);
    rename(store, id, 'a');
    await undo.undoLast(actor);
    rename(store, id, 'b');
    expect(await undo.redoLast(actor)).toEqual({ outcome: 'nothing' });
    expect(await undo.revert(2, 'redone', actor, false)).toMatchObject({ outcome: 'refused' });
    expect(name(store, id)).toBe('b');
  });

  it('refuses to bin a record again by undoing its redone creation, once it was edited since', async () => {
    const { store, undo } = openTestStore();
    const [id = ''] = addMany(store, 1);
    await undo.revert(1, 'undone', actor, false);
    await undo.revert(1, 'redone', actor, false);
    rename(store, id, 'edited since');
    expect(await undo.revert(1, 'undone', actor, false)).toMatchObject({
      outcome: 'refused',
      conflicts: [{ rows: 1 }],
    });
    expect(read(store, id)?.deletedAt).toBeNull();
  });

  it('refuses to bin a record again by undoing its restoring, once it was edited since', async () => {
    const { store, undo } = openTestStore();
    const [id = ''] = addMany(store, 1);
    const set = (deletedAt: number | null) =>
      store.transact(act, (tx) => tx.db.orm.update(contact).set({ deletedAt }).where(eq(contact.id, id)).run());
    set(1);
    set(null);
    rename(store, id, 'edited since');
    expect(await undo.revert(3, 'undone', actor, false)).toMatchObject({ outcome: 'refused' });
  });

  it('answers "nothing" for what is undone already, and "not found" for what never was', async () => {
    const { store, undo } = openTestStore();
    expect(await undo.undoLast(actor)).toEqual({ outcome: 'nothing' });
    addMany(store, 1);
    expect(await undo.revert(1, 'redone', actor, false)).toEqual({ outcome: 'nothing' });
    await undo.revert(1, 'undone', actor, false);
    expect(await undo.revert(1, 'undone', actor, false)).toEqual({ outcome: 'nothing' });
    await expect(undo.revert(99, 'undone', actor, false)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('takes back only what this user did last', async () => {
    const { store, undo } = openTestStore();
    const other = { kind: 'user' as const, id: '01890000-0000-7000-8000-000000000002' };
    const [id = ''] = addMany(store, 1);
    store.transact({ ...act, actor: other }, (tx) => tx.db.orm.update(contact).set({ role: 'cook' }).run());
    expect(await undo.undoLast(actor)).toMatchObject({ outcome: 'refused', conflicts: [{ operation: { id: 2 } }] });
    expect(await undo.undoLast(other)).toMatchObject({ outcome: 'done' });
    expect(read(store, id)).toMatchObject({ role: '', deletedAt: null });
  });
});

describe('after a purge', () => {
  it('still sees a later change, although the purged rows took their journal along', async () => {
    const { store, undo } = openTestStore();
    const ids = addMany(store, 10);
    for (const id of ids.slice(7)) {
      store.purge(act, (tx) => tx.db.orm.delete(contact).where(eq(contact.id, id)).run());
    }
    rename(store, ids[0] ?? '', 'edited since');
    expect(await undo.revert(1, 'undone', actor, false)).toMatchObject({ outcome: 'refused' });
    expect(read(store, ids[0] ?? '')).toMatchObject({ givenName: 'edited since', deletedAt: null });
  });

  it('gives no journal number twice', () => {
    const { store } = openTestStore();
    const [id = ''] = addMany(store, 3);
    const before = store.operations.lastSeq();
    store.purge(act, (tx) => tx.db.orm.delete(contact).run());
    expect(store.operations.lastSeq()).toBe(before);
    addMany(store, 1);
    expect(store.db.prepare('SELECT seq FROM journal WHERE seq <= ? AND record <> ?').all(before, '')).toEqual([]);
    expect(store.db.prepare('SELECT 1 FROM journal WHERE record = ?').all(id)).toEqual([]);
  });

  it('undoes what is left of an operation', async () => {
    const { store, undo } = openTestStore();
    const [gone = '', left = ''] = addMany(store, 2);
    store.purge(act, (tx) => tx.db.orm.delete(contact).where(eq(contact.id, gone)).run());
    expect(await undo.revert(1, 'undone', actor, false)).toMatchObject({ outcome: 'done' });
    expect(read(store, gone)).toBeUndefined();
    expect(read(store, left)?.deletedAt).not.toBeNull();
  });
});

describe('a large undo', () => {
  const many = 3000;

  it('keeps what is edited while it runs, and takes back all else', async () => {
    const { store, undo } = openTestStore();
    const ids = addMany(store, many);
    store.transact(act, (tx) => tx.db.orm.update(contact).set({ role: 'imported', givenName: 'imported' }).run());
    const undone = undo.revert(2, 'undone', actor, false);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const [first = '', last = ''] = [ids[0], ids.at(-1)];
    rename(store, first, 'edited meanwhile');
    rename(store, last, 'edited meanwhile');
    expect(store.operations.get(2).undone).toBe(false);
    expect(await undone).toMatchObject({ outcome: 'done' });
    expect([name(store, first), name(store, last)]).toEqual(['edited meanwhile', 'edited meanwhile']);
    expect(read(store, first)?.role).toBe('');
    expect(name(store, ids[1] ?? '')).toBe('n1');
  });

  it('keeps a record that is edited, or gets a number, while its creation is being undone', async () => {
    const { store, undo } = openTestStore();
    const ids = addMany(store, many);
    const undone = undo.revert(1, 'undone', actor, false);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const [edited = '', extended = '', plain = ''] = ids;
    rename(store, edited, 'edited meanwhile');
    const point = { partyId: extended, kind: 'email' as const, value: 'l@x.example', normalized: 'l@x.example' };
    store.transact(act, (tx) =>
      tx.db.orm
        .insert(contactPoint)
        .values({ ...newRow(tx), ...point })
        .run(),
    );
    await undone;
    expect(read(store, edited)).toMatchObject({ givenName: 'edited meanwhile', deletedAt: null });
    expect(read(store, extended)?.deletedAt).toBeNull();
    expect(read(store, plain)?.deletedAt).not.toBeNull();
  });

  it('goes on after a restart and counts as one', async () => {
    const first = openTestStore();
    addMany(first.store, many);
    const undone = first.undo.revert(1, 'undone', actor, false);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const stopped = expect(undone).rejects.toMatchObject({ code: 'busy' });
    await first.runner.stop();
    await stopped;
    expect(first.store.operations.get(1).undone).toBe(false);
    first.store.close();

    const { store, runner, undo } = openTestStore(first);
    runner.resumeInterrupted();
    await expect(undo.revert(1, 'undone', actor, false)).rejects.toMatchObject({ code: 'busy' });
    await runner.finished(2);
    expect(store.operations.get(1).undone).toBe(true);
    expect(
      store.db.orm
        .select()
        .from(contact)
        .all()
        .filter((row) => row.deletedAt === null),
    ).toEqual([]);
    expect(await undo.redoLast(actor)).toMatchObject({ outcome: 'done' });
    expect(
      store.db.orm
        .select()
        .from(contact)
        .all()
        .filter((row) => row.deletedAt !== null),
    ).toEqual([]);
    expect(store.db.orm.select().from(operation).all()).toHaveLength(3);
  });

  it('brings back what it had taken when it is cancelled, and can be asked for again', async () => {
    const { store, runner, undo } = openTestStore();
    addMany(store, many);
    const undone = undo.revert(1, 'undone', actor, false);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const live = () =>
      store.db.orm
        .select()
        .from(contact)
        .all()
        .filter((row) => row.deletedAt === null).length;
    expect(live()).toBeLessThan(many);
    const cancelled = expect(undone).rejects.toMatchObject({ code: 'cancelled' });
    await runner.cancel(2);
    await cancelled;
    expect(live()).toBe(many);
    expect(store.operations.get(1).undone).toBe(false);
    expect(await undo.revert(1, 'undone', actor, false)).toMatchObject({ outcome: 'done' });
    expect(live()).toBe(0);
  });

  it('is refused while the operation itself still runs', async () => {
    const slow = (store: Store) => [
      defineTask({
        name: 'slow',
        state: z.object({}),
        next: () => new Promise((resolve) => setTimeout(resolve, 5)),
        step: (tx) => {
          add(tx, 'x');
          return { state: {}, done: store.operations.lastSeq() > 3, progress: null, consumed: true };
        },
      }),
    ];
    const { runner, undo } = openTestStore({ tasks: slow });
    const id = runner.start(act, 'slow', {});
    await expect(undo.revert(id, 'undone', actor, false)).rejects.toMatchObject({ code: 'busy' });
    await runner.finished(id);
    expect(await undo.revert(id, 'undone', actor, false)).toMatchObject({ outcome: 'done' });
  });
});
