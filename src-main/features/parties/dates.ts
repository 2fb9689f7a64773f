import { and, asc, eq, isNull } from 'drizzle-orm';
import type { PartyDate } from '../../../src-shared/contract/parties';
import { type CalendarDay, calendarDayAt, isCalendarDay } from '../../../src-shared/domain/calendar-date';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { newRow } from '../../platform/store/rows';
import { insertRow } from '../records';
import { partyDate } from './schema';

export type DateFields = Omit<PartyDate, 'id'>;

const fields = {
  id: partyDate.id,
  kind: partyDate.kind,
  label: partyDate.label,
  year: partyDate.year,
  month: partyDate.month,
  day: partyDate.day,
};

const kinds: readonly PartyDate['kind'][] = ['birthday', 'anniversary', 'custom'];

/** A party's dates: the birthday, anniversaries, then its own, each in the order of the calendar. */
export function datesOf(db: ReadableDb, partyId: string): PartyDate[] {
  return db.orm
    .select(fields)
    .from(partyDate)
    .where(and(eq(partyDate.partyId, partyId), isNull(partyDate.deletedAt)))
    .orderBy(asc(partyDate.month), asc(partyDate.day), asc(partyDate.id))
    .all()
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

/** The live date of a party. Fails: `not_found`. */
export function dateOf(db: ReadableDb, partyId: string, id: string): PartyDate {
  const date = datesOf(db, partyId).find((one) => one.id === id);
  if (!date) throw new AppError('not_found', 'no such date', { id });
  return date;
}

const isAfter = (a: CalendarDay & { year: number }, b: CalendarDay & { year: number }) =>
  a.year - b.year || a.month - b.month || a.day - b.day;

/** Fails: `validation` on a day that there isn't, and on a birthday after `at` (ms since 1970). */
export function checkDate({ kind, year, month, day }: Omit<DateFields, 'label'>, at: number): void {
  if (!isCalendarDay({ year, month, day })) {
    throw new AppError('validation', 'no such day', { field: 'day', reason: 'date.none' });
  }
  if (kind === 'birthday' && year !== null && isAfter({ year, month, day }, calendarDayAt(at)) > 0) {
    throw new AppError('validation', 'a birthday to come', { field: 'year', reason: 'date.future' });
  }
}

/** Adds a date that was checked before; answers its id. */
export function insertDate(tx: Tx, partyId: string, date: Partial<DateFields> & Omit<DateFields, 'label'>): string {
  const row = newRow(tx);
  insertRow(tx, partyDate, { ...row, partyId, ...date });
  return row.id;
}
