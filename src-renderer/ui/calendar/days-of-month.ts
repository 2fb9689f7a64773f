import { addDays, addMonths, dateOf, type LocalDate } from '../../../src-shared/domain/local-date';

/** The days of a month with those around it that fill whole weeks, Mondays first. `day` is any day of the month. */
export function weeksOfMonth(day: LocalDate): LocalDate[] {
  const [year = 1, month = 1] = day.split('-').map(Number);
  const first = dateOf(year, month, 1);
  const last = addDays(addMonths(first, 1), -1);
  const sinceMonday = (date: LocalDate) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  const begin = addDays(first, -sinceMonday(first));
  const end = addDays(last, 6 - sinceMonday(last));
  const days: LocalDate[] = [];
  for (let date = begin; date <= end; date = addDays(date, 1)) days.push(date);
  return days;
}
