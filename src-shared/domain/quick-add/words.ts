import { fold } from '../fold';

/** A word of what was typed: where it stands, as typed, and folded without what may stand behind it. */
export interface Word {
  readonly from: number;
  readonly to: number;
  readonly raw: string;
  /** Folded (`Übermorgen,` is `ubermorgen`). */
  readonly text: string;
}

/** What stands behind a word and is no part of it; a German date keeps its points (`24.12.`). */
const behind = /[,;:!?]+$|(?<![\d])\.+$/;

/** The words of a text; what stands in quotation marks is one word, which nothing is read into (`text` is empty). */
export function wordsOf(typed: string): Word[] {
  return [...typed.matchAll(/["“„][^"“”„]*["”“]|\S+/g)].map(({ 0: raw, index: from }) => ({
    from,
    to: from + raw.length,
    raw,
    text: /^["“„]/.test(raw) ? '' : fold(raw).replace(behind, ''),
  }));
}

const table = <T>(entries: Record<string, T>): ReadonlyMap<string, T> =>
  new Map(Object.entries(entries).flatMap(([words, value]) => words.split(' ').map((word) => [word, value] as const)));

/** Numbers people write as words. */
export const numberWords = table<number>({
  'a an one ein eine einem einen einer eins': 1,
  'two zwei': 2,
  'three drei': 3,
  'four vier': 4,
  'five funf fuenf': 5,
  'six sechs': 6,
  'seven sieben': 7,
  'eight acht': 8,
  'nine neun': 9,
  'ten zehn': 10,
  'eleven elf': 11,
  'twelve zwolf zwoelf': 12,
});

/** Weekdays from Monday, 0, in full. */
export const weekdays = table<number>({
  'monday montag': 0,
  'tuesday dienstag': 1,
  'wednesday mittwoch': 2,
  'thursday donnerstag': 3,
  'friday freitag': 4,
  'saturday samstag sonnabend': 5,
  'sunday sonntag': 6,
});

/** Short forms: many are words of their own, so they count only where a day is expected. */
export const shortWeekdays = table<number>({
  'mon mo': 0,
  'tue tues di': 1,
  'wed mi': 2,
  'thu thur thurs do': 3,
  'fri fr': 4,
  'sat sa': 5,
  'sun so': 6,
});

/** `montags`, `mondays`: every one. */
export const everyWeekday = new Map([...weekdays].map(([word, day]) => [`${word}s`, day]));

/** Short forms that mean nothing else in either language. */
export const plainShortWeekdays = new Map(
  [...shortWeekdays].filter(([word]) => ['mon', 'tue', 'tues', 'wed', 'thu', 'thur', 'thurs', 'fri'].includes(word)),
);

export const months = table<number>({
  'january januar jan janner': 1,
  'february februar feb': 2,
  'march marz maerz mar': 3,
  'april apr': 4,
  'may mai': 5,
  'june juni jun': 6,
  'july juli jul': 7,
  'august aug': 8,
  'september sep sept': 9,
  'october oktober oct okt': 10,
  'november nov': 11,
  'december dezember dec dez': 12,
});

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

export const units = table<Unit>({
  'minute minutes min mins minuten': 'minute',
  'hour hours h std stunde stunden': 'hour',
  'day days tag tage tagen': 'day',
  'week weeks woche wochen': 'week',
  'month months monat monate monaten': 'month',
  'year years jahr jahre jahren': 'year',
});

/** The number a word says, in digits or as a word; null where it says none. */
export function numberOf(word: string | undefined): number | null {
  if (word === undefined) return null;
  if (/^\d{1,4}$/.test(word)) return Number(word);
  return numberWords.get(word) ?? null;
}

/** `1st`, `22nd`, `15.`, `first`, `zweiten`: which one of several; null for other words. */
export function ordinalOf(word: string | undefined): number | null {
  if (word === undefined) return null;
  const [, digits] = /^(\d{1,2})(?:st|nd|rd|th|\.)$/.exec(word) ?? [];
  if (digits !== undefined) return Number(digits);
  return ordinals.get(word) ?? null;
}

const ordinals = table<number>({
  'first erste ersten erster': 1,
  'second zweite zweiten zweiter other': 2,
  'third dritte dritten dritter': 3,
  'fourth vierte vierten vierter': 4,
});

export const lasts: ReadonlySet<string> = new Set(['last', 'letzte', 'letzten', 'letzter']);
