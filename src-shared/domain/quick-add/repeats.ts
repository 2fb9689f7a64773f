import { addDays, type LocalDate } from '../local-date';
import { nextWeekday, readDay, weekdayOf } from './dates';
import { longest, type Now, type Rule, skip, textAt } from './reading';
import { everyWeekday, lasts, numberOf, ordinalOf, shortWeekdays, type Unit, units, weekdays } from './words';

/** How often something comes back: a recurrence rule (RFC 5545, 3.3.10), and the first day it does. */
export interface Repeat {
  rule: string;
  first: LocalDate;
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

/** `daily`, `wöchentlich`: rules of one word. */
const oneWord = new Map<string, string>([
  ['daily', 'FREQ=DAILY'],
  ['taglich', 'FREQ=DAILY'],
  ['taeglich', 'FREQ=DAILY'],
  ['weekly', 'FREQ=WEEKLY'],
  ['wochentlich', 'FREQ=WEEKLY'],
  ['woechentlich', 'FREQ=WEEKLY'],
  ['biweekly', 'FREQ=WEEKLY;INTERVAL=2'],
  ['monthly', 'FREQ=MONTHLY'],
  ['monatlich', 'FREQ=MONTHLY'],
  ['quarterly', 'FREQ=MONTHLY;INTERVAL=3'],
  ['vierteljahrlich', 'FREQ=MONTHLY;INTERVAL=3'],
  ['quartalsweise', 'FREQ=MONTHLY;INTERVAL=3'],
  ['yearly', 'FREQ=YEARLY'],
  ['annually', 'FREQ=YEARLY'],
  ['jahrlich', 'FREQ=YEARLY'],
  ['jaehrlich', 'FREQ=YEARLY'],
  ['werktags', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
]);

const single: Rule<string> = (words, at) => {
  const word = textAt(words, at);
  const rule = oneWord.get(word);
  if (rule !== undefined) return { length: 1, value: rule };
  const day = everyWeekday.get(word);
  return day === undefined ? null : { length: 1, value: `FREQ=WEEKLY;BYDAY=${codes[day]}` };
};

/** `every 2 weeks`, `jede zweite Woche`, `every quarter`, `jeden Werktag`. */
const interval: Rule<string> = (words, at) => {
  if (!every.has(textAt(words, at))) return null;
  const next = textAt(words, at + 1);
  if (['weekday', 'workday', 'werktag'].includes(next)) {
    return { length: 2, value: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' };
  }
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
    const joined = days.length > 0 ? skip(words, to, new Set(['and', 'und', '&', '+'])) : 0;
    const word = textAt(words, to + joined);
    const day = weekdays.get(word) ?? shortWeekdays.get(word);
    if (day === undefined) break;
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

/** `every 15th`, `jeden 15.`, `every month on the 15th`, `jeden Monat am 15.`, `monatlich am 15.`. */
const onDayOfMonth: Rule<string> = (words, at) => {
  let to = at;
  const isMonthly = ['monthly', 'monatlich'].includes(textAt(words, at));
  if (isMonthly) to += 1;
  else if (!every.has(textAt(words, at))) return null;
  else to += ['month', 'monat'].includes(textAt(words, at + 1)) ? 2 : 1;
  to += skip(words, to, new Set(['on', 'am', 'the']));
  to += skip(words, to, new Set(['the']));
  const word = textAt(words, to);
  if (lasts.has(word) && ['day', 'tag'].includes(textAt(words, to + 1))) {
    return { length: to + 2 - at, value: 'FREQ=MONTHLY;BYMONTHDAY=-1' };
  }
  const day = ordinalOf(word);
  if (day === null || !/^\d/.test(word) || day < 1 || day > 31) return null;
  return { length: to + 1 - at, value: `FREQ=MONTHLY;BYMONTHDAY=${day}` };
};

const rules = longest<string>([single, interval, onWeekdays, ofMonth, onDayOfMonth]);

const compact = (date: LocalDate) => date.replaceAll('-', '');

/** Reads a recurrence, with `until …` or `… times` behind it. */
export const readRepeat: Rule<Repeat> = (words, at, now) => {
  const read = rules(words, at, now);
  if (!read) return null;
  const behind = at + read.length;
  const first = firstDay(read.value, now);
  const until = ['until', 'till', 'bis'].includes(textAt(words, behind)) ? readDay(words, behind + 1, now) : null;
  if (until?.value) {
    const rule = `${read.value};UNTIL=${compact(until.value)}`;
    return { length: read.length + 1 + until.length, value: { rule, first } };
  }
  const count = numberOf(textAt(words, behind));
  if (count !== null && count > 1 && ['times', 'mal'].includes(textAt(words, behind + 1))) {
    return { length: read.length + 2, value: { rule: `${read.value};COUNT=${count}`, first } };
  }
  return { length: read.length, value: { rule: read.value, first } };
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
