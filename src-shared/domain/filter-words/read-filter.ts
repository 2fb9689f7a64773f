import type { FilterGroup, FilterNode, ListKind } from '../../contract/filters';
import { fold } from '../fold';
import type { LocalDate } from '../local-date';
import { rulesOf } from './rules';
import { fillersOf, orWords, type Vocabulary } from './vocabulary';
import type { Word } from './words';

/** A filter that was read, and the words that could not be. */
export interface ReadFilter {
  readonly where: FilterGroup;
  readonly unread: string;
}

/**
 * Reads a filter said in English or German: `clients in Bonn without a phone`, `Kunden aus Ulm oder Bonn, letzte Woche
 * geändert`. By fixed rules: at each place the one that takes most words wins; what none takes is handed back, so that
 * nothing is asked that was not said. Conditions all hold, those with `or` between them any.
 */
export function readFilter(text: string, kind: ListKind, vocabulary: Vocabulary, today: LocalDate): ReadFilter {
  const words = wordsOf(text);
  const fillers = fillersOf(kind);
  const phraseAt = rulesOf(words, kind, vocabulary, today);
  const of: FilterNode[] = [];
  const unread: string[] = [];
  let or: string | null = null;
  /** Nothing came of an `or`: it is not understood either. */
  const leaveOr = () => {
    if (or !== null) unread.push(or);
    or = null;
  };
  for (let at = 0; at < words.length; ) {
    const word = words[at];
    if (!word) break;
    const read = phraseAt(at);
    if (read) {
      const last = of.at(-1);
      if (read.node === null) {
        leaveOr();
        unread.push(...words.slice(at, at + read.length).map(({ raw }) => raw));
      } else if (or !== null && last) of.splice(-1, 1, either(last, read.node));
      else of.push(read.node);
      or = null;
      at += read.length;
      continue;
    }
    if (orWords.includes(word.key) && of.length > 0) or = word.raw;
    else if (!fillers.has(word.key) && !leadsOn(word, words[at + 1])) {
      leaveOr();
      unread.push(word.raw);
    }
    at++;
  }
  leaveOr();
  return { where: { match: 'all', of }, unread: unread.join(' ') };
}

/** `bei denen`, `von denen`: what it says is said behind it. */
const leadsOn = ({ key }: Word, next: Word | undefined): boolean =>
  ['bei', 'von', 'to', 'with'].includes(key) && ['denen', 'dem', 'whom', 'which'].includes(next?.key ?? '');

/** Quoted words are one; commas stand between, and what ends a sentence is no part of it. */
const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/(,?)\s*(?:["“„]([^"“”]+)["”]|([<>]=?|=)|([^\s,;"“”„()<>=]+(?:,\d+[^\s,;"“”„()<>=]*)*))/g)].flatMap(
    ([, comma = '', quoted, sign, bare]) => {
      const raw = quoted ?? sign ?? bare?.replace(/[.?!:]+$/, '') ?? '';
      return raw === '' ? [] : [{ raw, key: fold(raw), isListed: comma !== '', isQuoted: quoted !== undefined }];
    },
  );

function either(one: FilterNode, other: FilterNode): FilterNode {
  if ('field' in one && 'field' in other && one.field === other.field && one.operator === other.operator) {
    if (one.operator === 'is' || one.operator === 'contains')
      return { ...one, values: [...one.values, ...other.values] };
  }
  return 'of' in one && one.match === 'any' ? { ...one, of: [...one.of, other] } : { match: 'any', of: [one, other] };
}
