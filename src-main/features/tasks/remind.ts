import * as z from 'zod';
import type { FeatureContext } from '../../platform/feature';
import { defineJob, type Jobs } from '../../platform/jobs/jobs';
import type { ReadableDb } from '../../platform/store/handles';
import { recordIdsOf, taskRows } from './repository';

const type = 'tasks.remind';
const day = 24 * 60 * 60_000;

/** What was missed while the program was closed is told for so long. */
const late = 3 * day;
/** Of more at once the nearest are told; Today has them all. */
const most = 20;

const live = 'remind_at IS NOT NULL AND deleted_at IS NULL AND done_at IS NULL';

/** Wakes for the next reminder there is. Call it inside the transaction that changed when. */
export function scheduleTaskReminder(db: ReadableDb, jobs: Jobs, after = 0): void {
  const next = db
    .prepare<[number], { at: number | null }>(`SELECT min(remind_at) AS at FROM task WHERE ${live} AND remind_at > ?`)
    .get(after)?.at;
  if (next !== null && next !== undefined) jobs.enqueue({ type, payload: {}, dedupeKey: type, runAt: next });
}

/** Looks anew with each start: a clock that was wrong when it looked last may have led it past what is still to come. */
export function scheduleTaskReminders({ store, jobs }: FeatureContext): void {
  store.maintain(() => scheduleTaskReminder(store.db, jobs));
}

/**
 * Tells of each task whose reminder has come, once: what was told is known by the task and the time, so neither a
 * second start nor a clock that goes back tells it twice, and a task put off is told again.
 */
export function taskRemindJob(context: () => FeatureContext) {
  return defineJob({
    type,
    payload: z.object({}),
    async run() {
      const { store, jobs, notify } = context();
      const now = store.clock.now();
      const due = taskRows(
        store.db,
        `WHERE ${live} AND remind_at > @since AND remind_at <= @now ORDER BY remind_at DESC LIMIT ${most}`,
        { since: now - late, now },
      );
      for (const { id, title, dueAt, dueOn, remindAt } of due.reverse()) {
        const [recordId] = recordIdsOf(store.db, id);
        const about = {
          ...{ link: `/tasks/${id}`, dedupeKey: `task ${id} ${remindAt}`, once: true },
          ...(recordId !== undefined && { recordId }),
        };
        if (dueAt === null) notify({ kind: 'task.day', params: { title, at: Date.parse(`${dueOn}T12:00`) }, ...about });
        else notify({ kind: 'task.time', params: { title, at: dueAt }, ...about });
      }
      store.maintain(() => scheduleTaskReminder(store.db, jobs, now));
    },
  });
}
