import { addDays, addMonths, dateOf, daysInMonth, type LocalDate } from '../local-date';
import { longest, type Now, type Rule, skip, textAt } from './reading';
import { type Day, nextOne, nextWeekday, thisOne, weekdayOf } from './weekday';
import { lasts, months, ordinalOf, weekdays } from './words';

type Which = 'start' | 'middle' | 'end';
type Period = 'week' | 'month' | 'quarter' | 'year';

const parts = new Map<string, Which>([
  ['start', 'start'],
  ['beginning', 'start'],
  ['anfang', 'start'],
  ['beginn', 'start'],
  ['mid', 'middle'],
  ['middle', 'middle'],
  ['mitte', 'middle'],
  ['end', 'end'],
  ['ende', 'end'],
]);

const periods = new Map<string, Period>([
  ['week', 'week'],
  ['woche', 'week'],
  ['month', 'month'],
  ['monat', 'month'],
  ['monats', 'month'],
  ['quarter', 'quarter'],
  ['quartal', 'quarter'],
  ['quartals', 'quarter'],
  ['year', 'year'],
  ['jahr', 'year'],
  ['jahres', 'year'],
]);

const lead = new Set(['by', 'at', 'in', 'am', 'bis', 'zum', 'zu', 'gegen', 'until', 'till', 'before', 'on']);
const article = new Set(['the', 'zum']);
const of = new Set(['of', 'der', 'des', 'the', 'vom', 'von']);

const monthOf = (date: LocalDate) => Number(date.slice(5, 7));
const yearOf = (date: LocalDate) => Number(date.slice(0, 4));
const firstOf = (date: LocalDate): LocalDate => `${date.slice(0, 8)}01`;
const lastOf = (date: LocalDate): LocalDate =>
  `${date.slice(0, 8)}${String(daysInMonth(yearOf(date), monthOf(date))).padStart(2, '0')}`;

/** The day of a month that its start, middle or end means. */
const inMonth = (which: Which, date: LocalDate): LocalDate =>
  which === 'start' ? firstOf(date) : which === 'middle' ? `${date.slice(0, 8)}15` : lastOf(date);

/** A week ends on its Friday; once that is over, on its Sunday. */
function inWeek(which: Which, { today }: Now, weeksOn: number): LocalDate {
  const monday = addDays(addDays(today, -weekdayOf(today)), 7 * weeksOn);
  if (which === 'start') return monday;
  if (which === 'middle') return addDays(monday, 2);
  return addDays(monday, weeksOn === 0 && weekdayOf(today) > 4 ? 6 : 4);
}

/** A part of the period `on` periods from now. */
function partOf(which: Which, period: Period, now: Now, on: number): LocalDate {
  const { today } = now;
  if (period === 'week') return inWeek(which, now, on);
  if (period === 'month') return inMonth(which, addMonths(firstOf(today), on));
  const length = period === 'quarter' ? 3 : 12;
  const first = addMonths(dateOf(yearOf(today), monthOf(today) - ((monthOf(today) - 1) % length), 1), on * length);
  if (which === 'start') return first;
  return which === 'end' ? lastOf(addMonths(first, length - 1)) : addMonths(first, length / 2);
}

/** The one that is meant when nothing says which: this one, or the next once its day is over. */
const coming = (which: Which, period: Period, now: Now): LocalDate => {
  const here = partOf(which, period, now, 0);
  return here >= now.today ? here : partOf(which, period, now, 1);
};

const nextWords = new Set([...nextOne, 'nachsten', 'kommender', 'kommenden', 'coming']);

/** `end of next month`, `Anfang der Woche`, `Mitte Januar`, `mid-May 2027`. */
const partOfPeriod: Rule<Day> = (words, at, now) => {
  const leads = skip(words, at, lead);
  const articles = skip(words, at + leads, article);
  let to = at + leads + articles;
  const [said = '', glued] = textAt(words, to).split('-');
  const which = parts.get(said);
  if (which === undefined) return null;
  if (glued === undefined) to += 1;
  to += skip(words, to, of);
  const month = months.get(glued ?? textAt(words, to));
  if (month !== undefined) {
    const said = /^20\d\d$/.test(textAt(words, to + 1)) ? Number(textAt(words, to + 1)) : null;
    const here = inMonth(which, dateOf(said ?? yearOf(now.today), month, 1));
    const value = said === null && here < now.today ? inMonth(which, dateOf(yearOf(now.today) + 1, month, 1)) : here;
    return { length: to + (said === null ? 1 : 2) - at, value };
  }
  const isNext = nextWords.has(textAt(words, to));
  to += Number(isNext) || skip(words, to, new Set([...thisOne, 'der', 'the']));
  const period = periods.get(textAt(words, to));
  if (period === undefined) return null;
  return { length: to + 1 - at, value: isNext ? partOf(which, period, now, 1) : coming(which, period, now) };
};

const compound = /^(wochen|monats|quartals|jahres)(anfang|beginn|mitte|ende)$/;

/** `zum Monatsende`, `Jahresanfang`; `Wochenende` is Saturday and Sunday. */
const compoundPart: Rule<Day> = (words, at, now) => {
  const leads = skip(words, at, lead);
  const [word, period = '', part = ''] = compound.exec(textAt(words, at + leads)) ?? [];
  const which = parts.get(part);
  const of_ = periods.get(period) ?? periods.get(period.replace(/n$/, ''));
  if (word === undefined || word === 'wochenende' || which === undefined || of_ === undefined) return null;
  return { length: leads + 1, value: coming(which, of_, now) };
};

/** `this week`, `diesen Monat`: some time until it ends. */
const thisPeriod: Rule<Day> = (words, at, now) => {
  const leads = skip(words, at, new Set(['in']));
  const period = periods.get(textAt(words, at + leads + 1));
  if (!/^(this|diese|diesen|dieser|diesem|dieses)$/.test(textAt(words, at + leads)) || !period) return null;
  return { length: leads + 2, value: coming('end', period, now) };
};

/** The Monday of a week by its number (ISO 8601); null where the year has no such week. */
function mondayOf(year: number, week: number): Day {
  const fourth = dateOf(year, 1, 4);
  const monday = addDays(fourth, 7 * (week - 1) - weekdayOf(fourth));
  return week >= 1 && yearOf(addDays(monday, 3)) === year ? monday : null;
}

/** `KW 48`, `in week 50`: its Monday; today, in the week it is; of the next year, once it is over. */
const numberedWeek: Rule<Day> = (words, at, { today }) => {
  const leads = skip(words, at, new Set(['in', 'bis', 'by']));
  const word = textAt(words, at + leads);
  const [, glued] = /^(?:kw|cw)(\d{1,2})$/.exec(word) ?? [];
  const isNamed = /^(kw|cw|kalenderwoche)$/.test(word) || (leads > 0 && word === 'week');
  const number = glued ?? (isNamed ? textAt(words, at + leads + 1) : '');
  if (!/^\d{1,2}$/.test(number)) return null;
  const length = leads + (glued === undefined ? 2 : 1);
  const monday = mondayOf(yearOf(today), Number(number));
  if (monday === null) return { length, value: null };
  if (monday >= today) return { length, value: monday };
  return { length, value: addDays(monday, 6) >= today ? today : mondayOf(yearOf(today) + 1, Number(number)) };
};

/** `first Monday in May`, `letzten Freitag im Dezember`, `2nd Tuesday of next month`. */
const weekdayOfMonth: Rule<Day> = (words, at, now) => {
  const leads = skip(words, at, new Set(['on', 'am', 'by', 'bis', 'den']));
  const articles = skip(words, at + leads, new Set(['the', 'den', 'dem']));
  const first = at + leads + articles;
  const word = textAt(words, first);
  const which = lasts.has(word) ? -1 : ordinalOf(word);
  const day = weekdays.get(textAt(words, first + 1));
  if (which === null || day === undefined || which > 4 || !/^(in|im|of|des|vom)$/.test(textAt(words, first + 2))) {
    return null;
  }
  const inThe = (month: LocalDate): LocalDate =>
    which > 0
      ? addDays(nextWeekday(addDays(month, -1), day), 7 * (which - 1))
      : addDays(nextWeekday(lastOf(month), day), -7);
  if (periods.get(textAt(words, first + 3)) === 'month' || textAt(words, first + 4) === 'month') {
    const here = inThe(firstOf(now.today));
    const isNamed = textAt(words, first + 4) === 'month' && /^(the|this)$/.test(textAt(words, first + 3));
    const value = here >= now.today ? here : inThe(addMonths(firstOf(now.today), 1));
    if (isNamed || textAt(words, first + 3) !== 'next') return { length: first + (isNamed ? 5 : 4) - at, value };
  }
  const month = months.get(textAt(words, first + 3));
  if (month !== undefined) {
    const here = inThe(dateOf(yearOf(now.today), month, 1));
    const value = here >= now.today ? here : inThe(dateOf(yearOf(now.today) + 1, month, 1));
    return { length: first + 4 - at, value };
  }
  if (nextWords.has(textAt(words, first + 3)) && periods.get(textAt(words, first + 4)) === 'month') {
    return { length: first + 5 - at, value: inThe(addMonths(firstOf(now.today), 1)) };
  }
  return null;
};

/** `last day of the month`, `letzter Tag des Monats`. */
const lastDay: Rule<Day> = (words, at, { today }) => {
  const leads = skip(words, at, new Set(['on', 'am', 'by', 'bis', 'the']));
  const phrase = [1, 2, 3, 4].map((step) => textAt(words, at + leads + step)).join(' ');
  if (!lasts.has(textAt(words, at + leads))) return null;
  if (/^day of the month/.test(phrase)) return { length: leads + 5, value: lastOf(today) };
  return /^tag (im monat|des monats)/.test(phrase) ? { length: leads + 4, value: lastOf(today) } : null;
};

/** Days that are said by the week, month or year they are in. */
export const readPeriod: Rule<Day> = longest<Day>([
  partOfPeriod,
  compoundPart,
  thisPeriod,
  numberedWeek,
  weekdayOfMonth,
  lastDay,
]);
