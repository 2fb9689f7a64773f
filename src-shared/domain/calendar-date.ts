const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;

/** How many days a month has; without a year February has 29. */
function daysIn(year: number | null, month: number): number {
  if (month === 2) {
    const leap = year === null || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
    return leap ? 29 : 28;
  }
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A day of the calendar; `year` null where it is unknown. */
export interface CalendarDay {
  year: number | null;
  month: number;
  day: number;
}

/** Whether there is such a day: 29 February without a year is one. */
export function isCalendarDay({ year, month, day }: CalendarDay): boolean {
  const isYear = year === null || (Number.isInteger(year) && year >= 1 && year <= 9999);
  const isMonth = Number.isInteger(month) && month >= 1 && month <= 12;
  return isYear && isMonth && Number.isInteger(day) && day >= 1 && day <= daysIn(year, month);
}

/** Whether a text is an ISO 8601 calendar date (`2024-02-29`) of a day that there is. */
export function isIsoDate(text: string): boolean {
  const [, year, month, day] = isoDate.exec(text) ?? [];
  return year !== undefined && isCalendarDay({ year: Number(year), month: Number(month), day: Number(day) });
}

const padded = (value: number, length: number) => String(value).padStart(length, '0');

/** `1990-02-28`, or `--02-28` without a year (vCard 4, RFC 6350, 4.3.1). */
export const formatCalendarDay = ({ year, month, day }: CalendarDay): string =>
  `${year === null ? '-' : padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;

/** The day of this computer's calendar at an instant (ms since 1970). */
export function calendarDayAt(at: number): CalendarDay & { year: number } {
  const date = new Date(at);
  return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() };
}
