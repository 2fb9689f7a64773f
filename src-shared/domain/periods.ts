import { addDays, addMonths, dateOf, isLocalDate, type LocalDate } from './local-date';

/** Days from `from` to `to`, both included. */
export interface Period {
  from: LocalDate;
  to: LocalDate;
}

export const periodUnits = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type PeriodUnit = (typeof periodUnits)[number];

const relative = /^(day|week|month|quarter|year|days):([+-]?\d{1,4})$/;

/**
 * The days a text means: a day (`2026-11-21`), an ISO 8601 interval with both ends in it (`2026-11-01/2026-11-30`), or
 * what is reckoned from today: a calendar unit so many on (`day:0` today, `week:-1` last week, Mondays first,
 * `quarter:+1` the next), or a stretch of days with today in it (`days:-7` the last seven, `days:+30` the next thirty).
 * Null for any other text.
 */
export function periodOf(text: string, today: LocalDate): Period | null {
  const [first = '', last = first, ...more] = text.split('/');
  if (isLocalDate(first) && isLocalDate(last) && more.length === 0 && first <= last) return { from: first, to: last };
  const [, unit, number] = relative.exec(text) ?? [];
  if (unit === undefined) return null;
  const count = Number(number);
  if (unit === 'days') {
    if (count === 0) return null;
    return count < 0 ? { from: addDays(today, count + 1), to: today } : { from: today, to: addDays(today, count - 1) };
  }
  return unitAround(unit as PeriodUnit, count, today);
}

/** Whether what a text means moves on with the days. */
export const isRelative = (text: string): boolean => relative.test(text);

function unitAround(unit: PeriodUnit, count: number, today: LocalDate): Period {
  const [year = 1, month = 1] = today.split('-').map(Number);
  const months = (start: LocalDate, length: number): Period => {
    const from = addMonths(start, count * length);
    return { from, to: addDays(addMonths(from, length), -1) };
  };
  switch (unit) {
    case 'day': {
      const day = addDays(today, count);
      return { from: day, to: day };
    }
    case 'week': {
      const sinceMonday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
      const from = addDays(today, count * 7 - sinceMonday);
      return { from, to: addDays(from, 6) };
    }
    case 'month':
      return months(dateOf(year, month, 1), 1);
    case 'quarter':
      return months(dateOf(year, month - ((month - 1) % 3), 1), 3);
    case 'year':
      return months(dateOf(year, 1, 1), 12);
  }
}
