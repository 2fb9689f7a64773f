import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Account, accounts } from '../../../src-shared/contract/accounts';
import { AppError } from '../../../src-shared/errors';
import { runSelection } from '../../features/lists';
import { job } from '../../platform/store/schema';
import { tsdavPort } from './adapters/tsdav';
import { secretOf, serverOf } from './connect';
import {
  type AccountRow,
  accountOf,
  allAccounts,
  collectionsOf,
  countCards,
  forgetAccount,
  setAccount,
} from './repository';
import type { House } from './run';
import { davAccount, davCollection } from './schema';

export const syncJobType = 'carddav.sync';

type Input<Name extends keyof typeof accounts> = z.infer<NonNullable<(typeof accounts)[Name]['~orpc']['inputSchema']>>;

/** Asks for a run: now, or at `runAt`. Call it inside a transaction. */
export function enqueueSync({ jobs }: Pick<House, 'jobs'>, id: string, runAt?: number): void {
  const key = `${syncJobType} ${id}`;
  jobs.enqueue({
    type: syncJobType,
    payload: { id },
    lane: key,
    dedupeKey: key,
    ...(runAt === undefined ? {} : { runAt }),
  });
}

/** Accounts: set up, looked at, repaired, removed. */
export function accountService(house: House) {
  const { store, secrets, net } = house;
  const { db } = store;

  const changed = (id: string): Account => {
    store.bus.publish({ type: 'account.changed' });
    return show(accountOf(db, id));
  };

  function show(row: AccountRow): Account {
    const { serverUrl: server, preset, progress, journalSeq: _seq, allow: _allow, allowed: _allowed, ...rest } = row;
    const { createdAt: _at, ...facts } = rest;
    const { id, state } = facts;
    const jobs = db.orm
      .select({ state: job.state, runAt: job.runAt })
      .from(job)
      .where(sql`dedupe_key = ${`${syncJobType} ${id}`} AND state IN ('running', 'waiting')`)
      .all();
    const running = jobs.some((one) => one.state === 'running' || one.runAt <= store.clock.now());
    return {
      ...facts,
      server,
      preset: preset as Account['preset'],
      running,
      next: running || state === 'paused' || state === 'asking' ? null : (jobs[0]?.runAt ?? null),
      progress: running ? progress : null,
      books: collectionsOf(db, id).map((book) => ({
        name: book.name,
        url: book.url,
        writable: book.writable,
        cards: countCards(db, [book.id]),
      })),
    };
  }

  return {
    list: (): Account[] => allAccounts(db).map(show),

    async test({ server, userName: user, password, lan }: Input<'test'>) {
      const { url, allow } = serverOf(server);
      const fetch = net.client({ adapter: 'carddav', account: '', allow, lan });
      const books = await tsdavPort({ serverUrl: url, user, password, fetch }).books();
      if (books.length === 0) throw new AppError('not_found', 'no address book', { reason: 'noBooks' });
      return { server: url, books };
    },

    add(input: Input<'add'>): Account {
      const { url, allow } = serverOf(input.server);
      const { preset, name, userName, direction, every, lan, books, password } = input;
      const id = randomUUID();
      const strange = books.find((book) => URL.parse(book.url) === null);
      if (strange) throw new AppError('validation', 'no address', { field: 'books', reason: 'malformed' });
      // A password without its account is of no use to anybody; an account without its password asks for it.
      secrets.put(secretOf(id), password);
      store.maintain(() => {
        const now = store.clock.now();
        const facts = { id, preset, name, userName, direction, every, lan, allow, serverUrl: url };
        db.orm
          .insert(davAccount)
          .values({ ...facts, state: 'preview', createdAt: now })
          .run();
        for (const book of books)
          db.orm
            .insert(davCollection)
            .values({ accountId: id, ...book })
            .run();
        enqueueSync(house, id);
      });
      return changed(id);
    },

    begin(id: string): Account {
      if (accountOf(db, id).state !== 'preview') throw new AppError('conflict', 'it has begun already');
      store.maintain(() => {
        setAccount(db, id, { state: 'active', counts: null });
        enqueueSync(house, id);
      });
      return changed(id);
    },

    sync(id: string): Account {
      accountOf(db, id);
      store.maintain(() => enqueueSync(house, id));
      return changed(id);
    },

    /** Lists everything anew and compares all contacts again. What is linked stays linked. */
    repair(id: string): Account {
      accountOf(db, id);
      store.maintain(() => {
        db.orm.update(davCollection).set({ syncToken: '' }).where(eq(davCollection.accountId, id)).run();
        const cards = 'collection_id IN (SELECT id FROM dav_collection WHERE account_id = ?)';
        db.prepare(`UPDATE dav_card SET etag = '', refused_as = NULL WHERE ${cards}`).run(id);
        setAccount(db, id, { journalSeq: null, problem: null });
        enqueueSync(house, id);
      });
      return changed(id);
    },

    update({ id, password, paused, ...patch }: Input<'update'>): Account {
      const row = accountOf(db, id);
      if (password !== undefined) secrets.put(secretOf(id), password);
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const state = paused === undefined ? {} : pausedState(row, paused);
      store.maintain(() => {
        const next = { ...given, ...state, ...(password === undefined ? {} : { problem: null }) };
        if (Object.keys(next).length > 0) setAccount(db, id, next);
        enqueueSync(house, id);
      });
      return changed(id);
    },

    answer({ id, yes }: Input<'answer'>): Account {
      const { ask } = accountOf(db, id);
      if (!ask) throw new AppError('conflict', 'nothing is asked');
      store.maintain(() => {
        setAccount(db, id, { state: 'active', ask: null, allowed: yes ? ask.kind : '' });
        if (!yes) keep(id, ask.kind);
        enqueueSync(house, id);
      });
      return changed(id);
    },

    async remove({ id, contacts }: Input<'remove'>): Promise<{ operationId: number | null }> {
      accountOf(db, id);
      const ids = db
        .prepare<[string], { id: string }>(
          `SELECT DISTINCT c.id FROM contact c JOIN dav_card d ON d.contact_id = c.id AND d.state = 'there'
           JOIN dav_collection k ON k.id = d.collection_id AND k.account_id = ? WHERE c.deleted_at IS NULL`,
        )
        .all(id)
        .map((row) => row.id);
      secrets.remove(secretOf(id));
      store.maintain(() => forgetAccount(db, id));
      store.bus.publish({ type: 'account.changed' });
      if (contacts === 'keep' || ids.length === 0) return { operationId: null };
      const act = { task: 'contact.bin', label: 'contact.binned' as const, selection: { ids }, options: {} };
      return { operationId: (await runSelection(house, 'contact', act)).operationId };
    },
  };

  /** A no: what is gone there is sent again; what was deleted here stays there, and is left alone from now on. */
  function keep(accountId: string, kind: 'serverEmpty' | 'deleteMany'): void {
    const cards = `state = 'there' AND contact_id IS NOT NULL
      AND collection_id IN (SELECT id FROM dav_collection WHERE account_id = ?)`;
    const isDeleted = 'NOT EXISTS (SELECT 1 FROM contact c WHERE c.id = contact_id AND c.deleted_at IS NULL)';
    if (kind === 'deleteMany')
      db.prepare(`UPDATE dav_card SET state = 'left' WHERE ${cards} AND ${isDeleted}`).run(accountId);
    else {
      db.prepare(`UPDATE dav_card SET state = 'gone', etag = '' WHERE ${cards}`).run(accountId);
      setAccount(db, accountId, { journalSeq: null });
    }
  }
}

function pausedState({ state, lastSuccess, ask }: AccountRow, paused: boolean): Partial<AccountRow> {
  if (paused) return { state: 'paused' };
  if (state !== 'paused') return {};
  return { state: ask ? 'asking' : lastSuccess === null ? 'preview' : 'active' };
}
