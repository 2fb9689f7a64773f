import { isCalendarDay } from '../../../src-shared/domain/calendar-date';

/** A day of every year, as a row gives it. */
export interface DraftDate {
  kind: 'birthday' | 'anniversary' | 'custom';
  label: string;
  year: number | null;
  month: number;
  day: number;
}

type Day = Pick<DraftDate, 'year' | 'month' | 'day'>;

const checked = (year: string | undefined, month: string | undefined, day: string | undefined): Day | null => {
  const found = { year: year ? Number(year) : null, month: Number(month), day: Number(day) };
  return isCalendarDay(found) ? found : null;
};

/**
 * The day in a cell: 1985-04-12 (with a time behind or not), --04-12, 12.04.1985, 4/12/1985. Which of two numbers
 * with a slash is the month is told by the one over twelve, else by the country. Null where it is no day.
 */
export function dayOfCell(cell: string, country: string): Day | null {
  const iso = cell.match(/^(?:(\d{4})|-)-(\d{1,2})-(\d{1,2})(?:$|[T ])/);
  if (iso) return checked(iso[1], iso[2], iso[3]);
  const dotted = cell.match(/^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})?$/);
  if (dotted) return checked(dotted[3], dotted[2], dotted[1]);
  const [, one = '', other = '', year] = cell.match(/^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/) ?? [];
  if (one === '') return null;
  const monthFirst = Number(other) > 12 || (Number(one) <= 12 && country === 'US');
  return monthFirst ? checked(year, one, other) : checked(year, other, one);
}

const two = (number: number) => String(number).padStart(2, '0');

const dayText = ({ year, month, day }: Day): string =>
  `${year === null ? '-' : String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;

/** A date as a value of Praxis' own column: "birthday: 1985-04-12", "First call: --06-20". */
export const dateText = (date: DraftDate): string =>
  `${date.kind === 'custom' ? date.label : date.kind}: ${dayText(date)}`;

/** The date that `dateText` wrote; null for any other text. */
export function readDateText(text: string): DraftDate | null {
  const [, label = '', day = ''] = text.match(/^(.*): (\S+)$/s) ?? [];
  const found = day === '' ? null : dayOfCell(day, '');
  if (!found) return null;
  const kind = label === 'birthday' || label === 'anniversary' ? label : 'custom';
  return { ...found, kind, label: kind === 'custom' ? label.slice(0, 60) : '' };
}

/** The same day of the same kind. */
export const sameDate = (one: DraftDate, other: DraftDate): boolean =>
  one.kind === other.kind && one.label === other.label && one.month === other.month && one.day === other.day;

/** Dates of a row that a contact lacks; a birthday is added only where there is none. */
export const missingDates = (known: readonly DraftDate[], wanted: readonly DraftDate[]): DraftDate[] =>
  wanted.filter(
    (date) =>
      !known.some((other) => sameDate(other, date)) &&
      !(date.kind === 'birthday' && known.some(({ kind }) => kind === 'birthday')),
  );
