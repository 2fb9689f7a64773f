import { addDays, addMonths, dateOf, isLocalDate, type LocalDate } from '../local-date';
import { readStretch } from './counts';
import { readPeriod } from './periods';
import { longest, type Now, type Read, type Rule, skip, textAt } from './reading';
import { readTime } from './times';
import { type Day, nextMonday, nextOne, nextWeekday, thisOne, weekdayOf } from './weekday';
import { months, ordinalOf, plainShortWeekdays, shortWeekdays, type Word, weekdays } from './words';

const dayWords = new Map<string, number>([
  ['today', 0],
  ['heute', 0],
  ['heut', 0],
  ['tonight', 0],
  ['tomorrow', 1],
  ['tmrw', 1],
  ['tmr', 1],
  ['tmw', 1],
  ['morgen', 1],
  ['ubermorgen', 2],
  ['uebermorgen', 2],
  ['uberubermorgen', 3],
]);

const before = new Set('on am den by bis due for ab from until till zum auf to'.split(' '));
const onDay = new Set('on am den by bis due ab from until till zum'.split(' '));
/** Behind these even `so` is a Sunday. */
const expectsDay = new Set(['on', 'am', 'den', 'bis', 'ab']);

const beforeWord = new Set('by bis due ab from for fur until till auf to later spater noch'.split(' '));

const dayWord: Rule<Day> = (words, at, { today }) => {
  // `Guten Morgen` says no day.
  if (/^(guten|good)$/.test(textAt(words, at - 1))) return null;
  const lead = skip(words, at, beforeWord);
  const days = dayWords.get(textAt(words, at + lead));
  if (days !== undefined) return { length: lead + 1, value: addDays(today, days) };
  const phrase = [0, 1, 2, 3].map((step) => textAt(words, at + step));
  if (phrase.slice(0, 3).join(' ') === 'day after tomorrow') return { length: 3, value: addDays(today, 2) };
  if (phrase.join(' ') === 'the day after tomorrow') return { length: 4, value: addDays(today, 2) };
  return null;
};

/** `Do 14:30` is a Thursday, though `do` is a word of its own; `Fr. Huber` is a woman. */
function isShortDay(words: readonly Word[], at: number, now: Now): boolean | null {
  const raw = words[at]?.raw ?? '';
  if (raw === 'Fr.' && /^\p{Lu}/u.test(words[at + 1]?.raw ?? '')) return null;
  if (raw.endsWith('.')) return true;
  if (!/^(Mo|Di|Mi|Do|Fr|Sa|So),?$/.test(raw) || readTime(words, at + 1, now) === null) return false;
  // `Do 3 rounds` and `So at 3 …` begin otherwise.
  const isGermanTime = /\d[:.]\d\d|uhr$/.test(textAt(words, at + 1)) || textAt(words, at + 2) === 'uhr';
  return at > 0 || !/^(Do|So)/.test(raw) || isGermanTime;
}

/** `Monday` is the next one, `next Monday` that of next week; `Tuesday next week` too. */
const weekday: Rule<Day> = (words, at, now) => {
  const { today } = now;
  const lead = skip(words, at, before);
  const kind = textAt(words, at + lead);
  const choice = nextOne.has(kind) || thisOne.has(kind) ? 1 : 0;
  const word = textAt(words, at + lead + choice);
  const isShort = isShortDay(words, at + lead + choice, now);
  const isExpected = choice > 0 || expectsDay.has(textAt(words, at)) || isShort === true;
  if (isShort === null && lead + choice === 0) return null;
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
function nextWeek(words: Parameters<Rule<Day>>[0], at: number): number {
  const isWeek = ['week', 'woche'].includes(textAt(words, at + 1));
  return nextOne.has(textAt(words, at)) && isWeek ? 2 : 0;
}

/** `next week` is its Monday; `nächste Woche Dienstag` that day of it; `übernächste Woche` the one after. */
const nextPeriod: Rule<Day> = (words, at, { today }) => {
  const lead = skip(words, at, new Set(['by', 'bis', 'for', 'fur', 'until', 'till', 'in', 'ab', 'from']));
  const article = lead > 0 ? skip(words, at + lead, new Set(['the', 'der'])) : 0;
  const first = at + lead + article;
  const isAfter = /^(uber|ueber)n(a|ae)chste[nrs]?$/.test(textAt(words, first));
  const isComing = /^(kommende[nrs]?|coming)$/.test(textAt(words, first));
  if (!isAfter && !isComing && !nextOne.has(textAt(words, first))) return null;
  const on = isAfter ? 2 : 1;
  const unit = textAt(words, first + 1);
  const length = first + 2 - at;
  if (['week', 'woche'].includes(unit)) {
    const monday = addDays(nextMonday(today), 7 * (on - 1));
    const day = weekdays.get(textAt(words, first + 2));
    return day === undefined ? { length, value: monday } : { length: length + 1, value: addDays(monday, day) };
  }
  if (['month', 'monat'].includes(unit)) return { length, value: `${addMonths(today, on).slice(0, 8)}01` };
  if (['year', 'jahr'].includes(unit)) return { length, value: dateOf(Number(today.slice(0, 4)) + on, 1, 1) };
  const day = isAfter ? weekdays.get(unit) : undefined;
  return day === undefined ? null : { length, value: addDays(nextMonday(today), 7 + day) };
};

/** `this weekend`, `am Wochenende`: its Saturday. */
const weekend: Rule<Day> = (words, at, { today }) => {
  const isWeekend = ['weekend', 'wochenende'].includes(textAt(words, at + 1));
  const lead = textAt(words, at);
  if (!isWeekend || !(thisOne.has(lead) || nextOne.has(lead) || ['am', 'the', 'on'].includes(lead))) return null;
  const saturday = weekdayOf(today) === 5 ? today : nextWeekday(today, 5);
  return { length: 2, value: nextOne.has(lead) ? nextWeekday(addDays(nextMonday(today), -1), 5) : saturday };
};

/** So much later, in whole days; null where it is none. */
function later(from: LocalDate, { count, unit }: { count: number; unit: string }): Day {
  const monthsOn = unit === 'month' ? count : unit === 'year' ? 12 * count : 0;
  const daysOn = unit === 'day' ? count : unit === 'week' ? 7 * count : 0;
  if (!Number.isInteger(monthsOn) || !Number.isInteger(daysOn) || monthsOn + daysOn === 0) return null;
  return addDays(addMonths(from, monthsOn), daysOn);
}

/** `in 2 weeks`, `in einem Monat`, `in ein paar Tagen`, `2 weeks from now`. */
const after: Rule<Day> = (words, at, { today }) => {
  const lead = skip(words, at, new Set(['in']));
  const stretch = readStretch(words, at + lead);
  const value = stretch && later(today, stretch.value);
  if (!stretch || value === null) return null;
  const length = lead + stretch.length;
  if (lead > 0) return { length, value };
  return textAt(words, at + length) === 'from' && textAt(words, at + length + 1) === 'now'
    ? { length: length + 2, value }
    : null;
};

/** A day of a month; without a year the next there is. */
function dayOf(year: number | null, month: number, day: number, { today }: Now): Day {
  const years = year === null ? [0, 1, 2, 3, 4, 5, 6, 7, 8].map((on) => Number(today.slice(0, 4)) + on) : [year];
  const days = years.map((one) => dateOf(one, month, day)).filter(isLocalDate);
  return (year === null ? days.find((one) => one >= today) : days[0]) ?? null;
}

const fullYear = (digits: string) => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));

/** `2026-12-24`, `24.12.`, `24.12.26`. */
const digits: Rule<Day> = (words, at, now) => {
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

/** `24/12`, `12/24/2026`, `2026/12/24`: where both numbers could be the month it is not clear, and not read. */
const slashed: Rule<Day> = (words, at, now) => {
  const lead = skip(words, at, onDay);
  const word = textAt(words, at + lead);
  const length = lead + 1;
  const [iso, isoYear, isoMonth, isoDay] = /^(\d{4})\/(\d\d?)\/(\d\d?)$/.exec(word) ?? [];
  if (iso !== undefined) return { length, value: dayOf(Number(isoYear), Number(isoMonth), Number(isoDay), now) };
  const [said, one, other, year] = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d\d))?$/.exec(word) ?? [];
  const isAlone = lead === 0 && year === undefined && readTime(words, at + 1, now) === null && at < words.length - 1;
  if (said === undefined || said === '24/7' || isAlone) return null;
  const [first, second] = [Number(one), Number(other)];
  if ((first <= 12 && second <= 12 && first !== second) || (first > 12 && second > 12)) return null;
  const [day, month] = first > 12 ? [first, second] : [second, first];
  return { length, value: dayOf(year === undefined ? null : fullYear(year), month, day, now) };
};

/** `24. Dezember`, `24 December 2027`, `the 24th of December`. */
const dayMonth: Rule<Day> = (words, at, now) => {
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
const monthDay: Rule<Day> = (words, at, now) => {
  const lead = skip(words, at, onDay);
  const month = months.get(textAt(words, at + lead));
  const word = textAt(words, at + lead + 1);
  const day = ordinalOf(word) ?? (/^\d{1,2}$/.test(word) ? Number(word) : null);
  if (month === undefined || day === null || !/^\d/.test(word)) return null;
  const year = yearAt(textAt(words, at + lead + 2));
  return { length: lead + 2 + (year?.length ?? 0), value: dayOf(year?.value ?? null, month, day, now) };
};

/** `on the 15th`, `am 15.`: of this month, or of the next that has it. */
const dayAlone: Rule<Day> = (words, at, { today }) => {
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
  const length = 2 + article;
  const tail = /^(?:of )?(?:next month|nachsten monats)/.exec(
    [0, 1, 2].map((step) => textAt(words, at + length + step)).join(' '),
  );
  if (tail) {
    const value = `${addMonths(today, 1).slice(0, 8)}${String(day).padStart(2, '0')}`;
    return { length: length + tail[0].split(' ').length, value: isLocalDate(value) ? value : null };
  }
  return { length, value: days.find((one) => isLocalDate(one) && one >= today) ?? null };
};

/** Days that are said without reckoning from another one. */
const plainDay = longest<Day>([dayWord, weekday, nextPeriod, digits, slashed, dayMonth, monthDay]);

/** `Freitag in zwei Wochen`, `heute in 14 Tagen`. */
const dayAndStretch: Rule<Day> = (words, at, now) => {
  const day = plainDay(words, at, now);
  if (!day?.value || textAt(words, at + day.length) !== 'in') return null;
  const stretch = readStretch(words, at + day.length + 1);
  if (stretch?.value.unit !== 'week' && stretch?.value.unit !== 'day') return null;
  const value = later(day.value, stretch.value);
  return value === null ? null : { length: day.length + 1 + stretch.length, value };
};

/** `a week from Monday`, `3 days before 24.12.`, `2 Tage nach dem 1. Mai`. */
const stretchAndDay: Rule<Day> = (words, at, now) => {
  const stretch = readStretch(words, at);
  if (!stretch) return null;
  const [, back] = /^(?:from|after|nach|ab|(before|vor))$/.exec(textAt(words, at + stretch.length)) ?? ['', null];
  if (back === null) return null;
  const to = at + stretch.length + 1;
  const article = skip(words, to, new Set(['the', 'dem', 'der']));
  const day = plainDay(words, to + article, now);
  const { count, unit } = stretch.value;
  const value = day?.value ? later(day.value, { count: back === undefined ? count : -count, unit }) : null;
  return day && value !== null ? { length: stretch.length + 1 + article + day.length, value } : null;
};

/** `before Friday`, `vor dem 24.12.`: the day before, where that is still to come. */
const beforeDay: Rule<Day> = (words, at, now) => {
  if (!/^(before|vor)$/.test(textAt(words, at))) return null;
  const article = skip(words, at + 1, new Set(['the', 'dem']));
  const day = plainDay(words, at + 1 + article, now);
  if (!day?.value) return null;
  const value = addDays(day.value, -1);
  return { length: 1 + article + day.length, value: value < now.today ? now.today : value };
};

const anyDay = longest<Day>([plainDay, weekend, readPeriod, after, dayAlone, dayAndStretch, stretchAndDay, beforeDay]);

/** Reads a day; none behind `since`, which says when something began. */
export const readDay: Rule<Day> = (words, at, now) =>
  /^(since|seit|seitdem)$/.test(textAt(words, at - 1)) ? null : anyDay(words, at, now);
