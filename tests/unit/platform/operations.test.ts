import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { contact } from '../../../src-main/features/contacts/schema';
import { Pacer } from '../../../src-main/platform/operations/pacer';
import { defineTask } from '../../../src-main/platform/operations/task';
import { newRow } from '../../../src-main/platform/store/rows';
import { job, operation } from '../../../src-main/platform/store/schema';
import type { Store } from '../../../src-main/platform/store/store';
import { AppError } from '../../../src-shared/errors';
import type { DomainEvent } from '../../../src-shared/events';
import { actor, openTestStore, removeTestFolders, type TestStoreOptions } from '../../support/store';

afterEach(removeTestFolders);

const act = { label: { key: 'import.contacts' as const }, actor };
const state = z.object({ at: z.int(), of: z.int() });
type Fault = (at: number) => void;

/** Adds contacts 0 to `of`, in inputs of ten; `fault` may throw before one is added. */
function countingTask(fault: Fault) {
  return defineTask({
    name: 'count',
    state,
    next: async ({ at, of }) => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      return Array.from({ length: Math.min(10, of - at) }, (_, index) => at + index);
    },
    step: (tx, { at, of }, input) => {
      for (const number of input) {
        fault(number);
        tx.db.orm
          .insert(contact)
          .values({ ...newRow(tx), givenName: `n${number}` })
          .run();
      }
      const next = at + input.length;
      return { state: { at: next, of }, done: next >= of, progress: next / of, consumed: true };
    },
  });
}

const open = (options: TestStoreOptions = {}, fault: Fault = () => {}) =>
  openTestStore({ ...options, tasks: () => [countingTask(fault)] });
const live = (store: Store) =>
  store.db.orm
    .select({ name: contact.givenName, gone: contact.deletedAt })
    .from(contact)
    .all()
    .filter((row) => row.gone === null)
    .map((row) => row.name);
const names = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`);
const soon = () => new Promise((resolve) => setTimeout(resolve, 12));

describe('a long operation', () => {
  it('is one operation, with its progress told and one undo for all of it', async () => {
    const { store, runner, undo, bus } = open();
    const seen: DomainEvent[] = [];
    bus.listen(({ event }) => seen.push(event));
    const id = runner.start(act, 'count', { at: 0, of: 100 });
    expect(await runner.finished(id)).toMatchObject({ state: 'done', changes: 100, progress: 1e6, task: null });
    expect(live(store)).toEqual(names(100));
    expect(seen.at(-1)).toEqual({ type: 'operation.changed', id, state: 'done', progress: 1 });
    expect(await undo.undoLast(actor)).toMatchObject({ outcome: 'done' });
    expect(live(store)).toEqual([]);
    expect(store.db.orm.select().from(operation).all()).toHaveLength(2);
  });

  it('is known to be under way until it ends or pauses', async () => {
    const { runner } = open();
    expect(runner.isWorking).toBe(false);
    const id = runner.start(act, 'count', { at: 0, of: 200 });
    expect(runner.isWorking).toBe(true);
    await runner.pause(id);
    expect(runner.isWorking).toBe(false);
    runner.resume(id);
    expect(runner.isWorking).toBe(true);
    await runner.finished(id);
    expect(runner.isWorking).toBe(false);
  });

  it('pauses, stays paused over a restart, and goes on where it was', async () => {
    const first = open();
    const id = first.runner.start(act, 'count', { at: 0, of: 200 });
    await soon();
    await first.runner.pause(id);
    const paused = first.store.operations.get(id);
    expect(paused.state).toBe('paused');
    expect(live(first.store)).toEqual(names(paused.changes));
    await first.runner.stop();
    first.store.close();

    const { store, runner } = open(first);
    runner.resumeInterrupted();
    await soon();
    expect(store.operations.get(id)).toMatchObject({ state: 'paused', changes: paused.changes });
    runner.resume(id);
    runner.resume(id);
    expect(await runner.finished(id)).toMatchObject({ state: 'done', changes: 200 });
    expect(live(store)).toEqual(names(200));
  });

  it('goes on by itself after a restart, with nothing twice and nothing left out', async () => {
    const first = open();
    const id = first.runner.start(act, 'count', { at: 0, of: 200 });
    await soon();
    await first.runner.stop();
    expect(live(first.store).length).toBeLessThan(200);
    first.store.close();
    const { store, runner } = open(first);
    runner.resumeInterrupted();
    expect(await runner.finished(id)).toMatchObject({ state: 'done' });
    expect(live(store)).toEqual(names(200));
  });

  it('takes back what it did when it is cancelled, running or paused', async () => {
    for (const isPaused of [false, true]) {
      const { store, runner } = open();
      const id = runner.start(act, 'count', { at: 0, of: 200 });
      await soon();
      if (isPaused) await runner.pause(id);
      expect(live(store).length).toBeGreaterThan(0);
      await runner.cancel(id);
      expect(store.operations.get(id)).toMatchObject({ state: 'cancelled', undone: true, task: null });
      expect(live(store)).toEqual([]);
    }
  });

  it('keeps what the user changed on its records when it is cancelled', async () => {
    const { store, runner } = open();
    const id = runner.start(act, 'count', { at: 0, of: 200 });
    await soon();
    store.transact(act, (tx) =>
      tx.db.orm.update(contact).set({ givenName: 'edited' }).where(eq(contact.givenName, 'n3')).run(),
    );
    await runner.cancel(id);
    expect(live(store)).toEqual(['edited']);
  });

  it('takes back what it did when a step fails, and says that it failed', async () => {
    const { store, runner } = open({}, (at) => {
      if (at === 57) throw new Error('a row nobody thought of');
    });
    const id = runner.start(act, 'count', { at: 0, of: 100 });
    expect(await runner.finished(id)).toMatchObject({ state: 'failed', undone: true });
    expect(live(store)).toEqual([]);
  });

  it('takes back after a restart what it could not any more before', async () => {
    const first = open();
    const id = first.runner.start(act, 'count', { at: 0, of: 200 });
    await soon();
    await first.runner.pause(id);
    first.store.maintain(() => first.store.operations.update(id, { state: 'cancelled' }));
    first.store.close();
    const { store, runner } = open(first);
    runner.resumeInterrupted();
    await runner.finished(id);
    expect(live(store)).toEqual([]);
    expect(store.operations.get(id)).toMatchObject({ state: 'cancelled', undone: true, task: null });
  });

  it('pauses when the disk is full, and goes on when there is room', async () => {
    const disk = { isFull: true };
    const { store, runner } = open({}, (at) => {
      if (at === 57 && disk.isFull) throw new AppError('storage', 'no room', { reason: 'disk_full' });
    });
    const id = runner.start(act, 'count', { at: 0, of: 100 });
    expect(await runner.finished(id)).toMatchObject({ state: 'paused' });
    expect(live(store)).toEqual(names(50));
    disk.isFull = false;
    runner.resume(id);
    expect(await runner.finished(id)).toMatchObject({ state: 'done' });
    expect(live(store)).toEqual(names(100));
  });

  it('goes on although not even its pause could be stored', async () => {
    const disk = { isFull: true };
    const { store, runner, bus } = open({}, (at) => {
      if (at !== 57 || !disk.isFull) return;
      store.db.prepare('PRAGMA query_only = ON').run();
      throw new AppError('storage', 'no room', { reason: 'disk_full' });
    });
    const seen: DomainEvent[] = [];
    bus.listen(({ event }) => seen.push(event));
    const id = runner.start(act, 'count', { at: 0, of: 100 });
    await runner.finished(id);
    expect(seen.at(-1)).toMatchObject({ type: 'operation.changed', id, state: 'paused' });
    disk.isFull = false;
    store.db.prepare('PRAGMA query_only = OFF').run();
    runner.resume(id);
    expect(await runner.finished(id)).toMatchObject({ state: 'done' });
    expect(live(store)).toEqual(names(100));
  });

  it('is marked done at the next start when all but that was stored', async () => {
    const first = open();
    const id = first.runner.start(act, 'count', { at: 0, of: 20 });
    await first.runner.finished(id);
    first.store.maintain(() => first.store.operations.update(id, { state: 'running', finishedAt: null }));
    first.store.close();
    const { store, runner } = open(first);
    runner.resumeInterrupted();
    expect(await runner.finished(id)).toMatchObject({ state: 'done' });
    expect(live(store)).toEqual(names(20));
  });

  it('refuses what makes no sense any more, and tasks nobody knows', async () => {
    const { runner } = open();
    const id = runner.start(act, 'count', { at: 0, of: 10 });
    await runner.finished(id);
    await expect(runner.pause(id)).rejects.toMatchObject({ code: 'conflict' });
    await expect(runner.cancel(id)).rejects.toMatchObject({ code: 'conflict' });
    expect(() => runner.resume(id)).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(() => runner.start(act, 'unheard of', {})).toThrow(expect.objectContaining({ code: 'unsupported' }));
  });

  it('parses its stored state again, and fails rather than run on what it can not understand', async () => {
    const { store, runner } = open();
    const id = runner.start(act, 'count', { at: 'zero' });
    expect(await runner.finished(id)).toMatchObject({ state: 'failed' });
    expect(live(store)).toEqual([]);
  });

  it('purges in steps when its task says so, and only then', async () => {
    const purge = (purges: boolean) =>
      defineTask({
        name: `purge ${purges}`,
        purges,
        state: z.object({}),
        next: () => null,
        step: (tx) => {
          tx.db.orm.delete(contact).run();
          return { state: {}, done: true, progress: 1, consumed: true };
        },
      });
    const { store, runner } = openTestStore({ tasks: () => [purge(true), purge(false)] });
    store.transact(act, (tx) => tx.db.orm.insert(contact).values(newRow(tx)).run());
    const refused = runner.start(act, 'purge false', {});
    expect(await runner.finished(refused)).toMatchObject({ state: 'failed' });
    expect(live(store)).toHaveLength(1);
    const done = runner.start(act, 'purge true', {});
    expect(await runner.finished(done)).toMatchObject({ state: 'done' });
    expect(live(store)).toEqual([]);
  });
});

describe('the store between transactions', () => {
  it('takes no transaction within a transaction, and goes on after refusing it', () => {
    const { store } = open();
    expect(() => store.transact(act, () => store.maintain(() => {}))).toThrow('within a transaction');
    expect(store.db.orm.select().from(job).all()).toEqual([]);
    store.maintain(() => store.db.prepare('UPDATE job SET lane = lane').run());
  });

  it('keeps derived columns out of the hands of whoever would change captured ones there', () => {
    const { store } = openTestStore({
      projections: [{ derive: (tx) => void tx.db.orm.update(contact).set({ givenName: 'derived' }).run() }],
    });
    expect(() => store.transact(act, (tx) => tx.db.orm.insert(contact).values(newRow(tx)).run())).toThrow(/deriving/);
    expect(live(store)).toEqual([]);
  });

  it('publishes what a transaction changed only once it stands', () => {
    const { store, bus } = openTestStore({
      projections: [
        {
          derive: (tx) => void tx.db.orm.update(contact).set({ displayName: 'derived' }).run(),
          events: (_db, changes) => [{ type: 'contact.created', ids: changes.map(({ record }) => record) }],
        },
      ],
    });
    const seen: DomainEvent[] = [];
    bus.listen(({ event }) => seen.push(event));
    const id = store.transact(act, (tx) => {
      const row = newRow(tx);
      tx.db.orm.insert(contact).values(row).run();
      expect(seen).toEqual([]);
      return row.id;
    });
    expect(seen).toEqual([{ type: 'contact.created', ids: [id] }]);
    expect(store.db.orm.select().from(contact).get()?.displayName).toBe('derived');
  });
});

describe('the pacer', () => {
  it('gives a step less time when transactions take longer than 4 ms, more when they are quick, and always some', () => {
    let now = 0;
    const allowed = (pacer: Pacer) => {
      const began = now;
      const budget = pacer.budget();
      while (!budget.spent()) now += 0.01;
      return now - began;
    };
    const slow = new Pacer(() => now);
    for (let count = 0; count < 50; count++) slow.took(40);
    const quick = new Pacer(() => now);
    for (let count = 0; count < 50; count++) quick.took(0.5);
    expect(allowed(slow)).toBeLessThan(1);
    expect(allowed(slow)).toBeGreaterThan(0.1);
    expect(allowed(quick)).toBeGreaterThan(3.9);
  });
});
