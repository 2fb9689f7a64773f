import { fold } from '../fold';
import type { Word } from './words';

/** Behind these stands somebody. */
const leading = new Set(
  [
    'call phone ring email mail meet text write message visit contact ask tell remind thank invite with w/',
    'anruf ruckruf telefonat mit rufe ruf treffe frage frag besuche schreibe schreib maile bei erinnere',
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
    'und and u noch bitte please asap now sofort jetzt gleich via per bei beim',
    'me mich us uns him ihn ihm them to zuruck ein aus',
  ].flatMap((words) => words.split(' ')),
);

/** Between several who are meant. */
const joints = new Set(['and', 'und', 'u', '&', '+']);

const titles = new Set(['mr', 'mrs', 'ms', 'dr', 'prof', 'herr', 'herrn', 'frau', 'hr', 'hrn', 'fr']);

/** Words within a name (`van der Berg`), where more of it follows. */
const particles = new Set('van von vom zu zum zur der den de del della di da dos du la le el ten ter af y'.split(' '));

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
  /** A small word of a name: behind a part of it, and before one that begins with a capital letter. */
  const isParticle = (at: number): boolean => {
    const word = words[at];
    if (!word || isRead(word) || !particles.has(word.text) || isCapital(word)) return false;
    const next = words[at + 1];
    return next !== undefined && !isRead(next) && (isCapital(next) || isParticle(at + 1));
  };
  const from = (at: number): Word[] => {
    const name: Word[] = [];
    for (const [step, word] of words.slice(at).entries()) {
      if (isParticle(at + step) && name.length > 0) {
        name.push(word);
        continue;
      }
      const isEnd = isRead(word) || !isName(word) || closing.has(word.text) || leading.has(word.text);
      if (isEnd || name.filter(({ text }) => !titles.has(text) && !particles.has(text)).length === most) break;
      name.push(word);
      if (/[,;:.!?]$/.test(word.raw) && !titles.has(word.text)) break;
    }
    return name;
  };
  /** `Anna and Ben`: each of them, where they begin with a capital letter. */
  const addAll = (at: number) => {
    const name = from(at);
    add(name);
    const next = at + name.length;
    const other = words[next + 1];
    if (name.length > 0 && joints.has(words[next]?.text ?? '') && other && isCapital(other)) addAll(next + 1);
  };
  words.forEach((word, at) => {
    if (isRead(word)) return;
    if (word.raw.startsWith('@') && word.raw.length > 1) add(from(at));
    if (leading.has(word.text)) addAll(at + 1);
  });
  words.forEach((word, at) => {
    if (!closing.has(word.text) || isRead(word)) return;
    let before: Word[] = [];
    for (const one of words.slice(0, at).reverse()) {
      if (isRead(one)) continue;
      if (joints.has(one.text) && before[0] && isCapital(before[0])) {
        add(before);
        before = [];
        continue;
      }
      if (!isName(one) || leading.has(one.text) || hinting.has(one.text) || before.length === most) break;
      before.unshift(one);
    }
    add(before);
  });
  words.forEach((word, at) => {
    const next = words[at + 1];
    if (isRead(word) || !hinting.has(word.text) || !next || !isCapital(next)) return;
    add(from(at + 1).filter((one, step) => isCapital(one) || isParticle(at + 1 + step)));
  });
  return found;
}

/**
 * How a candidate is looked up: as a whole, then without its last words (`Anna Berger Angebot`, `Anna Berger`, `Anna`); never
 * with a small word at the end (`Jan van`).
 */
export const lookUps = ({ words }: Candidate): string[] =>
  words.flatMap((_, at) => {
    const kept = words.slice(0, words.length - at);
    const last = kept.at(-1);
    if (!last || (particles.has(last.text) && !isCapital(last))) return [];
    return kept.map(({ raw }) => raw.replace(/^@/, '').replace(/[,;:.!?]+$|['’]s$/u, '')).join(' ');
  });

/** Whether a record's name is what was looked up: each word of it begins one of the name's. */
export function isCalled(name: string, lookedUp: string): boolean {
  const parts = fold(name).split(/[\s\-.,]+/);
  return fold(lookedUp)
    .split(/[\s-]+/)
    .every((word) => parts.some((part) => part.startsWith(word)));
}
