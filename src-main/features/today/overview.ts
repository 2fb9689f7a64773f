import type { ComingDate, DueTouch, Overview } from '../../../src-shared/contract/today';
import { yearsOn } from '../../../src-shared/domain/keep-in-touch';
import { addDays, daysBetween, type LocalDate } from '../../../src-shared/domain/local-date';
import type { ReadableDb } from '../../platform/store/handles';
import { waitingDeals } from './waiting-deals';

/** So many lines of each kind, at most: nobody does more in a day. */
const most = 50;
const daysAhead = 14;
const recentCount = 8;

/** The party of a row by its `party_id`, unless it lies in the bin. */
const someone = (row: string) => `
  LEFT JOIN contact c ON c.id = ${row}.party_id AND c.deleted_at IS NULL
  LEFT JOIN company o ON o.id = ${row}.party_id AND o.deleted_at IS NULL`;

const someoneColumns = `
  CASE WHEN c.id IS NULL THEN 'company' ELSE 'contact' END AS kind, coalesce(c.id, o.id) AS partyId,
  coalesce(c.display_name, o.name) AS name,
  CASE WHEN c.id IS NULL THEN o.industry
    ELSE trim(c.role || CASE WHEN c.role <> '' AND c.company_name <> '' THEN ', ' ELSE '' END || c.company_name)
  END AS subtitle`;

interface Someone {
  kind: 'contact' | 'company';
  partyId: string;
  name: string;
  subtitle: string;
}

const party = ({ kind, partyId, name, subtitle }: Someone) => ({ kind, id: partyId, name, subtitle });

/** What the day `today` brings. Each part reads an index from its start and stops when it has enough. */
export function overview(db: ReadableDb, { today, now }: { today: LocalDate; now: number }): Overview {
  const { dates, more } = comingDates(db, today);
  const recent = recentParties(db);
  return {
    today,
    due: dueTouches(db, today),
    dueTotal: countDue(db, '', today),
    dates,
    moreDates: more,
    deals: waitingDeals(db, { today, now }),
    recent,
    hasRecords: recent.length > 0,
  };
}

/** A last contact that lies ahead came from a wrong clock; it must not hide somebody for a year. */
const isDue = `k.id IN (
    SELECT id FROM keep_in_touch WHERE deleted_at IS NULL AND due <= @today
    UNION ALL SELECT id FROM keep_in_touch WHERE deleted_at IS NULL AND last_contact > @tomorrow
  ) AND (c.id IS NOT NULL OR o.id IS NOT NULL)`;

type Touch = Someone & DueTouch['touch'];

function dueTouches(db: ReadableDb, today: LocalDate): DueTouch[] {
  return db
    .prepare<[{ today: string; tomorrow: string }], Touch>(
      `SELECT ${someoneColumns}, k.every, k.unit, k.last_contact AS lastContact, k.snoozed_until AS snoozedUntil, k.due
       FROM keep_in_touch k ${someone('k')} WHERE ${isDue} ORDER BY k.due, k.id LIMIT ${most}`,
    )
    .all({ today, tomorrow: addDays(today, 1) })
    .map((row) => ({
      party: party(row),
      touch: {
        every: row.every,
        unit: row.unit,
        lastContact: row.lastContact,
        snoozedUntil: row.snoozedUntil,
        due: row.due,
      },
      daysOver: Math.max(0, daysBetween(row.due, today)),
    }));
}

/** How many became due after `since` and are. */
export function countDue(db: ReadableDb, since: LocalDate, today: LocalDate): number {
  const row = db
    .prepare<[{ today: string; tomorrow: string; since: string }], { count: number }>(
      `SELECT count(*) AS count FROM keep_in_touch k ${someone('k')} WHERE ${isDue} AND k.due > @since`,
    )
    .get({ today, tomorrow: addDays(today, 1), since });
  return row?.count ?? 0;
}

type DateRow = Someone & { dateId: string; dateKind: ComingDate['kind']; label: string; year: number | null };

/** Day by day, for the index on month and day finds one at once; the 28th of February has the 29th with it. */
function comingDates(db: ReadableDb, today: LocalDate): { dates: ComingDate[]; more: boolean } {
  const dates: ComingDate[] = [];
  for (let inDays = 0; inDays <= daysAhead && dates.length <= most; inDays++) {
    dates.push(...datesOn(db, addDays(today, inDays), today, most + 1 - dates.length));
  }
  return { dates: dates.slice(0, most), more: dates.length > most };
}

/** The dates that come round on a day, but for those taken off the list. */
export function datesOn(db: ReadableDb, on: LocalDate, today: LocalDate, limit: number): ComingDate[] {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number);
  const alsoLeapDay = month === 2 && day === 28 && addDays(on, 1).endsWith('-03-01');
  return db
    .prepare<[Record<string, string | number>], DateRow>(
      `SELECT ${someoneColumns}, d.id AS dateId, d.kind AS dateKind, d.label, d.year
       FROM party_date d ${someone('d')}
       WHERE d.month = @month AND d.day IN (@day, @alsoDay) AND d.deleted_at IS NULL
         AND (d.year IS NULL OR d.year <= @year) AND (c.id IS NOT NULL OR o.id IS NOT NULL)
         AND NOT EXISTS (
           SELECT 1 FROM date_mark m WHERE m.party_id = d.party_id AND m.date_id = d.id AND m.year = @year
             AND m.deleted_at IS NULL AND (m.until IS NULL OR m.until > @today)
         )
       ORDER BY d.id LIMIT @limit`,
    )
    .all({ month, day, alsoDay: alsoLeapDay ? 29 : day, year, today, limit })
    .map((row) => ({
      party: party(row),
      dateId: row.dateId,
      kind: row.dateKind,
      label: row.label,
      on,
      inDays: daysBetween(today, on),
      years: yearsOn(row, on),
    }));
}

function recentParties(db: ReadableDb): Overview['recent'] {
  const rows = db
    .prepare<[], Someone & { at: number; createdAt: number }>(
      `SELECT * FROM (
         SELECT 'contact' AS kind, id AS partyId, display_name AS name, updated_at AS at, created_at AS createdAt,
           trim(role || CASE WHEN role <> '' AND company_name <> '' THEN ', ' ELSE '' END || company_name) AS subtitle
         FROM contact WHERE deleted_at IS NULL ORDER BY updated_at DESC LIMIT ${recentCount}
       ) UNION ALL SELECT * FROM (
         SELECT 'company', id, name, updated_at, created_at, industry
         FROM company WHERE deleted_at IS NULL ORDER BY updated_at DESC LIMIT ${recentCount}
       ) ORDER BY at DESC LIMIT ${recentCount}`,
    )
    .all();
  return rows.map((row) => ({ party: party(row), at: row.at, added: row.at === row.createdAt }));
}
