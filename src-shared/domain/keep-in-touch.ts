import { addDays, addMonths, dateOf, daysInMonth, type LocalDate } from './local-date';

export const rhythmUnits = ['day', 'week', 'month'] as const;

/** How often one wants to be in touch: every so many days, weeks or months. */
export interface Rhythm {
  every: number;
  unit: (typeof rhythmUnits)[number];
}

function after(date: LocalDate, { every, unit }: Rhythm): LocalDate {
  if (unit === 'month') return addMonths(date, every);
  return addDays(date, unit === 'week' ? 7 * every : every);
}

/** The day one should be in touch again: a rhythm after the last contact, and not before the day it was put off to. */
export function dueDate(rhythm: Rhythm, lastContact: LocalDate, snoozedUntil: LocalDate | null): LocalDate {
  const due = after(lastContact, rhythm);
  return snoozedUntil !== null && snoozedUntil > due ? snoozedUntil : due;
}

/** A day of the year, with the year it began where that is known. */
export interface YearlyDate {
  year: number | null;
  month: number;
  day: number;
}

/** Where it falls in `year`. The 29th of February is kept on the 28th in other years, so that nobody is forgotten. */
export const occurrenceIn = ({ month, day }: Pick<YearlyDate, 'month' | 'day'>, year: number): LocalDate =>
  dateOf(year, month, Math.min(day, daysInMonth(year, month)));

/** The first time it comes round on `from` or after. */
export function nextOccurrence(date: Pick<YearlyDate, 'month' | 'day'>, from: LocalDate): LocalDate {
  const year = Number(from.slice(0, 4));
  const thisYear = occurrenceIn(date, year);
  return thisYear >= from ? thisYear : occurrenceIn(date, year + 1);
}

/** How many years it is on `on`; null when the year is not known or lies ahead. */
export function yearsOn({ year }: Pick<YearlyDate, 'year'>, on: LocalDate): number | null {
  if (year === null) return null;
  const years = Number(on.slice(0, 4)) - year;
  return years > 0 ? years : null;
}
