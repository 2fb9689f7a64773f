import { addDays, type LocalDate } from '../local-date';

/** A day that was read; `null` where it looks like one and there is no such day (31 February). */
export type Day = LocalDate | null;

/** Monday is 0. */
export const weekdayOf = (date: LocalDate): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The next such weekday after `date`. */
export const nextWeekday = (date: LocalDate, weekday: number): LocalDate =>
  addDays(date, ((weekday - weekdayOf(date) + 6) % 7) + 1);

export const nextMonday = (date: LocalDate): LocalDate => nextWeekday(date, 0);

export const thisOne: ReadonlySet<string> = new Set(
  'this coming diese diesen dieser dieses diesem kommenden kommende kommendes kommender'.split(' '),
);
export const nextOne: ReadonlySet<string> = new Set(
  'next nxt nachste nachsten nachster nachstes naechste naechsten naechster naechstes'.split(' '),
);
