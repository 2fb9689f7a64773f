import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { Reads } from '../../../src-main/platform/reads/reads';
import { openTestStore, removeTestFolders } from '../../support/store';
import createWorker from '../../support/test-reads.worker?nodeWorker';

const opened: Reads[] = [];
afterEach(async () => {
  for (const reads of opened.splice(0)) await reads.stop();
  removeTestFolders();
});

function openReads() {
  const { store, file, key } = openTestStore();
  const reads = new Reads((cancelled) => createWorker({ workerData: { file, key, cancelled } }));
  opened.push(reads);
  return { store, reads };
}

/** Would take minutes if it were let. */
const endless = 1e10;

describe('long reads', () => {
  it('answer one after the other, in the order they were asked', async () => {
    const { reads } = openReads();
    const order: number[] = [];
    const asked = [3, 1, 2].map(async (input) => order.push(await reads.run<number>('echo', input)));
    await Promise.all(asked);
    expect(order).toEqual([3, 1, 2]);
    expect(await reads.run('long', 1000)).toBe(500_500);
  });

  it('end when they are no longer wanted, while their query runs, and the next one runs', async () => {
    const { reads } = openReads();
    const control = new AbortController();
    const long = reads.run('long', endless, control.signal);
    const next = reads.run('echo', 'next');
    await new Promise((resolve) => setTimeout(resolve, 100));
    control.abort();
    await expect(long).rejects.toMatchObject({ code: 'cancelled' });
    expect(await next).toBe('next');
  });

  it('that still wait leave the queue, those asked in vain never enter it', async () => {
    const { reads } = openReads();
    const [running, waiting] = [new AbortController(), new AbortController()];
    const long = reads.run('long', endless, running.signal);
    const queued = reads.run('echo', 'queued', waiting.signal);
    waiting.abort();
    await expect(queued).rejects.toMatchObject({ code: 'cancelled' });
    await expect(reads.run('echo', 'late', waiting.signal)).rejects.toMatchObject({ code: 'cancelled' });
    running.abort();
    await expect(long).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('leave nothing behind on a signal that outlives them', async () => {
    const { reads } = openReads();
    const { signal } = new AbortController();
    await reads.run('echo', 1, signal);
    await expect(reads.run('unknown', 1, signal)).rejects.toThrow();
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('are not disturbed by a signal that comes after their answer', async () => {
    const { reads } = openReads();
    const control = new AbortController();
    expect(await reads.run('echo', 1, control.signal)).toBe(1);
    const next = reads.run('long', 1000);
    control.abort();
    expect(await next).toBe(500_500);
  });

  it('can not write, whatever they try, and the store stays as it is', async () => {
    const { store, reads } = openReads();
    for (const sql of [
      `INSERT INTO meta (key, value) VALUES ('x', '1')`,
      'DELETE FROM meta',
      'PRAGMA user_version = 99',
      'CREATE TABLE x (y)',
      'UPDATE contact SET given_name = 1',
    ]) {
      await expect(reads.run('write', sql)).rejects.toThrow();
    }
    await reads.run('write', 'PRAGMA query_only = OFF').catch(() => {});
    await expect(reads.run('write', 'DELETE FROM meta')).rejects.toThrow(/readonly/);
    expect(store.db.prepare('SELECT count(*) AS count FROM meta').get()).toEqual({ count: 1 });
  });

  it('tell what failed, and by name what is on the list of errors', async () => {
    const { reads } = openReads();
    await expect(reads.run('fail', 'no such luck')).rejects.toThrow('no such luck');
    await expect(reads.run('unheard of', null)).rejects.toThrow('unheard of');
    await expect(reads.run('refuse', null)).rejects.toMatchObject({ code: 'not_found', details: { field: 'id' } });
    expect(await reads.run('echo', 'still there')).toBe('still there');
  });

  it('are cancelled, running or waiting, when the program stops', async () => {
    const { reads } = openReads();
    const long = reads.run('long', endless);
    const queued = reads.run('echo', 1);
    const both = Promise.allSettled([long, queued]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await opened.splice(0)[0]?.stop();
    expect(await both).toMatchObject([{ reason: { code: 'cancelled' } }, { reason: { code: 'cancelled' } }]);
    expect(reads).toBeDefined();
  });

  it('fail, and do not hang, when their thread dies', async () => {
    const { reads } = openReads();
    const dying = reads.run('die', null);
    const queued = reads.run('echo', 1);
    await expect(dying).rejects.toThrow();
    await expect(queued).rejects.toThrow();
    await expect(reads.run('echo', 2)).rejects.toThrow();
  });
});
