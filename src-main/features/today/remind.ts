import * as z from 'zod';
import { addDays, localDateAt } from '../../../src-shared/domain/local-date';
import type { FeatureContext } from '../../platform/feature';
import { defineJob } from '../../platform/jobs/jobs';
import { readMeta, writeMeta } from '../../platform/settings/meta';
import { countDue, datesOn } from './overview';

const type = 'today.remind';
const hour = 60 * 60_000;

/** Nobody is told of a birthday in the middle of the night. */
const morning = 7;

/** With more birthdays on one day than this, Today has them. */
const mostBirthdays = 5;

/** Looks what the day brings: soon after each start, and every hour, for a laptop sleeps and its clock is set. */
export function scheduleReminder({ store, jobs }: FeatureContext, wait = 30_000): void {
  store.maintain(() => {
    jobs.enqueue({ type, payload: {}, dedupeKey: type, runAt: store.clock.now() + wait });
  });
}

/**
 * Tells of birthdays and of people to stay in touch with, once on each local day from the morning on. What was told
 * is known by its day, so neither a second start nor a clock that goes back tells it twice.
 */
export function remindJob(context: () => FeatureContext) {
  return defineJob({
    type,
    payload: z.object({}),
    async run() {
      const means = context();
      const { store, notify } = means;
      const now = store.clock.now();
      if (new Date(now).getHours() >= morning) {
        const today = localDateAt(now);
        const told = readMeta(store.db, 'today.reminded', z.string());
        // A day ahead was written by a clock that went wrong.
        const since = told === undefined ? '' : told < today ? told : addDays(today, -1);
        const count = countDue(store.db, since, today);
        if (count > 0 && told !== today) {
          notify({ kind: 'reminder.due', params: { count }, link: '/today', dedupeKey: `due ${today}`, once: true });
        }
        const birthdays = datesOn(store.db, today, today, mostBirthdays + 1).filter(({ kind }) => kind === 'birthday');
        for (const { party, dateId } of birthdays.slice(0, mostBirthdays)) {
          const dedupeKey = `birthday ${dateId} ${today}`;
          notify({ kind: 'birthday', params: {}, recordId: party.id, dedupeKey, once: true });
        }
        if (told !== today) store.maintain(() => writeMeta(store.db, 'today.reminded', today));
      }
      scheduleReminder(means, hour);
    },
  });
}
