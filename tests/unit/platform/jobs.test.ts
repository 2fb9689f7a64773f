import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  backoff,
  defineJob,
  Jobs,
  type JobType,
  retryAfter,
  type StoredJobType,
} from '../../../src-main/platform/jobs/jobs';
import { job } from '../../../src-main/platform/store/schema';
import { AppError, type ErrorCode } from '../../../src-shared/errors';
import { actor, openTestStore, removeTestFolders, silentLog } from '../../support/store';

afterEach(removeTestFolders);

type Run = JobType<number>['run'];
const record = (run: Run): StoredJobType => defineJob({ type: 'record', payload: z.number(), run });

function openJobs(run: Run, options: Parameters<typeof openTestStore>[0] = {}) {
  const opened = openTestStore(options);
  const jobs = new Jobs(opened.store, [record(run)], silentLog);
  const rows = () => opened.store.db.orm.select().from(job).orderBy(job.id).all();
  const enqueue = (wanted: { payload: unknown; lane?: string; runAt?: number; dedupeKey?: string; type?: string }) =>
    opened.store.maintain(() => jobs.enqueue({ type: 'record', ...wanted }));
  return { ...opened, jobs, rows, enqueue };
}

const minute = 60_000;
const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

describe('durable jobs', () => {
  it('run when they are due, and are gone when done', async () => {
    const seen: number[] = [];
    const { jobs, enqueue, rows, clock } = openJobs(async (payload) => void seen.push(payload));
    enqueue({ payload: 1 });
    enqueue({ payload: 2, lane: 'later', runAt: clock.now() + minute });
    await jobs.runDue();
    expect(seen).toEqual([1]);
    clock.advance(minute);
    await jobs.runDue();
    expect(seen).toEqual([1, 2]);
    expect(rows()).toEqual([]);
  });

  it('are not enqueued when the transaction that wants them fails', () => {
    const { store, jobs, rows } = openJobs(async () => {});
    const work = () => {
      jobs.enqueue({ type: 'record', payload: 1 });
      throw new Error('half-way');
    };
    expect(() => store.transact({ label: { key: 'contact.edited' }, actor }, work)).toThrow('half-way');
    expect(rows()).toEqual([]);
  });

  it('with one key wait once, and may be asked for again while one runs', async () => {
    const running = gate();
    let runs = 0;
    const { jobs, enqueue, rows } = openJobs(async () => {
      runs++;
      await running.opened;
    });
    enqueue({ payload: 1, dedupeKey: 'k' });
    enqueue({ payload: 2, dedupeKey: 'k' });
    enqueue({ payload: 3, dedupeKey: 'other' });
    expect(rows().map((row) => row.payload)).toEqual([1, 3]);
    const done = jobs.runDue();
    enqueue({ payload: 4, dedupeKey: 'k' });
    expect(rows().map((row) => row.payload)).toEqual([1, 3, 4]);
    running.open();
    await done;
    await jobs.runDue();
    await jobs.runDue();
    expect(rows()).toEqual([]);
    expect(runs).toBe(3);
  });

  it('that fail while the same was asked for again wait beside it', async () => {
    const { jobs, enqueue, rows } = openJobs(async () => {
      enqueue({ payload: 2, dedupeKey: 'k' });
      throw new Error('down');
    });
    enqueue({ payload: 1, dedupeKey: 'k' });
    await jobs.runDue();
    expect(rows()).toMatchObject([
      { payload: 1, state: 'waiting', dedupeKey: null },
      { payload: 2, state: 'waiting', dedupeKey: 'k' },
    ]);
  });

  it('that fail while the very same was asked for again leave it to that', async () => {
    const { jobs, enqueue, rows } = openJobs(async () => {
      enqueue({ payload: 1, dedupeKey: 'k' });
      throw new Error('down');
    });
    enqueue({ payload: 1, dedupeKey: 'k' });
    await jobs.runDue();
    expect(rows()).toMatchObject([{ payload: 1, state: 'waiting', attempts: 0, dedupeKey: 'k' }]);
  });

  it('are not overtaken in their lane by the next while they wait for another attempt', async () => {
    const seen: number[] = [];
    let down = true;
    const { jobs, enqueue, clock } = openJobs(async (payload) => {
      if (payload === 1 && down) throw new AppError('offline', 'no network');
      seen.push(payload);
    });
    enqueue({ payload: 1 });
    enqueue({ payload: 2 });
    enqueue({ payload: 3, lane: 'other' });
    await jobs.runDue();
    await jobs.runDue();
    expect(seen).toEqual([3]);
    down = false;
    clock.advance(10 * minute);
    await jobs.runDue();
    await jobs.runDue();
    expect(seen).toEqual([3, 1, 2]);
  });

  it('that are for later hold nobody up', async () => {
    const seen: number[] = [];
    const { jobs, enqueue, clock } = openJobs(async (payload) => void seen.push(payload));
    enqueue({ payload: 1, runAt: clock.now() + minute });
    enqueue({ payload: 2 });
    await jobs.runDue();
    expect(seen).toEqual([2]);
  });

  it('are tried again by what went wrong', () => {
    const waits = (code: ErrorCode, attempts: number, details = {}) =>
      retryAfter(new AppError(code, '', details), attempts, () => 0);
    expect(waits('auth_expired', 1)).toBeNull();
    expect(waits('forbidden', 1)).toBeNull();
    expect(waits('busy', 1)).toBe(1000);
    expect(waits('internal', 10)).toBeNull();
    expect(waits('offline', 1000)).toBe(15 * minute);
    expect(waits('rate_limited', 1, { retryAfter: 90 * minute })).toBe(90 * minute);
  });

  it('make room for a new one of their key when they are exhausted', async () => {
    const { jobs, enqueue, rows } = openJobs(async () => {
      throw new AppError('auth_expired', 'another password');
    });
    enqueue({ payload: 1, dedupeKey: 'k' });
    await jobs.runDue();
    expect(rows()).toMatchObject([{ payload: 1, state: 'exhausted', attempts: 1 }]);
    enqueue({ payload: 2, dedupeKey: 'k' });
    expect(rows()).toMatchObject([{ payload: 2, state: 'waiting', attempts: 0 }]);
  });

  it('that are broken off because the program stops have not failed', async () => {
    const { jobs, enqueue, rows } = openJobs(async (_payload, signal) => {
      await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    enqueue({ payload: 1 });
    const running = jobs.runDue();
    await jobs.stop();
    await running;
    expect(rows()).toMatchObject([{ state: 'waiting', attempts: 0, lastError: null, leaseUntil: null }]);
  });

  it('of one lane run one at a time and in order, those of others beside them', async () => {
    const lanes = { a: gate(), b: gate() };
    const began: number[] = [];
    const { jobs, enqueue } = openJobs(async (payload) => {
      began.push(payload);
      await (payload < 10 ? lanes.a : lanes.b).opened;
    });
    for (const payload of [1, 2]) enqueue({ payload, lane: 'a' });
    enqueue({ payload: 10, lane: 'b' });
    const first = jobs.runDue();
    const second = jobs.runDue();
    expect(began).toEqual([1, 10]);
    lanes.a.open();
    lanes.b.open();
    await Promise.all([first, second]);
    await jobs.runDue();
    expect(began).toEqual([1, 10, 2]);
  });

  it('are tried again later and later, with some jitter, six hours apart at the most', async () => {
    expect([1, 2, 3].map((attempts) => backoff(attempts, () => 0))).toEqual([1000, 2000, 4000]);
    expect(backoff(1, () => 1)).toBe(1250);
    expect(backoff(40, () => 0)).toBe(6 * 60 * minute);
    const { jobs, enqueue, rows, clock } = openJobs(async () => {
      throw new Error('the peer is down');
    });
    enqueue({ payload: 1 });
    await jobs.runDue();
    const [row] = rows();
    expect(row).toMatchObject({
      state: 'waiting',
      attempts: 1,
      lastError: 'Error: the peer is down',
      leaseUntil: null,
    });
    expect(row?.runAt).toBeGreaterThanOrEqual(clock.now() + 1000);
    await jobs.runDue();
    expect(rows()[0]?.attempts).toBe(1);
  });

  it('stay visible when they are exhausted, and are not tried any more', async () => {
    let tries = 0;
    const { jobs, enqueue, rows, clock } = openJobs(async () => {
      tries++;
      throw new Error('down for good');
    });
    enqueue({ payload: 1 });
    for (let count = 0; count < 12; count++) {
      await jobs.runDue();
      clock.advance(12 * 60 * minute);
    }
    expect(tries).toBe(10);
    expect(rows()).toMatchObject([{ state: 'exhausted', attempts: 10, lastError: 'Error: down for good' }]);
  });

  it('that ran when the program died run again once their lease is over', async () => {
    const first = openJobs(() => new Promise<void>(() => {}));
    first.enqueue({ payload: 1 });
    void first.jobs.runDue();
    expect(first.rows()).toMatchObject([{ state: 'running', attempts: 1 }]);
    first.store.close();

    const seen: number[] = [];
    const { jobs, rows, clock } = openJobs(async (payload) => void seen.push(payload), first);
    await jobs.runDue();
    expect(seen).toEqual([]);
    clock.advance(minute + 1);
    await jobs.runDue();
    expect(seen).toEqual([1]);
    expect(rows()).toEqual([]);
  });

  it('that take longer than their lease are not begun a second time beside themselves', async () => {
    const running = gate();
    let runs = 0;
    const { jobs, enqueue, clock } = openJobs(async () => {
      runs++;
      await running.opened;
    });
    enqueue({ payload: 1 });
    enqueue({ payload: 2 });
    const done = jobs.runDue();
    clock.advance(10 * minute);
    await jobs.runDue();
    expect(runs).toBe(1);
    running.open();
    await done;
    await jobs.runDue();
    expect(runs).toBe(2);
  });

  it('have what was stored parsed again, and never run on what it can not be', async () => {
    const seen: number[] = [];
    const { jobs, enqueue, rows } = openJobs(async (payload) => void seen.push(payload));
    enqueue({ payload: 'not a number' });
    enqueue({ payload: 1, type: 'unheard of', lane: 'other' });
    await jobs.runDue();
    expect(seen).toEqual([]);
    expect(rows().map((row) => row.state)).toEqual(['waiting', 'waiting']);
    expect(rows()[1]?.lastError).toContain('unheard of');
  });

  it('are told to end when the program stops, which waits for them', async () => {
    let ended = false;
    const { jobs, enqueue } = openJobs(async (_payload, signal) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      ended = true;
    });
    enqueue({ payload: 1 });
    const running = jobs.runDue();
    await jobs.stop();
    expect(ended).toBe(true);
    await running;
    enqueue({ payload: 2 });
    await jobs.runDue();
  });

  it('are looked for by themselves, and what goes wrong in looking ends neither program nor looking', async () => {
    const seen: number[] = [];
    const complaints: object[] = [];
    const { store } = openTestStore();
    const jobs = new Jobs(store, [record(async (payload) => void seen.push(payload))], {
      ...silentLog,
      error: (details) => complaints.push(details),
    });
    store.maintain(() => jobs.enqueue({ type: 'record', payload: 1 }));
    const setWritable = (on: boolean) => store.db.prepare(`PRAGMA query_only = ${on ? 'OFF' : 'ON'}`).run();
    setWritable(false);
    jobs.start(5);
    const waitFor = async (isThere: () => boolean) => {
      while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    await waitFor(() => complaints.length > 0);
    setWritable(true);
    await waitFor(() => seen.length > 0);
    expect(seen).toEqual([1]);
    await jobs.stop();
    expect(store.db.orm.select().from(job).where(eq(job.type, 'record')).all()).toEqual([]);
  });
});
