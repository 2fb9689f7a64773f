import type { WallTime } from '../task';
import { longest, type Now, type Read, type Rule, skip, textAt } from './reading';
import { numberOf, numberWords, type Word } from './words';

const two = (value: number) => String(value).padStart(2, '0');

/** Minutes since midnight as `HH:MM`. */
export const wallTimeOf = (minutes: number): WallTime => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** Hours without a half of the day: nobody is called at three in the night. */
export const likely = (hour: number) => (hour >= 1 && hour <= 6 ? hour + 12 : hour);

/** What a time was said as: exactly, or as an hour that may be of either half of the day. */
interface Said {
  minutes: number;
  isOpen: boolean;
}

/** `3:30` is said of the afternoon, `03:30` and `8:30` are not. */
export const likelyWritten = (hour: string) => (/^[1-5]$/.test(hour) ? Number(hour) + 12 : Number(hour));

const at_ = new Set(['at', '@', 'um', 'gegen', 'ab', 'around', 'ca']);
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

/** `15:00`, `15.30 Uhr`, `15h`, `10ish`: an hour that what is written with it makes one. */
const writtenTime: Rule<Said> = (words, at) => {
  const lead = skip(words, at, at_);
  const word = textAt(words, at + lead);
  const isUhr = uhr.has(textAt(words, at + lead + 1));
  const [, hour, minute] = /^(\d{1,2})[:.h](\d\d)(?:h)?$/.exec(word) ?? [];
  if (hour !== undefined && (isUhr || lead > 0 || /[:h]/.test(word))) {
    return written(said(likelyWritten(hour), Number(minute), false), hour, lead + 1 + Number(isUhr));
  }
  const [, glued] = /^(\d{1,2})(?:h|uhr)$/.exec(word) ?? [];
  if (glued !== undefined) return written(said(likelyWritten(glued), 0, false), glued, lead + 1);
  const [, about] = /^(\d{1,2})-?ish$/.exec(word) ?? [];
  const value = about === undefined ? null : said(Number(about), 0, true);
  return value && { length: lead + 1, value };
};

/** `15 Uhr`, `15 Uhr 30`, `at 3`, `three o'clock`: a number that is an hour by what stands around it. */
const clockTime: Rule<Said> = (words, at) => {
  const lead = skip(words, at, at_);
  const word = textAt(words, at + lead);
  const isUhr = uhr.has(textAt(words, at + lead + 1));
  const alone = /^\d{1,2}$/.test(word) ? Number(word) : (numberWords.get(word) ?? null);
  if (alone === null || (!isUhr && (lead === 0 || !/^\d/.test(word)))) return null;
  const more = isUhr && /^[0-5]?\d$/.test(textAt(words, at + lead + 2)) ? Number(textAt(words, at + lead + 2)) : null;
  const length = lead + 1 + Number(isUhr) + Number(more !== null);
  if (textAt(words, at + lead + 1) === 'uhr') {
    const hour = word.startsWith('0') ? word : String(alone);
    return written(said(likelyWritten(hour), more ?? 0, false), hour, length);
  }
  const value = said(alone, more ?? 0, isUhr ? alone <= 12 : true);
  return value && { length, value };
};

/** A written hour that was taken for one of the afternoon may be moved to the morning by what stands behind it. */
function written(value: Said | null, hour: string, length: number): Read<Said> | null {
  return value && { length, value: { ...value, isOpen: /^[1-5]$/.test(hour) } };
}

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

/** Only behind a day or a time: `tomorrow night`, `9 at night`. */
const onlyBehind = new Map<string, number>([
  ['night', 20 * 60],
  ['nacht', 22 * 60],
  ['nachts', 0],
]);

/** How the ends of a working day are called, with the time they stand for. */
const workPhrases: readonly (readonly [string, number])[] = [
  ['end of business', 17 * 60],
  ['close of business', 17 * 60],
  ['end of the day', 17 * 60],
  ['end of day', 17 * 60],
  ['feierabend', 17 * 60],
  ['eod', 17 * 60],
  ['cob', 17 * 60],
  ['first thing', 8 * 60],
];

function readWorkPhrase(words: readonly Word[], at: number): Read<number> | null {
  const leads = skip(words, at, new Set(['by', 'at', 'bis', 'zum', 'until', 'till', 'before', 'vor']));
  const articles = skip(words, at + leads, new Set(['the', 'zum']));
  const first = at + leads + articles;
  const said = [0, 1, 2, 3].map((step) => textAt(words, first + step)).join(' ');
  const found = workPhrases.find(([phrase]) => `${said} `.startsWith(`${phrase} `));
  return found ? { length: leads + articles + found[0].split(' ').length, value: found[1] } : null;
}

/** `tomorrow morning`, `am Nachmittag`, `at noon`; a bare part of the day only behind a day that was read. */
export function readDayPart(words: readonly Word[], at: number, isBehindDay: boolean): Read<number> | null {
  const leads = skip(words, at, lead);
  const article = skip(words, at + leads, new Set(['the']));
  const word = textAt(words, at + leads + article);
  const length = leads + article + 1;
  const late = isBehindDay ? onlyBehind.get(word) : undefined;
  if (late !== undefined) return { length, value: late };
  const minutes = dayParts.get(word) ?? (word === 'morgen' && textAt(words, at) === 'am' ? 9 * 60 : undefined);
  if (minutes === undefined || (leads === 0 && !isBehindDay && !alone.has(word))) return readWorkPhrase(words, at);
  return { length, value: minutes };
}

/** A time of a part of the day: `8` of the evening is 20:00. */
function within(part: number, { minutes, isOpen }: Said): number {
  const hour = minutes % (12 * 60);
  if (part === 0) return hour;
  const isLate = part >= 12 * 60;
  return minutes >= 12 * 60 && !isOpen ? minutes : isLate ? hour + 12 * 60 : hour;
}

/** `at 7 in the evening` without the `at`: only where the part of the day leaves no doubt. */
const bareHour: Rule<Said> = (words, at) => {
  const word = textAt(words, at);
  const isSure =
    /^(abends|morgens|nachts|nachmittags|vormittags)$/.test(textAt(words, at + 1)) ||
    /^(at night|in the (evening|afternoon))/.test([1, 2, 3].map((step) => textAt(words, at + step)).join(' '));
  const hour = /^\d{1,2}$/.test(word) && isSure ? Number(word) : 0;
  return hour >= 1 && hour <= 12 ? { length: 1, value: { minutes: 60 * hour, isOpen: true } } : null;
};

const clock = longest<Said>([englishTime, writtenTime, clockTime, quarterTime, bareHour]);

/** Reads a time of the day in minutes since midnight, with the part of the day that is said behind it. */
export const readTime: Rule<number> = (words, at, now) => {
  const read = clock(words, at, now);
  if (!read) return null;
  // The end of a day says no half of it.
  const part = readWorkPhrase(words, at + read.length) ? null : readDayPart(words, at + read.length, true);
  if (!part) return { length: read.length, value: read.value.minutes };
  return { length: read.length + part.length, value: within(part.value, read.value) };
};

/** `tomorrow evening at 7`, `morgen früh um 7`, or the part of the day alone. */
export function readPartTime(words: readonly Word[], at: number, now: Now, isBehindDay: boolean): Read<number> | null {
  const part = readDayPart(words, at, isBehindDay);
  const time = part && !readWorkPhrase(words, at) ? readTimeWithin(words, at + part.length, now, part.value) : null;
  return part && time ? { length: part.length + time.length, value: time.value } : part;
}

/** A time of a part of the day that was read before it. */
export function readTimeWithin(words: readonly Word[], at: number, now: Now, part: number): Read<number> | null {
  const time = clock(words, at, now);
  return time && { length: time.length, value: within(part, time.value) };
}
