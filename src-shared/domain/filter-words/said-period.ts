import { dateOf, daysInMonth, isLocalDate, type LocalDate } from '../local-date';

const units: Readonly<Record<string, string>> = {
  ...{ day: 'day', days: 'day', tag: 'day', tage: 'day', tagen: 'day' },
  ...{ week: 'week', weeks: 'week', woche: 'week', wochen: 'week' },
  ...{ month: 'month', months: 'month', monat: 'month', monate: 'month', monaten: 'month', monats: 'month' },
  ...{ quarter: 'quarter', quarters: 'quarter', quartal: 'quarter', quartale: 'quarter', quartalen: 'quarter' },
  ...{ year: 'year', years: 'year', jahr: 'year', jahre: 'year', jahren: 'year', jahres: 'year' },
};

const daysOf: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 };

const days: Readonly<Record<string, string>> = {
  ...{ today: 'day:0', heute: 'day:0' },
  ...{ yesterday: 'day:-1', gestern: 'day:-1' },
  ...{ tomorrow: 'day:1', morgen: 'day:1' },
};

const months = [
  'january januar jan',
  'february februar feb',
  'march marz mar',
  'april apr',
  'may mai',
  'june juni jun',
  'july juli jul',
  'august aug',
  'september sept sep',
  'october oktober oct okt',
  'november nov',
  'december dezember dec dez',
].map((names) => names.split(' '));

const numbers: Readonly<Record<string, number>> = {
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, twelve: 12 },
  ...{ ein: 1, eine: 1, einem: 1, einer: 1, einen: 1, zwei: 2, drei: 3, vier: 4, funf: 5, sechs: 6, zwolf: 12 },
};

const turns: readonly (readonly [RegExp, number])[] = [
  [/^(?:this|current|diese[nrms]?|aktuelle[nrms]?) (\S+)$/, 0],
  [/^(?:last|previous|letzte[nrms]?|vorige[nrms]?|vergangene[nrms]?) (\S+)$/, -1],
  [/^(?:next|coming|nachste[nrms]?|kommende[nrms]?) (\S+)$/, 1],
];

export interface PeriodContext {
  /** What day it is. */
  readonly today: LocalDate;
  /** It is about what is to come: `in 2 weeks` lies ahead, `in December` in the next one. */
  readonly isAhead: boolean;
}

const lastDay = (year: number, month: number): LocalDate => dateOf(year, month, daysInMonth(year, month));

/** `2026-11-21`, `21.11.2026`. */
function dayOf(said: string): LocalDate | null {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(said) ?? [];
  const date = day === undefined ? said : dateOf(Number(year), Number(month), Number(day));
  return isLocalDate(date) ? date : null;
}

/** `December`, `Dezember 2025`, `2025`. */
function monthOf(said: string, { today, isAhead }: PeriodContext): string | null {
  const now = Number(today.slice(0, 4));
  const [, whole] = /^(?:year |jahr |jahre )?((?:19|20)\d\d)$/.exec(said) ?? [];
  if (whole !== undefined) return `year:${Number(whole) - now}`;
  const [, name, named] = /^([a-z]+)(?: ((?:19|20)\d\d))?$/.exec(said) ?? [];
  const month = months.findIndex((names) => names.includes(name ?? '')) + 1;
  if (month === 0) return null;
  const here = dateOf(now, month, 1);
  const year =
    named !== undefined
      ? Number(named)
      : isAhead && lastDay(now, month) < today
        ? now + 1
        : !isAhead && here > today
          ? now - 1
          : now;
  return `${dateOf(year, month, 1)}/${lastDay(year, month)}`;
}

/**
 * A period as it is said, folded; null where it is none. `today`, `letzte Woche`, `in the last 30 days`, `2 weeks ago`,
 * `im Dezember`, `2026-11-21`. See domain/periods.ts for what it answers.
 */
export function saidPeriod(words: string, context: PeriodContext): string | null {
  const lead = /^(in|on|within|during|by|im|in den|in der|innerhalb|innerhalb von|am|binnen) (?=\S)/.exec(words)?.[1];
  const said = words.slice(lead === undefined ? 0 : lead.length + 1).replace(/^(?:the|den|der|die|dem|des) /, '');
  if (Object.hasOwn(days, said)) return days[said] ?? null;
  const day = dayOf(said);
  if (day !== null) return day;
  for (const [pattern, count] of turns) {
    const unit = units[pattern.exec(said)?.[1] ?? ''];
    if (unit !== undefined) return `${unit}:${count}`;
  }
  return counted(said, context) ?? monthOf(said, context);
}

const isAheadWord: ReadonlySet<string> = new Set(['next', 'coming', 'nachsten', 'kommenden']);

/** `last 30 days`, `3 weeks ago`, `vor 2 Monaten`, `2 weeks`. */
function counted(said: string, { isAhead }: PeriodContext): string | null {
  const [, direction = '', count = '', name = '', ago] =
    /^(?:(last|past|letzten|vergangenen|next|coming|nachsten|kommenden|vor|seit) )?(\S+) (\S+)( ago)?$/.exec(said) ??
    [];
  const unit = units[name];
  const number = /^\d{1,3}$/.test(count) ? Number(count) : (numbers[count] ?? 0);
  if (unit === undefined || number === 0) return null;
  if (direction === 'vor' || ago !== undefined) return `${unit}:-${number}`;
  const isToCome = direction === '' ? isAhead : isAheadWord.has(direction);
  return `days:${isToCome ? '' : '-'}${number * (daysOf[unit] ?? 1)}`;
}
