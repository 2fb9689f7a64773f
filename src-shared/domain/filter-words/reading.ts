import type { ListKind } from '../../contract/filters';
import { fold } from '../fold';
import type { LocalDate } from '../local-date';
import { saidNumber } from './said-number';
import { saidPeriod } from './said-period';
import { fieldNames, fillersOf, orWords, type SpokenField, selfWords, type Vocabulary } from './vocabulary';
import type { Word } from './words';

export interface Taken<T> {
  readonly value: T;
  readonly length: number;
}

export const isDay = ({ type }: SpokenField) => type === 'day' || type === 'instant';
export const isChoice = ({ type }: SpokenField) => type === 'tag' || type === 'choice' || type === 'user';
export const isAmount = ({ type }: SpokenField) => type === 'money' || type === 'number' || type === 'count';
/** It is about what is to come, as a rule. */
const isAhead = ({ id, type }: SpokenField) => type === 'day' && id !== 'talked';

const endings = ['', 's', 'n', 'en', 'e', 'er', 'es'];

/** How words are read that stand somewhere in a sentence: as phrases, fields, choices, periods, numbers, places. */
export function reading(words: readonly Word[], kind: ListKind, vocabulary: Vocabulary, today: LocalDate) {
  const fields = vocabulary.fields(kind);
  const fillers = fillersOf(kind);
  const said = (at: number, length: number) =>
    words
      .slice(at, at + length)
      .map(({ key }) => key)
      .join(' ');
  /** How many words one of the phrases takes here; the longest. */
  const takes = (at: number, phrases: readonly string[]): number =>
    phrases.reduce((most, phrase) => {
      const length = phrase.split(' ').length;
      return length > most && at + length <= words.length && said(at, length) === phrase ? length : most;
    }, 0);
  const longest = <T>(all: readonly T[], phrases: (one: T) => readonly string[], at: number): Taken<T> | null => {
    let best: Taken<T> | null = null;
    for (const value of all) {
      const length = takes(at, phrases(value));
      if (length > (best?.length ?? 0)) best = { value, length };
    }
    return best;
  };
  const fieldAt = (at: number): Taken<SpokenField> | null =>
    longest(fields, ({ id, title }) => [fold(title), ...(fieldNames[id] ?? [])], at);
  /** Where no field is meant, `past` says that it is about what was. */
  const periodAt = (at: number, field: SpokenField | null = null): Taken<string> | null => {
    for (let length = Math.min(5, words.length - at); length > 0; length--) {
      const value = saidPeriod(said(at, length), { today, isAhead: field !== null && isAhead(field) });
      if (value !== null) return { value, length };
    }
    return null;
  };
  /** An option by its label, also declined; of several pipelines a stage by its own name alone. */
  const optionAt = (field: SpokenField, at: number): Taken<string> | null => {
    const names = (label: string) => {
      const own = fold(label.split(': ').at(-1) ?? label);
      return [fold(label), own].flatMap((name) => (name === '' ? [] : endings.map((ending) => `${name}${ending}`)));
    };
    const found = longest(field.options ?? [], ({ label }) => names(label), at);
    const [self] = field.options ?? [];
    const me = field.type === 'user' && self ? takes(at, selfWords) : 0;
    if (self && me > (found?.length ?? 0)) return { value: self.value, length: me };
    return found && { value: found.value.value, length: found.length };
  };
  const numberAt = (at: number) => saidNumber(words.slice(at, at + 3).map(({ key }) => key));
  const isFree = (at: number) => at < words.length && !orWords.includes(said(at, 1)) && !fillers.has(said(at, 1));
  /** A name of one's own; of several words where they are written with capitals. */
  const nameAt = (at: number, isPhrase: (at: number) => boolean): Taken<string> | null => {
    const first = words[at];
    if (!first || (!first.isQuoted && !isFree(at))) return null;
    let length = 1;
    const isCapital = ({ raw }: Word) => /^\p{Lu}/u.test(raw);
    for (let next = words[at + length]; next && !first.isQuoted && isCapital(first); next = words[at + length]) {
      if (next.isListed || !isCapital(next) || !isFree(at + length) || isPhrase(at + length)) break;
      length++;
    }
    return {
      value: words
        .slice(at, at + length)
        .map(({ raw }) => raw)
        .join(' '),
      length,
    };
  };
  return { words, fields, said, takes, longest, fieldAt, periodAt, optionAt, numberAt, isFree, nameAt };
}
