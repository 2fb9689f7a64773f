import { useTranslation } from 'react-i18next';
import { addDays, daysBetween, type LocalDate, localDateAt } from '../../src-shared/domain/local-date';
import { formatLocale } from './format-locale';

/** A day as a person says it: today, tomorrow, in 3 days within two weeks, else the date; with the year where it is another. */
export function dayAsSaid(date: LocalDate, today: LocalDate, locale: string): string {
  const away = daysBetween(today, date);
  if (Math.abs(away) <= 14) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(away, 'day');
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    ...(date.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
  });
}

/** Days in the user's language. */
export function useSaidDays() {
  const locale = formatLocale(useTranslation().i18n.language, navigator.languages);
  return {
    said: (date: LocalDate, today = localDateAt(Date.now())) => dayAsSaid(date, today, locale),
    /** With its weekday: for a line that is about this day. */
    whole: (date: LocalDate) =>
      new Date(`${date}T00:00:00Z`).toLocaleDateString(locale, {
        timeZone: 'UTC',
        weekday: 'short',
        day: 'numeric',
        month: 'short',
      }),
    inDays: (days: number) => dayAsSaid(addDays('2000-01-01', days), '2000-01-01', locale),
  };
}
