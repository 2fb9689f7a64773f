import * as z from 'zod';
import { accountCounts } from '../../../src-shared/contract/accounts';
import { defineTask, type RunnableTask } from '../../platform/operations/task';
import { takeIn } from './incoming';
import { accountOf, inboxOf, unstage } from './repository';
import type { House } from './run';

export const takeInTaskName = 'carddav.takeIn';

const state = z.object({ accountId: z.string(), done: z.int(), total: z.int(), counts: accountCounts });

/** Brings the inbox of an account into the store, as one operation. It needs no network, and goes on after a crash. */
export function takeInTask(house: () => House): RunnableTask {
  return defineTask({
    name: takeInTaskName,
    state,
    next: () => null,
    step(tx, { accountId, done, total, counts: before }, _input, budget) {
      const account = accountOf(tx.db, accountId);
      const counts = { ...before };
      const country = house().country();
      let taken = 0;
      const rows = inboxOf(tx.db, accountId, 0, 50);
      for (const row of rows) {
        if (taken > 0 && budget.spent()) break;
        takeIn(tx, account, row, country, counts);
        unstage(tx.db, row.id);
        taken++;
      }
      const isDone = taken === rows.length && rows.length < 50;
      const progress = total === 0 ? null : Math.min(1, (done + taken) / total);
      return { state: { accountId, done: done + taken, total, counts }, done: isDone, consumed: true, progress };
    },
  });
}
