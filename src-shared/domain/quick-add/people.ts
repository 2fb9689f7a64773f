import { fold } from '../fold';
import type { Word } from './words';

/** Behind these stands somebody. */
const leading = new Set(
  [
    'call phone ring email mail meet text write message visit contact ask tell remind thank invite with',
    'mit rufe ruf treffe frage frag besuche schreibe schreib maile bei erinnere',
  ].flatMap((words) => words.split(' ')),
);

/** Behind these stands somebody, where it begins with a capital letter. */
const hinting = new Set(['to', 'for', 'from', 'an', 'fur', 'von', 'zu']);

/** German puts these behind whom they are about: `Anna anrufen`. */
const closing = new Set(
  'anrufen anmailen treffen schreiben mailen besuchen fragen kontaktieren informieren einladen zuruckrufen erinnern'.split(
    ' ',
  ),
);

/** A name ends before these. */
const stops = new Set(
  [
    'about re regarding because the a an my our his her at in on of or again back tomorrow up',
    'wegen uber zum zur der die das den dem des ein eine einen bezuglich betreff ob dass nochmal mal auf im am',
    'und and noch bitte please',
  ].flatMap((words) => words.split(' ')),
);

const titles = new Set(['mr', 'mrs', 'ms', 'dr', 'prof', 'herr', 'herrn', 'frau']);

const most = 3;

/** A name that may be somebody's, with its words as they were typed. */
export interface Candidate {
  readonly words: readonly Word[];
}

const isName = ({ raw, text }: Word) => /^@?\p{L}/u.test(raw) && text !== '' && !stops.has(text);
const isCapital = ({ raw }: Word) => /^\p{Lu}/u.test(raw);

/**
 * Who may be meant, the likeliest first: names behind `@`, `call`, `with` …, and before a German verb at the end.
 * `isRead` says which words are taken by a day, a time or the like: a name ends there, a German sentence does not.
 */
export function readPeople(words: readonly Word[], isRead: (word: Word) => boolean): Candidate[] {
  const found: Candidate[] = [];
  const add = (those: readonly Word[]) => {
    const named = those.filter(({ text }) => !titles.has(text));
    if (named.length > 0 && !found.some((one) => one.words.some((word) => named.includes(word)))) {
      found.push({ words: named });
    }
  };
  const from = (at: number): Word[] => {
    const name: Word[] = [];
    for (const word of words.slice(at)) {
      const isEnd = isRead(word) || !isName(word) || closing.has(word.text) || leading.has(word.text);
      if (isEnd || name.filter(({ text }) => !titles.has(text)).length === most) break;
      name.push(word);
      if (/[,;:.!?]$/.test(word.raw) && !titles.has(word.text)) break;
    }
    return name;
  };
  words.forEach((word, at) => {
    if (isRead(word)) return;
    if (word.raw.startsWith('@') && word.raw.length > 1) add(from(at));
    if (leading.has(word.text)) add(from(at + 1));
  });
  words.forEach((word, at) => {
    if (!closing.has(word.text) || isRead(word)) return;
    const before: Word[] = [];
    for (const one of words.slice(0, at).reverse()) {
      if (isRead(one)) continue;
      if (!isName(one) || leading.has(one.text) || hinting.has(one.text) || before.length === most) break;
      before.unshift(one);
    }
    add(before);
  });
  words.forEach((word, at) => {
    const next = words[at + 1];
    if (!isRead(word) && hinting.has(word.text) && next && isCapital(next)) add(from(at + 1).filter(isCapital));
  });
  return found;
}

/** How a candidate is looked up: as a whole, then without its last words (`Anna Berger Angebot`, `Anna Berger`, `Anna`). */
export const lookUps = ({ words }: Candidate): string[] =>
  words.map((_, at) =>
    words
      .slice(0, words.length - at)
      .map(({ raw }) => raw.replace(/^@/, '').replace(/[,;:.!?]+$|['’]s$/u, ''))
      .join(' '),
  );

/** Whether a record's name is what was looked up: each word of it begins one of the name's. */
export function isCalled(name: string, lookedUp: string): boolean {
  const parts = fold(name).split(/[\s\-.,]+/);
  return fold(lookedUp)
    .split(/[\s-]+/)
    .every((word) => parts.some((part) => part.startsWith(word)));
}
