import type { CardDate } from './card';

/** Apple's year for "without a year" (X-APPLE-OMIT-YEAR). */
const noYear = 1604;

const daysOf = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The day of a date in any form cards have: 1985-04-12, 19850412, --0412, with a time behind. Null for any other. */
export function readDay(value: string, omittedYear?: string): Pick<CardDate, 'year' | 'month' | 'day'> | null {
  const found = value.trim().match(/^(?:(\d{4})-?|--)(\d{2})-?(\d{2})(?:$|[T\s])/);
  if (!found) return null;
  const [, digits, month, day] = found.map(Number) as [number, number, number, number];
  if (day < 1 || day > (daysOf[month - 1] ?? 0)) return null;
  const known = found[1] !== undefined && digits !== noYear && digits > 0 && found[1] !== omittedYear;
  return { year: known ? digits : null, month, day };
}

const two = (number: number) => String(number).padStart(2, '0');

/** RFC 6350, 4.3.1. */
export const writeDay = ({ year, month, day }: CardDate): string =>
  `${year === null ? '--' : String(year).padStart(4, '0')}${two(month)}${two(day)}`;
