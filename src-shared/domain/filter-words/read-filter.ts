import type { FilterCondition, FilterGroup, FilterKind, FilterNode } from '../../contract/filters';
import { fold } from '../fold';
import {
  atWords,
  comparisons,
  doneWords,
  fieldNames,
  fillers,
  inWords,
  mineWords,
  notWords,
  openWords,
  orWords,
  overdueWords,
  relationNames,
  type SpokenField,
  saidPeriod,
  type Vocabulary,
  withoutWords,
  withWords,
} from './vocabulary';

/** A filter that was read, and the words that could not be. */
export interface ReadFilter {
  readonly where: FilterGroup;
  readonly unread: string;
}

interface Word {
  readonly raw: string;
  readonly key: string;
}

interface Read {
  readonly node: FilterNode;
  readonly length: number;
}

const isDay = ({ type }: SpokenField) => type === 'day' || type === 'instant';
const isChoice = ({ type }: SpokenField) => type === 'tag' || type === 'choice' || type === 'user';

/**
 * Reads a filter said in English or German: `clients in Bonn without a phone`, `Kunden aus Ulm oder Bonn, letzte Woche
 * geändert`. By fixed rules: at each place the one that takes most words wins; what none takes is handed back, so that
 * nothing is asked that was not said. Conditions all hold, those with `or` between them any.
 */
export function readFilter(text: string, kind: FilterKind, vocabulary: Vocabulary): ReadFilter {
  const words = wordsOf(text);
  const reader = readerOf(words, kind, vocabulary);
  const of: FilterNode[] = [];
  const unread: string[] = [];
  let isOr = false;
  for (let at = 0; at < words.length; ) {
    const word = words[at];
    if (!word) break;
    const read = reader(at);
    if (read) {
      const last = of.at(-1);
      if (isOr && last) of.splice(-1, 1, either(last, read.node));
      else of.push(read.node);
      isOr = false;
      at += read.length;
      continue;
    }
    if (orWords.includes(word.key)) isOr = of.length > 0;
    else if (!fillers.has(word.key)) unread.push(word.raw);
    at++;
  }
  return { where: { match: 'all', of }, unread: unread.join(' ') };
}

/** Quoted words are one; commas stand between. */
const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/["“„]([^"“”]+)["”]|[^\s,;"“”„]+/g)].map(([whole, quoted]) => {
    const raw = quoted ?? whole;
    return { raw, key: fold(raw) };
  });

function either(one: FilterNode, other: FilterNode): FilterNode {
  if ('field' in one && 'field' in other && one.field === other.field && one.operator === other.operator) {
    return { ...one, values: [...one.values, ...other.values] };
  }
  return 'of' in one && one.match === 'any' ? { ...one, of: [...one.of, other] } : { match: 'any', of: [one, other] };
}

function readerOf(words: readonly Word[], kind: FilterKind, vocabulary: Vocabulary) {
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
  const article = (at: number) => takes(at, ['a', 'an', 'the', 'any', 'ein', 'eine', 'einen', 'einer', 'der', 'die']);
  const fields = vocabulary.fields(kind);
  const fieldAt = (at: number): { field: SpokenField; length: number } | null => {
    let best: { field: SpokenField; length: number } | null = null;
    for (const field of fields) {
      const length = takes(at, [fold(field.title), ...(fieldNames[field.id] ?? [])]);
      if (length > (best?.length ?? 0)) best = { field, length };
    }
    return best;
  };
  const periodAt = (at: number): { value: string; length: number } | null => {
    for (let length = Math.min(5, words.length - at); length > 0; length--) {
      const value = saidPeriod(said(at, length));
      if (value !== null) return { value, length };
    }
    return null;
  };
  /** An option by its label, also in the plural. */
  const optionAt = (field: SpokenField, at: number): { value: string; length: number } | null => {
    let best: { value: string; length: number } | null = null;
    for (const { value, label } of field.options ?? []) {
      const name = fold(label);
      const length = name === '' ? 0 : takes(at, [name, `${name}s`, `${name}n`, `${name}en`]);
      if (length > (best?.length ?? 0)) best = { value, length };
    }
    return best;
  };
  const isFree = (at: number) => at < words.length && !orWords.includes(said(at, 1)) && !fillers.has(said(at, 1));

  const oneValue = (field: SpokenField, at: number): { value: string; length: number } | null => {
    if (isDay(field)) return periodAt(at);
    if (isChoice(field)) return optionAt(field, at);
    return isFree(at) ? { value: words[at]?.raw ?? '', length: 1 } : null;
  };
  /** A value, and those that follow it with `or` before them and are no conditions themselves. */
  const valuesOf = (field: SpokenField, at: number): { values: string[]; length: number } | null => {
    const first = oneValue(field, at);
    if (!first) return null;
    const values = [first.value];
    let { length } = first;
    for (;;) {
      const or = at + length;
      if (!orWords.includes(said(or, 1)) || phrase(or + 1)) break;
      const next = oneValue(field, or + 1);
      if (!next) break;
      values.push(next.value);
      length += 1 + next.length;
    }
    return { values, length };
  };
  const condition = (field: SpokenField, operator: FilterCondition['operator'], values: string[], length: number) => ({
    node: { field: field.id, operator, values },
    length,
  });

  /** `city is Bonn`, `created before last week`, `role is empty`, `changed last week`, `3 weeks ago` is none. */
  const compared = (at: number): Read | null => {
    const found = fieldAt(at);
    if (!found) return null;
    const after = at + found.length;
    for (const [words, operator] of comparisons) {
      const length = takes(after, [words]);
      if (length === 0) continue;
      if (operator === 'empty' || operator === 'notEmpty') {
        return condition(found.field, operator, [], found.length + length);
      }
      const value = valuesOf(found.field, after + length);
      if (value) return condition(found.field, operator, value.values, found.length + length + value.length);
    }
    const isNamed = isDay(found.field) || isChoice(found.field) || found.field.id === 'name';
    const value = isNamed ? valuesOf(found.field, after) : null;
    const operator = found.field.id === 'name' ? 'contains' : 'is';
    return value && condition(found.field, operator, value.values, found.length + value.length);
  };
  /** `letzte Woche geändert`, `seit 30 Tagen nicht geändert`, `not changed in 30 days`. */
  const dated = (at: number): Read | null => {
    const not = takes(at, notWords);
    const before = not > 0 ? null : periodAt(at);
    if (before) {
      const isNot = takes(at + before.length, notWords);
      const found = fieldAt(at + before.length + isNot);
      if (!found || !isDay(found.field)) return null;
      return condition(found.field, isNot ? 'before' : 'is', [before.value], before.length + isNot + found.length);
    }
    const found = not > 0 ? fieldAt(at + not) : null;
    if (!found || !isDay(found.field)) return null;
    const lead = takes(at + not + found.length, ['for', 'since', 'seit']);
    const period = periodAt(at + not + found.length + lead);
    return period && condition(found.field, 'before', [period.value], not + found.length + lead + period.length);
  };
  /** `without a phone`, `with company in Bonn`, `ohne Firma`. */
  const having = (at: number): Read | null => {
    const without = takes(at, withoutWords);
    const has = without || takes(at, withWords);
    if (has === 0) return null;
    const start = at + has + article(at + has);
    const related = relation(start, without > 0 ? 'none' : 'some');
    const field = fieldAt(start);
    if (related && related.length >= (field?.length ?? 0)) {
      return { node: related.node, length: start - at + related.length };
    }
    if (!field) return null;
    return condition(field.field, without ? 'empty' : 'notEmpty', [], start - at + field.length);
  };
  const relation = (at: number, holds: 'some' | 'none'): Read | null => {
    let best: { id: string; to: FilterKind; length: number } | null = null;
    for (const { id, title, to } of vocabulary.relations(kind)) {
      const length = takes(at, [fold(title), ...(relationNames[id] ?? [])]);
      if (length > (best?.length ?? 0)) best = { id, to, length };
    }
    if (!best) return null;
    const inside = takes(at + best.length, inWords);
    const city = vocabulary.fields(best.to).find(({ id }) => id === 'city');
    const place = inside > 0 && city ? valuesOf(city, at + best.length + inside) : null;
    if (!place) return { node: { relation: best.id, holds }, length: best.length };
    const where: FilterGroup = { match: 'all', of: [{ field: 'city', operator: 'is', values: place.values }] };
    return { node: { relation: best.id, holds, where }, length: best.length + inside + place.length };
  };
  /** `in Bonn`, `aus Ulm oder Köln`. */
  const placed = (at: number): Read | null => {
    const lead = takes(at, inWords);
    const city = fields.find(({ id }) => id === 'city');
    if (lead === 0 || !city || periodAt(at)) return null;
    const value = valuesOf(city, at + lead);
    return value && condition(city, 'is', value.values, lead + value.length);
  };
  /** `at Acme`, `bei Weber`. */
  const employed = (at: number): Read | null => {
    const lead = takes(at, atWords);
    const company = fields.find(({ id }) => id === 'company');
    const owner = fields.find(({ id }) => id === 'owner');
    const person = owner && lead > 0 ? optionAt(owner, at + lead) : null;
    if (owner && person) return condition(owner, 'is', [person.value], lead + person.length);
    const value = company && lead > 0 ? valuesOf(company, at + lead) : null;
    if (!company || !value) return null;
    return condition(company, 'contains', value.values, lead + value.length);
  };
  const mine = (at: number): Read | null => {
    const length = takes(at, mineWords);
    const owner = fields.find(({ id }) => id === 'owner') ?? fields.find(({ id }) => id === 'assignee');
    const [self] = owner?.options ?? [];
    return length > 0 && owner && self ? condition(owner, 'is', [self.value], length) : null;
  };
  /** `overdue`, `open`, `done last week`: how a task stands. */
  const standing = (at: number): Read | null => {
    const fieldOf = (wanted: string) => fields.find(({ id }) => id === wanted);
    const [due, done, doneAt] = [fieldOf('due'), fieldOf('done'), fieldOf('doneAt')];
    const overdue = takes(at, overdueWords);
    if (!due || !done || !doneAt) return null;
    if (overdue > 0) {
      const isLate = condition(due, 'before', ['day:0'], overdue);
      return { ...isLate, node: { match: 'all', of: [isLate.node, condition(done, 'is', ['0'], 0).node] } };
    }
    const open = takes(at, openWords);
    if (open > 0) return condition(done, 'is', ['0'], open);
    const finished = takes(at, doneWords);
    if (finished === 0) return null;
    const period = periodAt(at + finished);
    return period
      ? condition(doneAt, 'is', [period.value], finished + period.length)
      : condition(done, 'is', ['1'], finished);
  };
  /** `clients`, `not press`: a tag by its name. */
  const tagged = (at: number): Read | null => {
    const not = takes(at, notWords);
    const tag = fields.find(({ type }) => type === 'tag');
    const option = tag && optionAt(tag, at + not);
    return tag && option ? condition(tag, not > 0 ? 'isNot' : 'is', [option.value], not + option.length) : null;
  };

  const rules = [compared, dated, tagged, having, placed, employed, mine, standing];
  const phrase = (at: number): Read | null => {
    let best: Read | null = null;
    for (const rule of rules) {
      const read = at < words.length ? rule(at) : null;
      if (read && read.length > (best?.length ?? 0)) best = read;
    }
    return best;
  };
  return phrase;
}
