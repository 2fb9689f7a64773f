import { implement } from '@orpc/server';
import * as z from 'zod';
import { contract } from '../../../src-shared/contract';
import { AppError, type ErrorCode } from '../../../src-shared/errors';
import type { Engine } from '../../platform/engine';
import { defineJob } from '../../platform/jobs/jobs';
import { cardsOf, deleteCards } from './cards-there';
import { listConflicts, resolveConflict } from './conflicts';
import { type AccountRow, allAccounts, findAccount } from './repository';
import type { House } from './run';
import { accountService, enqueueSync, syncJobType } from './service';
import { syncAccount } from './sync';
import { takeInTask } from './take-in-task';

const os = implement(contract).accounts;

/** After a change here, ms: what is typed in one go is sent in one go. */
const afterEdit = 5000;
const minute = 60_000;
/** What the queue tries again soon, with growing waits. */
const passing: ReadonlySet<ErrorCode> = new Set(['busy', 'internal']);
/** A laptop may be offline for days: it is looked again this often, for as long as it takes. */
const awayWait = 5 * minute;

/** Address books on a server, both ways. */
export function cardDavEngine(house: () => House): Engine {
  const sync = defineJob({
    type: syncJobType,
    payload: z.object({ id: z.string() }),
    async run({ id }, signal) {
      const context = house();
      if (!findAccount(context.store.db, id)) return;
      let problem: AppError | null = null;
      try {
        await syncAccount(context, id, signal);
      } catch (error) {
        if (signal.aborted || !(error instanceof AppError) || passing.has(error.code)) throw error;
        // It stands on the account's panel. A refused password is not tried again by itself: servers lock it then.
        if (error.code === 'auth_expired' || error.code === 'cancelled') return;
        problem = error;
      }
      const { store } = context;
      const account = findAccount(store.db, id);
      const wait = account ? waitOf(account, problem) : null;
      if (wait !== null) store.maintain(() => enqueueSync(context, id, store.clock.now() + wait));
    },
  });
  return { name: 'carddav', jobs: [sync], tasks: [takeInTask(house)], start: () => start(house()) };
}

/** How long until an account runs again by itself, ms; null for only when asked. */
function waitOf({ state, every }: AccountRow, problem: AppError | null): number | null {
  // What could not be counted yet is counted once the server answers; then it waits for its go.
  if (every === 0 || !(state === 'active' || (state === 'preview' && problem))) return null;
  if (problem?.code === 'offline') return Math.min(awayWait, every * minute);
  return Math.max(every * minute, Number(problem?.details.retryAfter ?? 0));
}

/** Runs every account at the start, and those that go both ways after changes here. Answers how to stop. */
function start(house: House): () => void {
  const { store, log } = house;
  const due = (wanted: (direction: 'both' | 'in') => boolean) => {
    const ids = allAccounts(store.db).filter(({ state, direction }) => state === 'active' && wanted(direction));
    if (ids.length === 0) return;
    store.maintain(() => {
      for (const { id } of ids) enqueueSync(house, id);
    });
  };
  due(() => true);
  let timer: NodeJS.Timeout | undefined;
  const stop = store.bus.listen(({ event }) => {
    if (!/^(?:contact|company|tag)\./.test(event.type) || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      try {
        due((direction) => direction === 'both' && hasOwnChanges(house));
      } catch (error) {
        log.error({ err: error }, 'changes were not sent');
      }
    }, afterEdit).unref();
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

/** Whether something changed since the last run that no sync brought. */
function hasOwnChanges({ store }: House): boolean {
  const seen = Math.min(...allAccounts(store.db).map(({ journalSeq }) => journalSeq ?? 0));
  return (
    store.db
      .prepare<[number], unknown>(
        `SELECT 1 FROM journal j JOIN operation o ON o.id = j.operation
         WHERE j.seq > ? AND o.actor_kind <> 'sync' LIMIT 1`,
      )
      .get(seen) !== undefined
  );
}

/** What the screens ask of accounts. */
export function accountHandlers(house: House) {
  const service = accountService(house);
  return {
    list: os.list.handler(() => service.list()),
    test: os.test.handler(({ input }) => service.test(input)),
    add: os.add.handler(({ input }) => service.add(input)),
    begin: os.begin.handler(({ input }) => service.begin(input.id)),
    sync: os.sync.handler(({ input }) => service.sync(input.id)),
    repair: os.repair.handler(({ input }) => service.repair(input.id)),
    update: os.update.handler(({ input }) => service.update(input)),
    answer: os.answer.handler(({ input }) => service.answer(input)),
    conflicts: os.conflicts.handler(() => listConflicts(house)),
    resolve: os.resolve.handler(({ input }) => resolveConflict(house, input.id, input.keep)),
    cardsOf: os.cardsOf.handler(({ input }) => cardsOf(house, input.partyId)),
    deleteCards: os.deleteCards.handler(({ input }) => deleteCards(house, input.partyId)),
    remove: os.remove.handler(({ input }) => service.remove(input)),
  };
}
