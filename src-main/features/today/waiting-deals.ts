import type { WaitingDeal } from '../../../src-shared/contract/today';
import { addDays, type LocalDate } from '../../../src-shared/domain/local-date';
import type { ReadableDb } from '../../platform/store/handles';

const day = 24 * 60 * 60_000;

/** So many at most: nobody takes more deals up in a day. */
const most = 20;

const openTask = (due: string) => `EXISTS (
  SELECT 1 FROM task_record r JOIN task t ON t.id = r.task_id
  WHERE r.record_id = d.id AND r.deleted_at IS NULL AND t.deleted_at IS NULL AND t.done_at IS NULL ${due})`;

/**
 * Open deals that wait for somebody: longer in their stage than that allows and with nothing planned for a later day,
 * and those that nothing at all is to be done about. The longest first, each once.
 */
export function waitingDeals(db: ReadableDb, { today, now }: { today: LocalDate; now: number }): WaitingDeal[] {
  return db
    .prepare<[Record<string, string | number>], WaitingDeal>(
      `SELECT d.id, d.title, coalesce(o.name, '') AS companyName,
         iif(s.rot_days IS NOT NULL AND d.stage_since <= @now - s.rot_days * ${day}, 'stalled', 'noNextStep') AS why,
         max(0, CAST((@now - d.stage_since) / ${day} AS INTEGER)) AS days
       FROM deal d JOIN stage s ON s.id = d.stage_id
         LEFT JOIN company o ON o.id = d.company_id AND o.deleted_at IS NULL
       WHERE d.status = 'open' AND d.deleted_at IS NULL AND (
         (s.rot_days IS NOT NULL AND d.stage_since <= @now - s.rot_days * ${day} AND NOT ${openTask('AND t.due_on >= @tomorrow')})
         OR NOT ${openTask('')})
       ORDER BY why DESC, d.stage_since, d.id LIMIT ${most}`,
    )
    .all({ now, tomorrow: addDays(today, 1) });
}
