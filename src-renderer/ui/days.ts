export interface Day<T> {
  /** Midnight in local time, in milliseconds. */
  readonly start: number;
  readonly items: readonly T[];
}

const midnight = (at: number): number => {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
};

/** Cuts a list in order of time into runs of the same local day. */
export function byDay<T>(items: readonly T[], at: (item: T) => number): Day<T>[] {
  const days: { start: number; items: T[] }[] = [];
  for (const item of items) {
    const start = midnight(at(item));
    const last = days.at(-1);
    if (last?.start === start) last.items.push(item);
    else days.push({ start, items: [item] });
  }
  return days;
}

/** A day as a person says it: today, yesterday, else weekday, day and month, with the year where it is another. */
export function dayWords(start: number, now: number, locale: string): string {
  const daysAgo = Math.round((midnight(now) - start) / 86_400_000);
  if (daysAgo === 0 || daysAgo === 1) {
    const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-daysAgo, 'day');
    return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
  }
  const isThisYear = new Date(start).getFullYear() === new Date(now).getFullYear();
  return new Date(start).toLocaleDateString(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
  });
}
