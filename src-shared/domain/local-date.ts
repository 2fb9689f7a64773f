/** A day of the calendar as ISO 8601 (`2026-11-21`), in no time zone: comparable as text. */
export type LocalDate = string;

const dayMs = 86_400_000;
const two = (value: number) => String(value).padStart(2, '0');

/** Days since 1970-01-01. Reckoned in UTC, where every day has 24 hours: summer time can't lose or double one. */
const dayNumber = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`) / dayMs;

const ofDayNumber = (number: number): LocalDate => new Date(number * dayMs).toISOString().slice(0, 10);

/** `year` four digits, `month` and `day` from 1. */
export const dateOf = (year: number, month: number, day: number): LocalDate =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;

/** Whether it is a day that exists, of the years 1 to 9999. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text.startsWith('0000')) return false;
  const number = dayNumber(text);
  return !Number.isNaN(number) && ofDayNumber(number) === text;
}

/** The day on this computer's wall at an instant (ms since 1970). */
export function localDateAt(instant: number): LocalDate {
  const date = new Date(instant);
  return dateOf(date.getFullYear(), date.getMonth() + 1, date.getDate());
}

export const addDays = (date: LocalDate, days: number): LocalDate => ofDayNumber(dayNumber(date) + days);

/** Days from one to the other; negative when `to` lies before. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The same day so many months on; the last of the month where that has fewer days (31 January + 1: 28 February). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 1, month = 1, day = 1] = date.split('-').map(Number);
  const at = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(at / 12), (at % 12) + 1];
  return dateOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}
