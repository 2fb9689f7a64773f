import { desc, lt } from 'drizzle-orm';
import type { ReadableDb } from '../store/handles';
import type { Store } from '../store/store';
import type { NetRules } from './rules';
import { networkLog } from './schema';

/** So many requests are kept. */
const kept = 10_000;

/** Writes what leaves this computer down: before it is sent, and again once it is known how it ended. */
export class RequestLog {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  begin({ adapter, account }: NetRules, method: string, { host, pathname }: URL, bytes: number) {
    const { db, clock } = this.#store;
    const began = performance.now();
    const id = this.#store.maintain(() => {
      const { lastInsertRowid } = db
        .prepare(
          `INSERT INTO network_log (adapter, account, method, host, path, status, bytes_out, bytes_in, ms, at)
           VALUES (?, ?, ?, ?, ?, 0, ?, 0, 0, ?)`,
        )
        .run(adapter, account, method, host, pathname, bytes, clock.now());
      db.prepare('DELETE FROM network_log WHERE id <= ?').run(Number(lastInsertRowid) - kept);
      return Number(lastInsertRowid);
    });
    let [out, into, ended] = [bytes, 0, false];
    return {
      sent: (count: number) => {
        out += count;
      },
      got: (count: number) => {
        into += count;
      },
      /** `status` 0 where no answer came. */
      end: (status: number) => {
        if (ended) return;
        ended = true;
        const ms = Math.round(performance.now() - began);
        // That it was sent stands already: a full disk, or a store that is closing, must not make the answer fail.
        try {
          const update = 'UPDATE network_log SET status = ?, bytes_out = ?, bytes_in = ?, ms = ? WHERE id = ?';
          this.#store.maintain(() => db.prepare(update).run(status, out, into, ms, id));
        } catch {}
      },
    };
  }
}

/** Requests, newest first; `next` is where the next page begins. */
export function listRequests(db: ReadableDb, { before, limit }: { before?: number | undefined; limit: number }) {
  const rows = db.orm
    .select()
    .from(networkLog)
    .where(before === undefined ? undefined : lt(networkLog.id, before))
    .orderBy(desc(networkLog.id))
    .limit(limit + 1)
    .all();
  const requests = rows.slice(0, limit);
  return { requests, next: rows.length > limit ? (requests.at(-1)?.id ?? null) : null };
}
