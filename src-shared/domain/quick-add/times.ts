import type { WallTime } from '../task';
import { longest, type Read, type Rule, skip, textAt } from './reading';
import { numberOf, numberWords, units } from './words';

const two = (value: number) => String(value).padStart(2, '0');

/** Minutes since midnight as `HH:MM`. */
export const wallTimeOf = (minutes: number): WallTime => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** Hours without a half of the day: nobody is called at three in the night. */
const likely = (hour: number) => (hour >= 1 && hour <= 6 ? hour + 12 : hour);

/** What a time was said as: exactly, or as an hour that may be of either half of the day. */
interface Said {
  minutes: number;
  isOpen: boolean;
}

const at_ = new Set(['at', '@', 'um', 'gegen', 'ab', 'around']);
const uhr = new Set(['uhr', "o'clock"]);

const said = (hour: number, minute: number, isOpen: boolean): Said | null =>
  hour <= 23 && minute <= 59 ? { minutes: 60 * (isOpen ? likely(hour) : hour) + minute, isOpen } : null;

const halfOf = (word: string): 'am' | 'pm' | null => {
  const [, half] = /^(am|pm|a\.m\.?|p\.m\.?)$/.exec(word) ?? [];
  return half === undefined ? null : half.startsWith('a') ? 'am' : 'pm';
};

/** `3pm`, `3:30 pm`. */
const englishTime: Rule<Said> = (words, at) => {
  const lead = skip(words, at, at_);
  const [, hour, minute = '00', glued] =
    /^(\d{1,2})(?::(\d\d))?(am|pm|a\.m|p\.m)?$/.exec(textAt(words, at + lead)) ?? [];
  if (hour === undefined) return null;
  const half = glued === undefined ? halfOf(textAt(words, at + lead + 1)) : halfOf(glued);
  const [hours, minutes] = [Number(hour), Number(minute)];
  if (half === null || hours < 1 || hours > 12 || minutes > 59) return null;
  // `am` is also a German word: `um 3 am Montag`.
  if (glued === undefined && textAt(words, at + lead + 1) === 'am' && /^(um|gegen|ab)$/.test(textAt(words, at))) {
    return null;
  }
  const value = { minutes: 60 * ((hours % 12) + (half === 'pm' ? 12 : 0)) + minutes, isOpen: false };
  return { length: lead + (glued === undefined ? 2 : 1), value };
};

/** `15:00`, `15 Uhr`, `15.30 Uhr`, `15 Uhr 30`, `15h`, `at 3`. */
const clockTime: Rule<Said> = (words, at) => {
  const lead = skip(words, at, at_);
  const word = textAt(words, at + lead);
  const isUhr = uhr.has(textAt(words, at + lead + 1));
  const [, hour, minute] = /^(\d{1,2})[:.h](\d\d)(?:h)?$/.exec(word) ?? [];
  if (hour !== undefined && (isUhr || lead > 0 || /[:h]/.test(word))) {
    const value = said(Number(hour), Number(minute), false);
    return value && { length: lead + 1 + Number(isUhr), value };
  }
  const [, glued] = /^(\d{1,2})(?:h|uhr)$/.exec(word) ?? [];
  if (glued !== undefined) {
    const value = said(Number(glued), 0, false);
    return value && { length: lead + 1, value };
  }
  const alone = /^\d{1,2}$/.test(word) ? Number(word) : (numberWords.get(word) ?? null);
  if (alone === null || (!isUhr && (lead === 0 || !/^\d/.test(word)))) return null;
  const more = isUhr && /^[0-5]?\d$/.test(textAt(words, at + lead + 2)) ? Number(textAt(words, at + lead + 2)) : null;
  const value = said(alone, more ?? 0, isUhr ? alone <= 12 && textAt(words, at + lead + 1) !== 'uhr' : true);
  return value && { length: lead + 1 + Number(isUhr) + Number(more !== null), value };
};

/** `halb vier`, `half past three`, `viertel nach drei`, `quarter to four`. */
const quarterTime: Rule<Said> = (words, at) => {
  const lead = skip(words, at, at_);
  const first = textAt(words, at + lead);
  const second = textAt(words, at + lead + 1);
  const hourAt = (step: number) => {
    const hour = numberOf(textAt(words, at + lead + step));
    return hour !== null && hour >= 1 && hour <= 12 ? hour : null;
  };
  const time = (hour: number | null, minutes: number, length: number): Read<Said> | null => {
    if (hour === null) return null;
    // Half past half of the day too: 12:30 goes before 1.
    const all = 60 * likely(hour) + minutes;
    return { length: lead + length, value: { minutes: all, isOpen: true } };
  };
  if (first === 'halb') return time(hourAt(1), -30, 2);
  if (first === 'half' && second === 'past') return time(hourAt(2), 30, 3);
  if (first === 'viertel' || first === 'quarter') {
    if (['nach', 'past'].includes(second)) return time(hourAt(2), 15, 3);
    if (['vor', 'to'].includes(second)) return time(hourAt(2), -15, 3);
  }
  return null;
};

/** Parts of the day, with the time they stand for. */
const dayParts = new Map<string, number>([
  ['morning', 9 * 60],
  ['fruh', 8 * 60],
  ['frueh', 8 * 60],
  ['morgens', 8 * 60],
  ['vormittag', 10 * 60],
  ['vormittags', 10 * 60],
  ['noon', 12 * 60],
  ['midday', 12 * 60],
  ['mittag', 12 * 60],
  ['mittags', 12 * 60],
  ['afternoon', 15 * 60],
  ['nachmittag', 15 * 60],
  ['nachmittags', 15 * 60],
  ['evening', 19 * 60],
  ['abend', 19 * 60],
  ['abends', 19 * 60],
  ['midnight', 0],
  ['mitternacht', 0],
]);

/** Said of every day or with a point of time only. */
const alone = new Set([
  'noon',
  'midday',
  'midnight',
  'mittags',
  'mitternacht',
  'morgens',
  'vormittags',
  'nachmittags',
  'abends',
]);
const lead = new Set(['in', 'am', 'this', 'at', 'um', 'gegen', 'diesen']);

/** `tomorrow morning`, `am Nachmittag`, `at noon`; a bare part of the day only behind a day that was read. */
export function readDayPart(words: Parameters<Rule<number>>[0], at: number, isBehindDay: boolean): Read<number> | null {
  const leads = skip(words, at, lead);
  const article = skip(words, at + leads, new Set(['the']));
  const word = textAt(words, at + leads + article);
  const minutes = dayParts.get(word) ?? (word === 'morgen' && textAt(words, at) === 'am' ? 9 * 60 : undefined);
  if (minutes === undefined || (leads === 0 && !isBehindDay && !alone.has(word))) return null;
  return { length: leads + article + 1, value: minutes };
}

const clock = longest<Said>([englishTime, clockTime, quarterTime]);

/** Reads a time of the day in minutes since midnight, with the part of the day that is said behind it. */
export const readTime: Rule<number> = (words, at, now) => {
  const read = clock(words, at, now);
  if (!read) return null;
  const part = readDayPart(words, at + read.length, true);
  const { minutes } = read.value;
  if (!part) return { length: read.length, value: minutes };
  const isLate = part.value >= 12 * 60;
  const hour = minutes % (12 * 60);
  const value = minutes >= 12 * 60 && !read.value.isOpen ? minutes : isLate ? hour + 12 * 60 : hour;
  return { length: read.length + part.length, value };
};

/** `in 2 hours`, `in 30 Minuten`: so many minutes from now. */
export const readWait: Rule<number> = (words, at) => {
  if (textAt(words, at) !== 'in') return null;
  const half = ['half', 'halben'].includes(textAt(words, at + 1)) ? 1 : 0;
  const an = half === 0 && /^(half|halben)$/.test(textAt(words, at + 2)) ? 1 : 0;
  if (half + an > 0) {
    const rest = an === 1 ? 3 : 2;
    const article = skip(words, at + rest, new Set(['an', 'a']));
    return units.get(textAt(words, at + rest + article)) === 'hour' ? { length: rest + article + 1, value: 30 } : null;
  }
  const count = numberOf(textAt(words, at + 1));
  const unit = units.get(textAt(words, at + 2));
  if (count === null || (unit !== 'hour' && unit !== 'minute')) return null;
  return { length: 3, value: unit === 'hour' ? 60 * count : count };
};
