import { useTranslation } from 'react-i18next';
import { formatLocale } from './format-locale';

const dayMs = 86_400_000;

/**
 * A time as a person says it: the hour today, the weekday within a week, the day and month within this year, else the
 * whole date. Local time.
 */
export function personalTime(at: number, now: number, locale: string): string {
  const date = new Date(at);
  const today = new Date(now);
  const days = Math.round((startOfDay(today) - startOfDay(date)) / dayMs);
  if (days === 0) return date.toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' });
  if (days > 0 && days < 7) return date.toLocaleDateString(locale, { weekday: 'short' });
  if (date.getFullYear() === today.getFullYear())
    return date.toLocaleDateString(locale, { day: 'numeric', month: 'short' });
  return date.toLocaleDateString(locale, { day: 'numeric', month: 'short', year: 'numeric' });
}

const startOfDay = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

export interface TimeWords {
  /** For reading. */
  readonly personal: (at: number) => string;
  /** For hovering. */
  readonly exact: (at: number) => string;
}

export function timeWords(language: string): TimeWords {
  const locale = formatLocale(language, navigator.languages);
  return {
    personal: (at) => personalTime(at, Date.now(), locale),
    exact: (at) => new Date(at).toLocaleString(locale, { dateStyle: 'full', timeStyle: 'medium' }),
  };
}

/** Times in the user's language. */
export const useTimeWords = (): TimeWords => timeWords(useTranslation().i18n.language);
