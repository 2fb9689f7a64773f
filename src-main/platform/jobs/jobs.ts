import { and, asc, desc, eq, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { AppError, type ErrorCode } from '../../../src-shared/errors';
import type { Logger } from '../log/logger';
import { job } from '../store/schema';
import type { Store } from '../store/store';

/** A kind of durable work. It runs at least once, so it must be idempotent. */
export interface JobType<Payload> {
  type: string;
  payload: z.ZodType<Payload>;
  run(payload: Payload, signal: AbortSignal): Promise<void>;
}

/** A kind of work with its payload's type closed over, as the queue keeps it. */
export interface StoredJobType {
  type: string;
  run(stored: unknown, signal: AbortSignal): Promise<void>;
}

/** What was stored is untrusted input: it is parsed before it runs. */
export function defineJob<Payload>({ type, payload, run }: JobType<Payload>): StoredJobType {
  return { type, run: async (stored, signal) => run(payload.parse(stored), signal) };
}

export interface NewJob {
  type: string;
  payload: unknown;
  /** Jobs of one lane run one at a time, in order, also when one has to be tried again; by default a lane per type. */
  lane?: string;
  runAt?: number;
  dedupeKey?: string;
}

const leaseMs = 60_000;
const maxAttempts = 10;
const maxWait = 6 * 60 * 60_000;

/** Wait before attempt `attempts` + 1, in ms: doubles from 1 s to 6 h, with up to a quarter of jitter. */
export function backoff(attempts: number, random: () => number): number {
  const wait = Math.min(maxWait, 1000 * 2 ** (attempts - 1));
  return Math.round(wait * (1 + random() / 4));
}

/** Trying again changes nothing about these: somebody has to do something first. */
const final: ReadonlySet<ErrorCode> = new Set([
  'validation',
  'not_found',
  'conflict',
  'forbidden',
  'auth_expired',
  'unsupported',
]);
/** What is no fault of the job and passes: it is tried for as long as it takes, so often at least. */
const passing: ReadonlySet<ErrorCode> = new Set(['offline', 'rate_limited', 'locked']);
const passingWait = 15 * 60_000;

/**
 * What becomes of a job after its `attempts`-th attempt failed: null when it is not tried again, else how long to
 * wait, in ms. A peer that is too busy may say how long (`details.retryAfter`, ms).
 */
export function retryAfter(error: unknown, attempts: number, random: () => number): number | null {
  const code = error instanceof AppError ? error.code : 'internal';
  if (final.has(code)) return null;
  const wait = backoff(attempts, random);
  if (passing.has(code)) {
    const asked = error instanceof AppError ? Number(error.details.retryAfter ?? 0) : 0;
    return Math.max(Math.min(wait, passingWait), Math.min(asked, maxWait));
  }
  return attempts >= maxAttempts ? null : wait;
}

/** Durable jobs in the store: enqueued with the change that wants them, retried, kept visible when exhausted. */
export class Jobs {
  readonly #store: Store;
  readonly #types: readonly StoredJobType[];
  readonly #log: Logger;
  readonly #onExhausted: (job: { id: number; type: string }) => void;
  readonly #control = new AbortController();
  /** What runs here, by lane: it goes on although its lease may be over. */
  readonly #running = new Map<string, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;

  /** `onExhausted` is told of a job that gave up, outside any transaction. */
  constructor(
    store: Store,
    types: readonly StoredJobType[],
    log: Logger,
    onExhausted: (job: { id: number; type: string }) => void = () => {},
  ) {
    this.#store = store;
    this.#types = types;
    this.#log = log;
    this.#onExhausted = onExhausted;
  }

  /**
   * Adds a job; call it inside the transaction that wants the work done. A waiting job with the same key stays, at the
   * earlier time; an exhausted one with the same key has had its day.
   */
  enqueue(wanted: NewJob): void {
    const now = this.#store.clock.now();
    if (wanted.dedupeKey !== undefined) {
      const spent = and(eq(job.dedupeKey, wanted.dedupeKey), eq(job.state, 'exhausted'));
      this.#store.db.orm.delete(job).where(spent).run();
    }
    this.#store.db.orm
      .insert(job)
      .values({
        type: wanted.type,
        payload: wanted.payload,
        lane: wanted.lane ?? wanted.type,
        state: 'waiting',
        runAt: wanted.runAt ?? now,
        dedupeKey: wanted.dedupeKey ?? null,
        createdAt: now,
      })
      .onConflictDoUpdate({
        target: job.dedupeKey,
        targetWhere: sql`state = 'waiting' AND dedupe_key IS NOT NULL`,
        set: { runAt: sql`min(run_at, excluded.run_at)` },
      })
      .run();
  }

  /** Tries a job that gave up again, with all its attempts. False when there is none. */
  retry(id: number): boolean {
    const { orm } = this.#store.db;
    const exhausted = and(eq(job.id, id), eq(job.state, 'exhausted'));
    const row = orm.select().from(job).where(exhausted).get();
    if (!row) return false;
    this.#store.maintain(() =>
      orm
        .update(job)
        .set({
          state: 'waiting',
          attempts: 0,
          runAt: this.#store.clock.now(),
          ...(this.#waitingTwin(row.dedupeKey) ? { dedupeKey: null } : {}),
        })
        .where(exhausted)
        .run(),
    );
    return true;
  }

  /** Looks for due jobs every `interval` ms. */
  start(interval = 1000): void {
    const look = () => this.runDue().catch((error) => this.#log.error({ err: error }, 'jobs could not be looked for'));
    this.#timer = setInterval(look, interval);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#control.abort();
    await Promise.allSettled(this.#running.values());
  }

  /** Starts every job that is due, one per lane; resolves when these have ended. */
  async runDue(): Promise<void> {
    if (this.#control.signal.aborted) return;
    const work = this.#lease().map((row) => {
      const attempt = this.#attempt(row).finally(() => this.#running.delete(row.lane));
      this.#running.set(row.lane, attempt);
      return attempt;
    });
    await Promise.all(work);
  }

  #lease(): (typeof job.$inferSelect)[] {
    const now = this.#store.clock.now();
    const { orm } = this.#store.db;
    const busy = sql`SELECT lane FROM job WHERE (state = 'running' AND lease_until >= ${now})
      OR (state = 'waiting' AND attempts > 0 AND run_at > ${now})`;
    const due = orm
      .select()
      .from(job)
      .where(
        and(
          or(
            and(eq(job.state, 'waiting'), lte(job.runAt, now)),
            and(eq(job.state, 'running'), lt(job.leaseUntil, now)),
          ),
          sql`${job.lane} NOT IN (${busy})`,
        ),
      )
      .orderBy(desc(sql`${job.attempts} > 0`), asc(job.runAt), asc(job.id))
      .all();
    const free = due.filter((row) => !this.#running.has(row.lane));
    const first = free.filter((row, index) => free.findIndex((other) => other.lane === row.lane) === index);
    if (first.length === 0) return [];
    const ids = first.map((row) => row.id);
    this.#store.maintain(() =>
      orm
        .update(job)
        .set({ state: 'running', leaseUntil: now + leaseMs, attempts: sql`attempts + 1` })
        .where(inArray(job.id, ids))
        .run(),
    );
    return first.map((row) => ({ ...row, attempts: row.attempts + 1 }));
  }

  async #attempt(row: typeof job.$inferSelect): Promise<void> {
    const { orm } = this.#store.db;
    try {
      const type = this.#types.find((candidate) => candidate.type === row.type);
      if (!type) throw new Error(`no job type ${row.type}`);
      await type.run(row.payload, this.#control.signal);
      this.#store.maintain(() => orm.delete(job).where(eq(job.id, row.id)).run());
    } catch (error) {
      const twin = this.#waitingTwin(row.dedupeKey);
      if (twin && JSON.stringify(twin.payload) === JSON.stringify(row.payload)) {
        this.#store.maintain(() => orm.delete(job).where(eq(job.id, row.id)).run());
        return;
      }
      // Told to end because the program stops: that was no attempt, and it goes on at the next start.
      const next = this.#control.signal.aborted
        ? { state: 'waiting' as const, attempts: row.attempts - 1 }
        : this.#afterFailure(row, error);
      this.#store.maintain(() =>
        orm
          .update(job)
          .set({ leaseUntil: null, ...next, ...(twin ? { dedupeKey: null } : {}) })
          .where(eq(job.id, row.id))
          .run(),
      );
      if (next.state === 'exhausted') this.#onExhausted({ id: row.id, type: row.type });
    }
  }

  #afterFailure(row: typeof job.$inferSelect, error: unknown): Partial<typeof job.$inferSelect> {
    this.#log.warn({ job: row.type, attempts: row.attempts, err: error }, 'a job failed');
    const wait = retryAfter(error, row.attempts, Math.random);
    const lastError = String(error);
    if (wait === null) return { state: 'exhausted', lastError };
    return { state: 'waiting', lastError, runAt: this.#store.clock.now() + wait };
  }

  /** What was asked for under the same key while this attempt ran. */
  #waitingTwin(dedupeKey: string | null): { payload: unknown } | undefined {
    if (dedupeKey === null) return undefined;
    const twin = and(eq(job.dedupeKey, dedupeKey), eq(job.state, 'waiting'), isNull(job.leaseUntil));
    return this.#store.db.orm.select({ payload: job.payload }).from(job).where(twin).get();
  }
}
