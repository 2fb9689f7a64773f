import { useFormat } from './format-locale';

export interface Day {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

/** 1972 was a leap year: 29 February can be written by it. */
const anyYear = 1972;

const localDate = ({ year, month, day }: Day): Date => {
  const date = new Date(anyYear, month - 1, day);
  if (year !== null) date.setFullYear(year);
  return date;
};

/** Days of the calendar in the user's language and region; without a year where there is none. */
export function useDayWords() {
  const { locale } = useFormat();
  const dayWords = (day: Day): string =>
    localDate(day).toLocaleDateString(locale, {
      day: 'numeric',
      month: 'long',
      ...(day.year !== null && { year: 'numeric' }),
    });
  return {
    dayWords,
    /** An ISO 8601 date (`2024-02-29`), or one without a year (`--02-29`); any other text stays as it is. */
    isoWords: (text: string): string => {
      const [, year, month, day] = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(text) ?? [];
      if (year === undefined) return text;
      return dayWords({ year: year === '-' ? null : Number(year), month: Number(month), day: Number(day) });
    },
    months: Array.from({ length: 12 }, (_, at) =>
      new Date(anyYear, at, 1).toLocaleDateString(locale, { month: 'long' }),
    ),
  };
}
