import { addDays, addMonths, dateOf, daysInMonth, isLocalDate, type LocalDate } from '../local-date';
import { longest, type Now, type Read, type Rule, skip, textAt } from './reading';
import { months, numberOf, ordinalOf, plainShortWeekdays, shortWeekdays, units, weekdays } from './words';

/** A day that was read; `null` where it looks like one and there is no such day (31 February). */
export type ReadDay = LocalDate | null;

/** Monday is 0. */
export const weekdayOf = (date: LocalDate): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The next such weekday after `date`. */
export const nextWeekday = (date: LocalDate, weekday: number): LocalDate =>
  addDays(date, ((weekday - weekdayOf(date) + 6) % 7) + 1);

const nextMonday = (date: LocalDate) => nextWeekday(date, 0);

const dayWords = new Map<string, number>([
  ['today', 0],
  ['heute', 0],
  ['tonight', 0],
  ['tomorrow', 1],
  ['tmrw', 1],
  ['morgen', 1],
  ['ubermorgen', 2],
  ['uebermorgen', 2],
]);

const before = new Set(['on', 'am', 'den', 'by', 'bis', 'due', 'for', 'ab', 'from']);
const onDay = new Set(['on', 'am', 'den', 'by', 'bis', 'due', 'ab', 'from']);
/** Behind these even `so` is a Sunday. */
const expectsDay = new Set(['on', 'am', 'den', 'bis', 'ab']);
const thisOne = new Set(['this', 'coming', 'diesen', 'dieser', 'dieses', 'kommenden', 'kommende', 'kommendes']);
const nextOne = new Set(['next', 'nachste', 'nachsten', 'nachster', 'nachstes', 'naechste', 'naechsten', 'naechstes']);

const dayWord: Rule<ReadDay> = (words, at, { today }) => {
  const lead = skip(words, at, new Set(['by', 'bis', 'due', 'ab', 'from', 'for', 'fur']));
  const days = dayWords.get(textAt(words, at + lead));
  if (days !== undefined) return { length: lead + 1, value: addDays(today, days) };
  const phrase = [0, 1, 2, 3].map((step) => textAt(words, at + step));
  if (phrase.slice(0, 3).join(' ') === 'day after tomorrow') return { length: 3, value: addDays(today, 2) };
  if (phrase.join(' ') === 'the day after tomorrow') return { length: 4, value: addDays(today, 2) };
  return null;
};

/** `Monday` is the next one, `next Monday` that of next week; `Tuesday next week` too. */
const weekday: Rule<ReadDay> = (words, at, { today }) => {
  const lead = skip(words, at, before);
  const kind = textAt(words, at + lead);
  const choice = nextOne.has(kind) || thisOne.has(kind) ? 1 : 0;
  const word = textAt(words, at + lead + choice);
  const isExpected = choice > 0 || expectsDay.has(textAt(words, at)) || words[at]?.raw.endsWith('.') === true;
  const day = weekdays.get(word) ?? (isExpected ? shortWeekdays : plainShortWeekdays).get(word);
  if (day === undefined) return null;
  const length = lead + choice + 1;
  const following = { length, value: nextWeekday(addDays(nextMonday(today), -1), day) };
  if (nextOne.has(kind)) return following;
  const said = nextWeek(words, at + length);
  if (said > 0 && choice === 0) return { ...following, length: length + said };
  return { length, value: nextWeekday(today, day) };
};

/** How many words say `next week` here. */
function nextWeek(words: Parameters<Rule<ReadDay>>[0], at: number): number {
  const isWeek = ['week', 'woche'].includes(textAt(words, at + 1));
  return nextOne.has(textAt(words, at)) && isWeek ? 2 : 0;
}

/** `next week` is its Monday; `nächste Woche Dienstag` that day of it. */
const nextPeriod: Rule<ReadDay> = (words, at, { today }) => {
  if (!nextOne.has(textAt(words, at))) return null;
  const unit = textAt(words, at + 1);
  if (nextWeek(words, at) > 0) {
    const monday = nextMonday(today);
    const day = weekdays.get(textAt(words, at + 2));
    return day === undefined ? { length: 2, value: monday } : { length: 3, value: addDays(monday, day) };
  }
  if (['month', 'monat'].includes(unit)) return { length: 2, value: `${addMonths(today, 1).slice(0, 8)}01` };
  if (['year', 'jahr'].includes(unit)) return { length: 2, value: dateOf(Number(today.slice(0, 4)) + 1, 1, 1) };
  return null;
};

/** `this weekend`, `am Wochenende`: its Saturday. */
const weekend: Rule<ReadDay> = (words, at, { today }) => {
  const isWeekend = ['weekend', 'wochenende'].includes(textAt(words, at + 1));
  const lead = textAt(words, at);
  if (!isWeekend || !(thisOne.has(lead) || nextOne.has(lead) || ['am', 'the', 'on'].includes(lead))) return null;
  const saturday = weekdayOf(today) === 5 ? today : nextWeekday(today, 5);
  return { length: 2, value: nextOne.has(lead) ? nextWeekday(addDays(nextMonday(today), -1), 5) : saturday };
};

const lastOfMonth = (date: LocalDate) =>
  `${date.slice(0, 8)}${daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)))}`;

const monthEnd: Rule<ReadDay> = (words, at, { today }) => {
  const lead = skip(words, at, new Set(['at', 'by', 'am', 'bis', 'zum']));
  const phrase = [0, 1, 2, 3].map((step) => textAt(words, at + lead + step));
  for (const said of ['end of the month', 'ende des monats', 'end of month', 'monatsende']) {
    const length = said.split(' ').length;
    if (phrase.slice(0, length).join(' ') === said) return { length: lead + length, value: lastOfMonth(today) };
  }
  return null;
};

/** `in 2 weeks`, `in einem Monat`. */
const after: Rule<ReadDay> = (words, at, { today }) => {
  if (textAt(words, at) !== 'in') return null;
  const count = numberOf(textAt(words, at + 1));
  const unit = units.get(textAt(words, at + 2));
  if (count === null || unit === undefined || unit === 'minute' || unit === 'hour') return null;
  const monthsOn = unit === 'month' ? count : unit === 'year' ? 12 * count : 0;
  const daysOn = unit === 'day' ? count : unit === 'week' ? 7 * count : 0;
  return { length: 3, value: addDays(addMonths(today, monthsOn), daysOn) };
};

/** A day of a month; without a year the next there is. */
function dayOf(year: number | null, month: number, day: number, { today }: Now): ReadDay {
  const years = year === null ? [0, 1, 2, 3, 4, 5, 6, 7, 8].map((on) => Number(today.slice(0, 4)) + on) : [year];
  const days = years.map((one) => dateOf(one, month, day)).filter(isLocalDate);
  return (year === null ? days.find((one) => one >= today) : days[0]) ?? null;
}

const fullYear = (digits: string) => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));

/** `2026-12-24`, `24.12.`, `24.12.26`. */
const digits: Rule<ReadDay> = (words, at, now) => {
  const lead = skip(words, at, before);
  const word = textAt(words, at + lead);
  const length = lead + 1;
  if (/^\d{4}-\d\d-\d\d$/.test(word)) return { length, value: isLocalDate(word) ? word : null };
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)?$/.exec(word) ?? [];
  if (day === undefined || month === undefined) return null;
  return { length, value: dayOf(year === undefined ? null : fullYear(year), Number(month), Number(day), now) };
};

const yearAt = (word: string): Read<number> | null =>
  /^(19|20|21)\d\d$/.test(word) ? { length: 1, value: Number(word) } : null;

/** `24. Dezember`, `24 December 2027`, `the 24th of December`. */
const dayMonth: Rule<ReadDay> = (words, at, now) => {
  const lead = skip(words, at, before);
  const article = skip(words, at + lead, new Set(['the', 'dem', 'den']));
  const first = at + lead + article;
  const word = textAt(words, first);
  const day = ordinalOf(word) ?? (/^\d{1,2}$/.test(word) ? Number(word) : null);
  if (day === null || !/^\d/.test(word)) return null;
  const of = skip(words, first + 1, new Set(['of']));
  const month = months.get(textAt(words, first + 1 + of));
  if (month === undefined) return null;
  const year = yearAt(textAt(words, first + 2 + of));
  const length = first - at + 2 + of + (year?.length ?? 0);
  return { length, value: dayOf(year?.value ?? null, month, day, now) };
};

/** `Dec 24th, 2027`. */
const monthDay: Rule<ReadDay> = (words, at, now) => {
  const lead = skip(words, at, onDay);
  const month = months.get(textAt(words, at + lead));
  const word = textAt(words, at + lead + 1);
  const day = ordinalOf(word) ?? (/^\d{1,2}$/.test(word) ? Number(word) : null);
  if (month === undefined || day === null || !/^\d/.test(word)) return null;
  const year = yearAt(textAt(words, at + lead + 2));
  return { length: lead + 2 + (year?.length ?? 0), value: dayOf(year?.value ?? null, month, day, now) };
};

/** `on the 15th`, `am 15.`: of this month, or of the next that has it. */
const dayAlone: Rule<ReadDay> = (words, at, { today }) => {
  const lead = skip(words, at, onDay);
  if (lead === 0) return null;
  const article = skip(words, at + 1, new Set(['the']));
  const word = textAt(words, at + 1 + article);
  const day = ordinalOf(word);
  if (day === null || !/^\d/.test(word)) return null;
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7)) - 1;
  const days = Array.from({ length: 12 }, (_, on) =>
    dateOf(year + Math.floor((month + on) / 12), ((month + on) % 12) + 1, day),
  );
  return { length: 2 + article, value: days.find((one) => isLocalDate(one) && one >= today) ?? null };
};

/** Reads a day. */
export const readDay: Rule<ReadDay> = longest<ReadDay>([
  dayWord,
  weekday,
  nextPeriod,
  weekend,
  monthEnd,
  after,
  digits,
  dayMonth,
  monthDay,
  dayAlone,
]);
