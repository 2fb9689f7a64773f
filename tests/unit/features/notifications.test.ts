import { call } from '@orpc/server';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { makeNotify, notificationsFeature, tellOfLongWork } from '../../../src-main/features/notifications';
import { notificationWords } from '../../../src-main/features/notifications/words';
import type { FeatureContext } from '../../../src-main/platform/feature';
import { defineJob, Jobs } from '../../../src-main/platform/jobs/jobs';
import { writeMeta } from '../../../src-main/platform/settings/meta';
import type { NewNotification } from '../../../src-shared/notifications';
import { actor, openTestStore, removeTestFolders, silentLog } from '../../support/store';
import { closeWorlds, openWorld } from './world';

afterEach(async () => {
  await closeWorlds();
  removeTestFolders();
});

/** The notification centre over a real store, with a job that fails until it is mended. */
function openCentre(locale: 'en' | 'de' = 'en') {
  const opened = openTestStore();
  const shown: string[] = [];
  const waiting: (() => void)[] = [];
  const show = ({ title }: { title: string }) => {
    shown.push(title);
    for (const wake of waiting.splice(0)) wake();
  };
  const work = { broken: true, runs: 0 };
  const job = defineJob({
    type: 'fetch.mail',
    payload: z.object({}),
    run: async () => {
      work.runs++;
      if (work.broken) throw new Error('no answer');
    },
  });
  let context: FeatureContext;
  const notify = makeNotify(() => context, show);
  const jobs = new Jobs(opened.store, [job], silentLog, ({ id, type }) =>
    notify({ kind: 'job.exhausted', params: { job: type }, jobId: id, dedupeKey: `job ${id}` }),
  );
  context = { ...opened, jobs, log: silentLog, reads: null as never, files: null as never, actor: () => actor, notify };
  opened.store.maintain(() =>
    writeMeta(opened.store.db, 'settings', { locale, theme: 'auto', country: 'DE' /* as an older version left it */ }),
  );
  const { handlers } = notificationsFeature(context);
  return {
    ...opened,
    notify,
    jobs,
    work,
    shown,
    /** Answers once something is shown outside the window. */
    showing: () => new Promise<void>((resolve) => waiting.push(resolve)),
    list: async (before?: number) =>
      (await call(handlers.list, { limit: 50, ...(before === undefined ? {} : { before }) })).notifications,
    unread: () => call(handlers.unreadCount, undefined),
    handlers,
  };
}

const duplicates = (count: number): NewNotification => ({
  kind: 'duplicates.found',
  params: { count },
  dedupeKey: 'duplicates',
});

describe('a notification', () => {
  it('stands newest first, is counted until it is read, and is gone when dismissed', async () => {
    const centre = openCentre();
    centre.notify({ kind: 'backup.failed', params: {}, link: '/settings' });
    centre.notify(duplicates(2));
    const [second, first] = await centre.list();
    expect([second?.kind, first?.kind, first?.link]).toEqual(['duplicates.found', 'backup.failed', '/settings']);
    expect(await centre.unread()).toEqual({ count: 2, attention: 1 });
    await call(centre.handlers.markRead, { ids: [first?.id ?? 0] });
    expect(await centre.unread()).toEqual({ count: 1, attention: 0 });
    await call(centre.handlers.dismiss, { id: second?.id ?? 0 });
    expect((await centre.list()).map(({ kind }) => kind)).toEqual(['backup.failed']);
    expect((await centre.list(first?.id ?? 0)).length).toBe(0);
  });

  it('told again under its key is renewed and unread, and does not pile up', async () => {
    const centre = openCentre();
    centre.notify(duplicates(1));
    const [one] = await centre.list();
    await call(centre.handlers.dismiss, { id: one?.id ?? 0 });
    centre.notify(duplicates(3));
    const now = await centre.list();
    expect(now.map(({ params, read }) => [params, read])).toEqual([[{ count: 3 }, false]]);
  });

  it('to be told once is not told again, also when it was dismissed', async () => {
    const centre = openCentre();
    const birthday = { ...duplicates(1), once: true };
    centre.notify(birthday);
    const [one] = await centre.list();
    await call(centre.handlers.dismiss, { id: one?.id ?? 0 });
    centre.notify(birthday);
    expect(await centre.list()).toEqual([]);
  });

  it('that came while one read is not marked as read with the others', async () => {
    const centre = openCentre();
    centre.notify({ kind: 'backup.failed', params: {} });
    const [seen] = await centre.list();
    centre.notify(duplicates(1));
    await call(centre.handlers.markAllRead, { upTo: seen?.id ?? 0 });
    expect((await centre.list()).map(({ kind, read }) => [kind, read])).toEqual([
      ['duplicates.found', false],
      ['backup.failed', true],
    ]);
  });

  it('is shown outside the window when it needs attention, and no news unless they are wanted', async () => {
    const centre = openCentre('de');
    const showing = centre.showing();
    centre.notify(duplicates(1));
    centre.notify({ kind: 'backup.failed', params: {} });
    await showing;
    expect(centre.shown).toEqual(['Die Sicherung ist fehlgeschlagen']);
  });

  it('is shown outside the window when the user asked to be reminded', async () => {
    const centre = openCentre();
    const showing = centre.showing();
    centre.notify(duplicates(1));
    centre.notify({ kind: 'task.time', params: { title: 'Call Ada', at: 0 }, link: '/tasks' });
    await showing;
    expect(centre.shown).toEqual(['Call Ada']);
  });

  it('never stops who tells it, not even when it can not be stored', () => {
    const { notify, store } = openCentre();
    store.close();
    expect(() => notify({ kind: 'backup.failed', params: {} })).not.toThrow();
  });
});

describe('a job that gave up', () => {
  it('stands in the notification centre, and is tried again from there', async () => {
    const centre = openCentre();
    const { jobs, store, clock, work } = centre;
    store.maintain(() => jobs.enqueue({ type: 'fetch.mail', payload: {} }));
    for (let attempt = 0; attempt < 10; attempt++) {
      await jobs.runDue();
      clock.advance(8 * 60 * 60_000);
    }
    const [told] = await centre.list();
    expect(told).toMatchObject({ kind: 'job.exhausted', params: { job: 'fetch.mail' }, retryable: true });
    work.broken = false;
    await call(centre.handlers.retry, { id: told?.id ?? 0 });
    await jobs.runDue();
    expect(work.runs).toBe(11);
    expect(await centre.list()).toEqual([]);
    await expect(call(centre.handlers.retry, { id: told?.id ?? 0 })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('long work', () => {
  it('is told of when it failed, once, and when it took long', async () => {
    const centre = openCentre();
    const { store, clock, bus } = centre;
    const stop = tellOfLongWork(store, centre.notify);
    const act = { label: { key: 'demo.filled' as const }, actor };
    store.transact(act, (tx) => {
      tx.db
        .prepare<unknown[], never>(
          `INSERT INTO tag (id, created_at, created_by, updated_at, updated_by, owner_id, name, color)
           VALUES ('01890000-0000-7000-8000-0000000000aa', 1, 'x', 1, 'x', 'x', 'Client', 'good')`,
        )
        .run();
    });
    const id = store.operations.nextId() - 1;
    const tell = (state: 'done' | 'failed') => bus.publish({ type: 'operation.changed', id, state, progress: 1 });
    tell('done');
    expect(await centre.list()).toEqual([]);
    clock.advance(60_000);
    tell('done');
    tell('done');
    expect((await centre.list()).map(({ kind, label }) => [kind, label?.key])).toEqual([
      ['operation.finished', 'demo.filled'],
    ]);
    stop();
  });
});

describe('what was told about a person', () => {
  it('has the name they have now, and is gone when they are erased', async () => {
    const world = openWorld();
    const { id } = await world.contact({ givenName: 'Ada', familyName: 'Lovelace' });
    const { notifications, contacts } = world.handlers;
    world.notify({ kind: 'birthday', params: {}, recordId: id });
    await call(contacts.update, { id, patch: { givenName: 'Augusta' } });
    const { notifications: told } = await call(notifications.list, { limit: 5 });
    expect(told[0]).toMatchObject({ record: { name: 'Augusta Lovelace' }, link: `/contacts/${id}` });
    if (told[0]) {
      expect((await notificationWords(told[0], 'de')).title).toBe('Augusta Lovelace hat heute Geburtstag');
    }
    await world.bin(id);
    await call(contacts.purge, { selection: { ids: [id] } });
    expect(world.sql('SELECT id FROM notification')).toEqual([]);
  });
});
