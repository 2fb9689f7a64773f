import * as z from 'zod';
import type { FeatureContext } from '../../platform/feature';
import { defineJob } from '../../platform/jobs/jobs';
import { readMeta, writeMeta } from '../../platform/settings/meta';
import type { ReadableDb } from '../../platform/store/handles';
import { lookAt } from './look';
import { countNew, putPair, removePair } from './pairs';
import type { PassChunk, PassSlice } from './pass';
import type { counts } from './queue';

/** How long after a change its record is compared, in ms: several changes in a row are one look. */
const waitMs = 250;
const busyWaitMs = 2000;
/** With more changed records than this, the whole store is looked through in the background. */
const fewEnough = 300;

/** The number of the last journal row whose record was compared: the journal itself is the queue. */
const markKey = 'duplicates.checked';
export const searchJobType = 'duplicates.search';

type Means = Pick<FeatureContext, 'store' | 'runner' | 'jobs' | 'reads' | 'log' | 'notify'>;

const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Asks for a look over the whole store. Call it inside a transaction. */
export const enqueueSearch = ({ jobs }: Pick<FeatureContext, 'jobs'>): void =>
  jobs.enqueue({ type: searchJobType, payload: {}, dedupeKey: searchJobType });

/** Whether a look over the whole store is wanted or under way. */
export const isSearching = (db: ReadableDb): boolean =>
  db.prepare<[string], unknown>(`SELECT 1 FROM job WHERE type = ? AND state <> 'exhausted'`).get(searchJobType) !==
  undefined;

function write(db: ReadableDb, { parties, goneParties, keys, goneKeys, pairs, gonePairs }: PassChunk): void {
  const put = db.prepare('INSERT OR REPLACE INTO match_party (number, party_id, name, keys) VALUES (?, ?, ?, ?)');
  for (const { number, id, name, hashes } of parties) put.run(number, id, name, JSON.stringify(hashes));
  const drop = db.prepare('DELETE FROM match_party WHERE number = ?');
  for (const number of goneParties) drop.run(number);
  const add = db.prepare('INSERT OR IGNORE INTO match_key (key, party) VALUES (?, ?)');
  for (const key of keys) add.run(...key);
  const remove = db.prepare('DELETE FROM match_key WHERE key = ? AND party = ?');
  for (const key of goneKeys) remove.run(...key);
  for (const pair of pairs) putPair(db, pair);
  for (const [a, b] of gonePairs) removePair(db, a, b);
}

/** Compares what was changed soon after each commit, and sees to it that much at once is compared in the background. */
export class Finder {
  readonly #means: Means;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  #passing = false;
  #passes = 0;
  #progress: number | null = null;

  constructor(means: Means) {
    this.#means = means;
    means.store.onCommit(() => this.#poke(waitMs));
    this.#poke(waitMs);
  }

  /** How far the look over the whole store got, 0 to 1; null while there is none. */
  get progress(): number | null {
    return this.#progress;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** The background job: one look over the whole store. */
  async search(signal: AbortSignal): Promise<void> {
    const { store, reads } = this.#means;
    const id = ++this.#passes;
    const seq = store.operations.lastSeq();
    this.#passing = true;
    store.bus.publish({ type: 'duplicates.changed' });
    let found = 0;
    try {
      for (let done = false; !done; ) {
        const slice = await reads.run<PassSlice>('duplicates.pass', { id }, signal);
        signal.throwIfAborted();
        const { chunk } = slice;
        this.#progress = slice.progress;
        if (chunk) {
          found += countNew(store.db, chunk.pairs);
          store.maintain(() => write(store.db, chunk));
        }
        done = slice.done;
        await pause();
      }
      store.maintain(() => writeMeta(store.db, markKey, seq));
    } finally {
      this.#passing = false;
      this.#progress = null;
      if (!this.#stopped) await reads.run('duplicates.endPass', { id }).catch(() => {});
    }
    store.bus.publish({ type: 'duplicates.changed' });
    if (found > 0) await this.#tell();
    this.#poke(waitMs);
  }

  /** One notification for all that wait, however often new ones come. */
  async #tell(): Promise<void> {
    const { reads, notify } = this.#means;
    const { certain, likely } = await reads.run<ReturnType<typeof counts>>('duplicates.counts', {});
    const count = certain + likely;
    const dedupeKey = 'duplicates.found';
    if (count > 0) notify({ kind: 'duplicates.found', params: { count }, link: '/duplicates', dedupeKey });
  }

  #poke(wait: number): void {
    if (this.#stopped || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#look().catch((error) => this.#means.log.error({ err: error }, 'duplicates could not be looked for'));
    }, wait).unref();
  }

  async #look(): Promise<void> {
    const { store } = this.#means;
    const { db } = store;
    const mark = readMeta(db, markKey, z.int());
    const seq = store.operations.lastSeq();
    if (this.#passing || mark === seq) return;
    // The end of long work is waited for.
    if (this.#means.runner.isWorking) return this.#poke(busyWaitMs);
    const ids = changedSince(db, mark ?? 0, seq);
    if (ids.length > fewEnough) {
      if (!isSearching(db)) store.maintain(() => enqueueSearch(this.#means));
      return;
    }
    let changed = false;
    let found = 0;
    for (const id of ids) {
      if (this.#stopped || this.#passing) return;
      const look = store.maintain(() => lookAt(db, id));
      changed ||= look.changed;
      found += look.found;
      await pause();
    }
    if (this.#stopped || this.#passing) return;
    store.maintain(() => writeMeta(db, markKey, seq));
    if (changed) store.bus.publish({ type: 'duplicates.changed' });
    if (found > 0 && cameIn(db, mark ?? 0)) await this.#tell();
  }
}

const changedSince = (db: ReadableDb, mark: number, seq: number): string[] =>
  db
    .prepare<[number, number, number], { id: string }>(
      `SELECT DISTINCT record AS id FROM journal WHERE seq > ? AND seq <= ?
       AND tbl IN ('contact', 'company', 'contact_point', 'postal_address', 'party_date') LIMIT ?`,
    )
    .all(mark, seq, fewEnough + 1)
    .map(({ id }) => id);

/** Whether something came in since: who types is warned while typing. */
const cameIn = (db: ReadableDb, mark: number): boolean =>
  db
    .prepare<[number], unknown>(
      `SELECT 1 FROM (SELECT actor_kind, last_seq FROM operation ORDER BY id DESC LIMIT 50)
       WHERE last_seq > ? AND actor_kind IN ('import', 'sync', 'automation')`,
    )
    .get(mark) !== undefined;

/** The look over the whole store, as durable work: wanted once, retried, visible. */
export const searchJob = (finder: () => Finder) =>
  defineJob({
    type: searchJobType,
    payload: z.object({}),
    run: (_payload, signal) => finder().search(signal),
  });
