import { fold } from '../../../src-shared/domain/fold';
import { startsWord, wordsOf } from './document';

/**
 * A word of what is searched for: any of `alternatives` must be found; one or two letters only where a word begins.
 * `mistakable` ones are found with one typo as well.
 */
export interface Needle {
  alternatives: readonly string[];
  short: boolean;
  mistakable: boolean;
}

/** Words that begin so are not in the title; U+E000 is a private character that no text has. */
export const beyondTitle = '\ue000';

/** Ends a query for FTS5; and our own mark. */
const unsearchable = new RegExp(`[\\0${beyondTitle}]`, 'g');

const length = (text: string) => [...text].length;
const numeral = /^[\d+()/.-]*\d[\d+()/.-]*$/;

/**
 * What is searched for, word by word. Numbers side by side are one number ("030 123 45") when `joined`.
 * The 0, 00 or + in front of a number may stand or be missing.
 */
export function parseQuery(text: string, joined: boolean): Needle[] {
  const words = fold(text.replace(unsearchable, ' '))
    .split(' ')
    .filter((word) => wordsOf(word).length > 0);
  const needles: Needle[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!numeral.test(word)) {
      const letters = length(word);
      needles.push({ alternatives: [word], short: letters < 3, mistakable: letters >= 4 });
      continue;
    }
    let run = word;
    while (joined && numeral.test(words[at + 1] ?? '')) run += ` ${words[++at]}`;
    needles.push(numberNeedle(run));
  }
  return needles;
}

function numberNeedle(run: string): Needle {
  const digits = run.replace(/\(0\)/g, '').replace(/\D/g, '');
  const written = run.includes(' ') ? digits : run;
  const long = [...new Set([written, digits, digits.replace(/^0+/, '')])].filter((text) => text.length >= 3);
  return long.length > 0
    ? { alternatives: long, short: false, mistakable: false }
    : { alternatives: [written], short: true, mistakable: false };
}

/** Where a needle stands in a folded text, as [start, end) ranges. */
export function occurrences(
  folded: string,
  { alternatives, short }: Needle,
  onlyWordStarts = short,
): [number, number][] {
  const ranges: [number, number][] = [];
  for (const text of alternatives) {
    for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + 1)) {
      if (!onlyWordStarts || startsWord(folded, at)) ranges.push([at, at + text.length]);
    }
  }
  return ranges;
}

const quoted = (token: string) => `"${token.replaceAll('"', '""')}"`;

/** The FTS5 query for parts of words of three letters and more; null when there are none. */
export function trigramQuery(needles: readonly Needle[]): string | null {
  const long = needles.filter(({ short }) => !short);
  if (long.length === 0) return null;
  return long.map(({ alternatives }) => `(${alternatives.map(trigrams).join(' OR ')})`).join(' AND ');
}

function trigrams(text: string): string {
  const letters = [...text];
  const grams = letters.slice(2).map((_letter, at) => quoted(letters.slice(at, at + 3).join('')));
  return `(${[...new Set(grams)].join(' AND ')})`;
}

/** The FTS5 query for words that begin with the needles: in the title alone, or anywhere. */
export function wordQuery(needles: readonly Needle[], where: 'title' | 'anywhere', whole = false): string {
  return needles
    .map(({ alternatives }) => {
      const some = alternatives.flatMap((text) =>
        (where === 'title' ? [''] : ['', beyondTitle]).map((mark) => beginning(text, mark, whole)),
      );
      return `(${some.join(' OR ')})`;
    })
    .join(' AND ');
}

function beginning(text: string, mark: string, whole: boolean): string {
  const tokens = wordsOf(text);
  const terms = tokens.map((token, at) => quoted(mark + token) + (whole || at < tokens.length - 1 ? '' : '*'));
  return `(${terms.join(' AND ')})`;
}
