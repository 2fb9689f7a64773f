import { addDays, type LocalDate } from '../local-date';
import { readDay } from './dates';
import { longest, type Now, type Read, type Rule, skip, textAt } from './reading';
import { readTimeWithin } from './times';
import { nextWeekday, weekdayOf } from './weekday';
import {
  everyWeekday,
  lasts,
  months,
  numberOf,
  ordinalOf,
  shortWeekdays,
  type Unit,
  units,
  type Word,
  weekdays,
} from './words';

/** How often something comes back: a recurrence rule (RFC 5545, 3.3.10), and the first day it does. */
export interface Repeat {
  rule: string;
  first: LocalDate;
  /** The time of the day, where it is part of how often: `every morning`. Minutes since midnight. */
  minutes?: number;
}

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const frequency: Readonly<Record<Exclude<Unit, 'minute' | 'hour'>, string>> = {
  day: 'DAILY',
  week: 'WEEKLY',
  month: 'MONTHLY',
  year: 'YEARLY',
};

const every = new Set(['every', 'each', 'jeden', 'jede', 'jedes', 'jeder', 'alle']);

const ofUnit = (unit: Unit | undefined, interval: number): string | null => {
  if (unit === undefined || unit === 'minute' || unit === 'hour' || interval < 1 || interval > 999) return null;
  return `FREQ=${frequency[unit]}${interval > 1 ? `;INTERVAL=${interval}` : ''}`;
};

const workdays = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';

/** `daily`, `wöchentlich`: rules of one word. */
const oneWord = new Map<string, string>([
  ['daily', 'FREQ=DAILY'],
  ['taglich', 'FREQ=DAILY'],
  ['taeglich', 'FREQ=DAILY'],
  ['weekly', 'FREQ=WEEKLY'],
  ['wochentlich', 'FREQ=WEEKLY'],
  ['woechentlich', 'FREQ=WEEKLY'],
  ['fortnightly', 'FREQ=WEEKLY;INTERVAL=2'],
  ['zweiwochentlich', 'FREQ=WEEKLY;INTERVAL=2'],
  ['vierzehntagig', 'FREQ=WEEKLY;INTERVAL=2'],
  ['14-tagig', 'FREQ=WEEKLY;INTERVAL=2'],
  ['biweekly', 'FREQ=WEEKLY;INTERVAL=2'],
  ['monthly', 'FREQ=MONTHLY'],
  ['monatlich', 'FREQ=MONTHLY'],
  ['quarterly', 'FREQ=MONTHLY;INTERVAL=3'],
  ['vierteljahrlich', 'FREQ=MONTHLY;INTERVAL=3'],
  ['quartalsweise', 'FREQ=MONTHLY;INTERVAL=3'],
  ['halbjahrlich', 'FREQ=MONTHLY;INTERVAL=6'],
  ['yearly', 'FREQ=YEARLY'],
  ['annually', 'FREQ=YEARLY'],
  ['jahrlich', 'FREQ=YEARLY'],
  ['jaehrlich', 'FREQ=YEARLY'],
  ['werktags', workdays],
  ['wochentags', workdays],
  ['weekdays', workdays],
  ['mo-fr', workdays],
  ['mon-fri', workdays],
]);

const single: Rule<string> = (words, at) => {
  const always = skip(words, at, new Set(['immer', 'always']));
  const word = textAt(words, at + always);
  const rule = oneWord.get(word);
  if (rule !== undefined) return { length: always + 1, value: rule };
  const day = everyWeekday.get(word);
  return day === undefined ? null : { length: always + 1, value: `FREQ=WEEKLY;BYDAY=${codes[day]}` };
};

/** `every 2 weeks`, `jede zweite Woche`, `every quarter`, `jeden Werktag`. */
const interval: Rule<string> = (words, at) => {
  if (!every.has(textAt(words, at))) return null;
  const next = textAt(words, at + 1);
  if (['weekday', 'workday', 'werktag'].includes(next)) {
    return { length: 2, value: workdays };
  }
  if (['mo-fr', 'mon-fri'].includes(next)) return { length: 2, value: workdays };
  if (['weekend', 'wochenende'].includes(next)) return { length: 2, value: 'FREQ=WEEKLY;BYDAY=SA,SU' };
  if (next === 'fortnight') return { length: 2, value: 'FREQ=WEEKLY;INTERVAL=2' };
  const half = /^(half|halbe|halbes)$/.test(next) && units.get(textAt(words, at + 2)) === 'year';
  if (half) return { length: 3, value: 'FREQ=MONTHLY;INTERVAL=6' };
  if (['quarter', 'quartal'].includes(next)) return { length: 2, value: 'FREQ=MONTHLY;INTERVAL=3' };
  const plain = ofUnit(units.get(next), 1);
  if (plain !== null) return { length: 2, value: plain };
  const count = numberOf(next) ?? ordinalOf(next);
  const counted = count === null ? null : ofUnit(units.get(textAt(words, at + 2)), count);
  return counted === null ? null : { length: 3, value: counted };
};

/** `every Monday`, `jeden zweiten Freitag`, `every Mon, Wed and Fri`. */
const onWeekdays: Rule<string> = (words, at) => {
  if (!every.has(textAt(words, at))) return null;
  const count = /^(other|2nd|2\.|second|zweiten|zweite|zweiter)$/.test(textAt(words, at + 1)) ? 1 : 0;
  const days: number[] = [];
  let to = at + 1 + count;
  for (;;) {
    const last = days.at(-1);
    const span = last === undefined ? 0 : skip(words, to, new Set(['to', 'through', 'bis', '-', '–']));
    const joined = span || (last === undefined ? 0 : skip(words, to, new Set(['and', 'und', '&', '+'])));
    const word = textAt(words, to + joined);
    const day = weekdays.get(word) ?? shortWeekdays.get(word);
    if (day === undefined) break;
    if (span > 0 && last !== undefined) for (let between = last + 1; between < day; between++) days.push(between);
    days.push(day);
    to += joined + 1;
  }
  if (days.length === 0) return null;
  const list = [...new Set(days)].sort().map((day) => codes[day]);
  return { length: to - at, value: `FREQ=WEEKLY${count > 0 ? ';INTERVAL=2' : ''};BYDAY=${list.join(',')}` };
};

/** `every first Monday (of the month)`, `jeden letzten Freitag im Monat`. */
const ofMonth: Rule<string> = (words, at) => {
  if (!every.has(textAt(words, at))) return null;
  const word = textAt(words, at + 1);
  const which = lasts.has(word) ? -1 : ordinalOf(word);
  const day = weekdays.get(textAt(words, at + 2));
  if (which === null || day === undefined) return null;
  const behind = [3, 4, 5].map((step) => textAt(words, at + step)).join(' ');
  const tail = /^(of the month|of every month)/.test(behind)
    ? 3
    : /^(im monat|des monats|of month)/.test(behind)
      ? 2
      : 0;
  // `every second Friday` is every other one, unless it says of the month.
  if (tail === 0 && which === 2) return null;
  if (which > 4) return null;
  return { length: 3 + tail, value: `FREQ=MONTHLY;BYDAY=${which}${codes[day]}` };
};

/** How many words say that it is of each month. */
function ofEachMonth(words: readonly Word[], at: number): number {
  const phrase = [0, 1, 2].map((step) => textAt(words, at + step)).join(' ');
  if (/^(of (the|every|each) month|eines jeden monats)/.test(phrase)) return 3;
  return /^(im monat|des monats|(jeden|jedes) monats)/.test(phrase) ? 2 : 0;
}

/** `15th`, `1.`, `last day`: a day of a month as a recurrence says it. */
function dayOfMonth(words: readonly Word[], at: number): Read<number> | null {
  const word = textAt(words, at);
  if (lasts.has(word) && ['day', 'tag'].includes(textAt(words, at + 1))) return { length: 2, value: -1 };
  if (['ersten', 'monatsersten', 'first'].includes(word) && !weekdays.has(textAt(words, at + 1))) {
    return { length: 1, value: 1 };
  }
  const day = /^\d/.test(word) ? ordinalOf(word) : null;
  return day === null || day < 1 || day > 31 ? null : { length: 1, value: day };
}

/** `every 15th`, `jeden 15.`, `every month on the 15th`, `jeden Monat am 15.`, `monatlich am 15.`, `immer am 1.`. */
const onDayOfMonth: Rule<string> = (words, at) => {
  let to = at;
  const isEach = every.has(textAt(words, at));
  if (['monthly', 'monatlich', 'immer', 'always'].includes(textAt(words, at))) to += 1;
  else if (!isEach) return null;
  else to += ['month', 'monat'].includes(textAt(words, at + 1)) ? 2 : 1;
  to += skip(words, to, new Set(['on', 'am', 'the', 'zum']));
  to += skip(words, to, new Set(['the']));
  const day = dayOfMonth(words, to);
  // `every first Monday` is another rule, and so is `jeden ersten Tag`.
  if (!day || (isEach && to === at + 1 && /^(first|ersten)$/.test(textAt(words, to)))) return null;
  const end = to + day.length;
  return { length: end + ofEachMonth(words, end) - at, value: `FREQ=MONTHLY;BYMONTHDAY=${day.value}` };
};

/** `on the 1st of every month`, `am 15. jeden Monats`, `last day of each month`. */
const dayOfEachMonth: Rule<string> = (words, at) => {
  const lead = skip(words, at, new Set(['on', 'am', 'zum']));
  const article = skip(words, at + lead, new Set(['the']));
  const day = dayOfMonth(words, at + lead + article);
  const end = lead + article + (day?.length ?? 0);
  const tail = ofEachMonth(words, at + end);
  const phrase = textAt(words, at + end + 1);
  const isEach = /^(every|each|jeden|monats)$/.test(phrase) && !/^des$/.test(textAt(words, at + end));
  return day && tail > 0 && isEach ? { length: end + tail, value: `FREQ=MONTHLY;BYMONTHDAY=${day.value}` } : null;
};

const rules = longest<string>([single, interval, onWeekdays, ofMonth, onDayOfMonth, dayOfEachMonth]);

const compact = (date: LocalDate) => date.replaceAll('-', '');

/** Parts of the day that come back, with the time they stand for. */
const dailyParts = new Map<string, number>([
  ['morning', 9 * 60],
  ['morgen', 8 * 60],
  ['vormittag', 10 * 60],
  ['mittag', 12 * 60],
  ['afternoon', 15 * 60],
  ['nachmittag', 15 * 60],
  ['evening', 19 * 60],
  ['abend', 19 * 60],
  ['night', 20 * 60],
  ['nacht', 22 * 60],
]);

/** `every morning`, `jeden Abend um 8`. */
const everyPart: Rule<Repeat> = (words, at, now) => {
  const word = textAt(words, at + 1);
  const minutes = every.has(textAt(words, at)) ? dailyParts.get(word) : undefined;
  if (minutes === undefined) return null;
  const timed = readTimeWithin(words, at + 2, now, minutes);
  const value = { rule: 'FREQ=DAILY', first: now.today, minutes: timed?.value ?? minutes };
  return { length: 2 + (timed?.length ?? 0), value };
};

/** `every Jan 1`, `jeden 3. Mai`. */
const everyYear: Rule<Repeat> = (words, at, now) => {
  if (!every.has(textAt(words, at))) return null;
  const day = readDay(words, at + 1, now);
  const isDate = day?.value && words.slice(at + 1, at + 1 + day.length).some(({ text }) => months.has(text));
  return isDate && day.value ? { length: 1 + day.length, value: { rule: 'FREQ=YEARLY', first: day.value } } : null;
};

const plainRepeat: Rule<Repeat> = (words, at, now) => {
  const read = rules(words, at, now);
  return read && { length: read.length, value: { rule: read.value, first: firstDay(read.value, now) } };
};

const anyRepeat = longest<Repeat>([plainRepeat, everyPart, everyYear]);

/** Reads a recurrence, with `until …` or `… times` behind it. */
export const readRepeat: Rule<Repeat> = (words, at, now) => {
  const read = anyRepeat(words, at, now);
  if (!read) return null;
  const behind = at + read.length;
  const until = ['until', 'till', 'bis'].includes(textAt(words, behind)) ? readDay(words, behind + 1, now) : null;
  if (until?.value) {
    const rule = `${read.value.rule};UNTIL=${compact(until.value)}`;
    return { length: read.length + 1 + until.length, value: { ...read.value, rule } };
  }
  const count = numberOf(textAt(words, behind));
  if (count !== null && count > 1 && ['times', 'mal'].includes(textAt(words, behind + 1))) {
    const rule = `${read.value.rule};COUNT=${count}`;
    return { length: read.length + 2, value: { ...read.value, rule } };
  }
  return read;
};

const part = (rule: string, name: string): string | undefined => new RegExp(`${name}=([^;]+)`).exec(rule)?.[1];

/** The first day from today on that a rule read here can mean; today where it says no day. */
function firstDay(rule: string, { today }: Now): LocalDate {
  const monthDay = Number(part(rule, 'BYMONTHDAY') ?? 0);
  const isOn = (date: LocalDate): boolean => {
    const next = addDays(date, 1);
    if (monthDay === -1) return next.endsWith('-01');
    if (monthDay > 0) return Number(date.slice(8)) === monthDay;
    const days = part(rule, 'BYDAY');
    if (days === undefined) return true;
    return days.split(',').some((code) => {
      const weekday = codes.indexOf(code.slice(-2) as (typeof codes)[number]);
      if (weekdayOf(date) !== weekday) return false;
      const which = Number(code.slice(0, -2));
      if (which === 0) return true;
      if (which < 0) return addDays(date, 7).slice(0, 7) !== date.slice(0, 7);
      return Math.ceil(Number(date.slice(8)) / 7) === which;
    });
  };
  for (let date = today, left = 70; left > 0; date = addDays(date, 1), left--) if (isOn(date)) return date;
  return nextWeekday(today, 0);
}
