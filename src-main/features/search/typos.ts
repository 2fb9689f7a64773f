import type { ReadableDb } from '../../platform/store/handles';

/**
 * Whether `word` begins with something at most one typo away from `text`: a letter wrong, missing, too many, or two
 * neighbours swapped (Damerau 1964). `whole` when nothing of the word is left over.
 */
export function withinOneTypo(text: string, word: string): 'whole' | 'beginning' | null {
  let at = 0;
  while (at < text.length && text[at] === word[at]) at++;
  const rests: readonly [string, number][] = [
    [text.slice(at + 1), at + 1],
    [text.slice(at), at + 1],
    [text.slice(at + 1), at],
    ...(text[at] === word[at + 1] && text[at + 1] === word[at]
      ? [[text.slice(at + 2), at + 2] as [string, number]]
      : []),
  ];
  if (at === text.length) return word.length - at <= 1 ? 'whole' : 'beginning';
  let found: 'beginning' | null = null;
  for (const [rest, from] of rests) {
    if (from > word.length || !word.startsWith(rest, from)) continue;
    if (from + rest.length === word.length) return 'whole';
    found = 'beginning';
  }
  return found;
}

interface Known {
  last: number;
  words: string[];
}

const vocabularies = new WeakMap<ReadableDb, Known>();

/** Every word of the index; kept in memory, for a typo may be anywhere in a word. */
function vocabulary(db: ReadableDb): readonly string[] {
  const known = vocabularies.get(db) ?? { last: 0, words: [] };
  vocabularies.set(db, known);
  const rows = db
    .prepare<[number], { number: number; word: string }>(
      'SELECT number, word FROM search_vocabulary WHERE number > ? ORDER BY number',
    )
    .all(known.last);
  for (const { number, word } of rows) {
    known.words.push(word);
    known.last = number;
  }
  return known.words;
}

const most = 64;

/** Words of the index that may have been meant by `text`; the likeliest first. */
export function meant(db: ReadableDb, text: string): string[] {
  const whole: string[] = [];
  const beginning: string[] = [];
  for (const word of vocabulary(db)) {
    const found = withinOneTypo(text, word);
    if (found === 'whole') whole.push(word);
    else if (found === 'beginning') beginning.push(word);
  }
  beginning.sort((a, b) => a.length - b.length);
  return [...whole, ...beginning].slice(0, most);
}
