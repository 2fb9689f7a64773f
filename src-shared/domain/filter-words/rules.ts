import type { FilterCondition, FilterGroup, FilterNode, ListKind } from '../../contract/filters';
import { fold } from '../fold';
import type { LocalDate } from '../local-date';
import { isAmount, isChoice, isDay, reading, type Taken } from './reading';
import {
  amountComparisons,
  atWords,
  betweenWords,
  comparisons,
  dayComparisons,
  doneWords,
  forWords,
  inWords,
  longAgoWords,
  mineWords,
  neverWords,
  notWords,
  openWords,
  orWords,
  overdueWords,
  ownedWords,
  ownVerbs,
  placeVerbs,
  relationNames,
  type SpokenField,
  sinceWords,
  taskNames,
  toWords,
  type Vocabulary,
  withoutWords,
  withWords,
} from './vocabulary';
import { condition, opposed, type Read, type Rule, remembered, type Word } from './words';

const articles = [
  ...['a', 'an', 'the', 'any', 'their', 'ein', 'eine', 'einen', 'einer', 'einem', 'der', 'die', 'den', 'dem'],
];
const agoWords = ['ago', 'her'];

/** What reads the phrase that begins at a word of a sentence, by the rule that takes most of it. */
export function rulesOf(words: readonly Word[], kind: ListKind, vocabulary: Vocabulary, today: LocalDate): Rule {
  const read = reading(words, kind, vocabulary, today);
  const { fields, takes, longest, fieldAt, periodAt, optionAt, numberAt, nameAt } = read;
  const fieldOf = (id: string) => fields.find((field) => field.id === id);
  const article = (at: number) => takes(at, articles);
  const isPhrase = (at: number): boolean => fieldAt(at) !== null || phrase(at) !== null;

  const oneValue = (field: SpokenField, at: number): Taken<string> | null => {
    if (isDay(field)) return periodAt(at, field);
    if (isChoice(field)) return optionAt(field, at);
    if (isAmount(field)) return amountAt(field, at);
    return nameAt(at, isPhrase);
  };
  const amountAt = (field: SpokenField, at: number): Taken<string> | null => {
    const number = numberAt(at);
    if (!number || (number.currency !== '' && field.type !== 'money')) return null;
    return {
      value: number.currency === '' ? number.value : `${number.value} ${number.currency}`,
      length: number.length,
    };
  };
  /** A value, and those that follow it with `or` (or commas, and an `or` at last) before them and are no conditions. */
  const valuesAt = (field: SpokenField, at: number): Taken<string[]> | null => {
    const first = oneValue(field, at);
    if (!first) return null;
    let taken: Taken<string[]> = { value: [first.value], length: first.length };
    let open = taken;
    for (;;) {
      const here = at + open.length;
      const or = takes(here, orWords);
      if (or === 0 && !words[here]?.isListed) break;
      if (phrase(here + or)) break;
      const next = oneValue(field, here + or);
      if (!next) break;
      open = { value: [...open.value, next.value], length: open.length + or + next.length };
      if (or > 0 || isChoice(field)) taken = open;
    }
    return taken;
  };

  /** `city is Bonn`, `created before last week`, `role is empty`, `changed last week`, `company Acme`. */
  const compared: Rule = (at) => {
    const found = fieldAt(at);
    if (!found) return null;
    const { value: field, length } = found;
    const after = at + length;
    const all = isDay(field) ? [...comparisons, ...dayComparisons] : comparisons;
    const sign = longest(all, ([words]) => [words], after);
    const [, operator] = sign?.value ?? [];
    if (sign && (operator === 'empty' || operator === 'notEmpty')) {
      return { node: condition(field.id, operator, []), length: length + sign.length };
    }
    // `geändert vor 3 Wochen` is a time, not one before it.
    const isTime = isDay(field) && periodAt(after, field) !== null;
    const value = sign && operator && !isTime ? valuesAt(field, after + sign.length) : null;
    if (sign && operator && value) {
      return { node: condition(field.id, operator, value.value), length: length + sign.length + value.length };
    }
    return direct(field, at, length);
  };
  const directly: ReadonlySet<string> = new Set(['name', 'company', 'role', 'city']);
  const direct = (field: SpokenField, at: number, length: number): Read | null => {
    const isNamed =
      directly.has(field.id) && takes(at + length, [...inWords, ...atWords, ...withWords, ...notWords]) === 0;
    if (!isDay(field) && !isChoice(field) && !isNamed) return null;
    if (isNamed && phrase(at + length)) return null;
    const value = valuesAt(field, at + length);
    const operator = field.type === 'text' && field.id !== 'city' ? 'contains' : 'is';
    return value && { node: condition(field.id, operator, value.value), length: length + value.length };
  };

  /** The part of a sentence that says since when, or for how long: what it answers begins there and lasts until now. */
  const spanAt = (at: number, field: SpokenField): Taken<{ period: string; isOpen: boolean }> | null => {
    const since = takes(at, sinceWords);
    const period = periodAt(at, field);
    if (period && since === 0) return { value: { period: period.value, isOpen: false }, length: period.length };
    const lead = since || takes(at, forWords);
    // What was, even of a day that mostly lies ahead.
    const late = lead > 0 ? periodAt(at + lead) : null;
    if (!late) return null;
    const isOpen = since > 0 && !late.value.startsWith('days:');
    return { value: { period: late.value, isOpen }, length: lead + late.length };
  };
  /** It was in that time, or since it began. */
  const within = (field: SpokenField, period: string, isOpen: boolean): FilterNode =>
    isOpen
      ? { match: 'any', of: [condition(field.id, 'is', [period]), condition(field.id, 'after', [period])] }
      : condition(field.id, 'is', [period]);
  /** It was not, in that time and until now. Who was never talked to was not talked to then. */
  const notWithin = (field: SpokenField, period: string): FilterNode =>
    field.id === 'talked'
      ? { match: 'any', of: [condition(field.id, 'before', [period]), condition(field.id, 'empty', [])] }
      : condition(field.id, 'before', [period]);

  /** `changed since last week`, `letzte Woche geändert`, `seit 30 Tagen nicht geändert`, `not changed in 30 days`, `never talked to`. */
  const dated: Rule = (at) => {
    const not = takes(at, notWords);
    const found = fieldAt(at + not);
    if (found && isDay(found.value)) {
      const { value: field } = found;
      const begin = at + not + found.length;
      const span = spanAt(begin, field);
      if (span) {
        const { period, isOpen } = span.value;
        const node = not > 0 ? notWithin(field, period) : within(field, period, isOpen);
        return { node, length: not + found.length + span.length };
      }
      const isNever = field.id === 'talked' ? not > 0 : takes(at, neverWords) > 0;
      if (isNever && field.type === 'day')
        return { node: condition(field.id, 'empty', []), length: not + found.length };
    }
    return not > 0 ? null : datedBefore(at);
  };
  const datedBefore: Rule = (at) => {
    for (const field of fields.filter(isDay)) {
      const span = spanAt(at, field);
      if (!span) continue;
      const isNot = takes(at + span.length, notWords);
      const named = fieldAt(at + span.length + isNot);
      if (named?.value.id !== field.id) continue;
      const { period, isOpen } = span.value;
      const node = isNot > 0 ? notWithin(field, period) : within(field, period, isOpen);
      return { node, length: span.length + isNot + named.length };
    }
    return null;
  };
  /** `created more than 3 months ago`, `older than 2 weeks`, `älter als 2 Wochen`, `last changed over a year ago`. */
  const longAgo: Rule = (at) => {
    const found = fieldAt(at);
    const field = found && isDay(found.value) ? found : null;
    const lead = takes(at + (field?.length ?? 0), longAgoWords);
    const words = read.said(at + (field?.length ?? 0), lead);
    const by = field?.value ?? (/^(older|alter)/.test(words) ? fieldOf('createdAt') : undefined);
    if (lead === 0 || !by) return null;
    const begin = (field?.length ?? 0) + lead;
    const period = periodAt(at + begin);
    if (!period) return null;
    // `3 months ago` is a month; beyond them all is what lies before as many days.
    const ago = takes(at + begin + period.length, agoWords);
    const bare = /^([a-z]+):-(\d+)$/.exec(period.value);
    const days = { day: 1, week: 7, month: 30, quarter: 91, year: 365 }[bare?.[1] ?? ''];
    const value = days === undefined ? period.value : `days:-${days * Number(bare?.[2])}`;
    return { node: condition(by.id, 'before', [value]), length: begin + period.length + ago };
  };

  /** `without a phone`, `with company in Bonn`, `ohne Firma`. */
  const having: Rule = (at) => {
    const without = takes(at, withoutWords);
    const has = without || takes(at, withWords);
    if (has === 0) return null;
    const start = at + has + article(at + has);
    const related = relation(start, without > 0 ? 'none' : 'some');
    const field = fieldAt(start);
    if (related && related.length >= (field?.length ?? 0)) {
      return { node: related.node, length: start - at + related.length };
    }
    // `with phone 030…`, `mit Schlagwort VIP` say more than that there is one.
    const isMore = without === 0 && compared(start) !== null;
    const node = field && !isMore ? filled(field.value, without === 0) : null;
    return field && node && { node, length: start - at + field.length };
  };
  /** Something stands in a field, or nothing; null where that is always so. */
  const filled = ({ id, type }: SpokenField, isFilled: boolean): FilterNode | null => {
    if (type === 'instant' || type === 'flag' || type === 'user') return null;
    if (type === 'count') return condition(id, isFilled ? 'after' : 'is', ['0']);
    return condition(id, isFilled ? 'notEmpty' : 'empty', []);
  };
  const relation = (at: number, holds: 'some' | 'none'): Read | null => {
    const relations = vocabulary.relations(kind);
    const namesOf = (id: string) => {
      const isTasks = id === 'openTasks' && !relations.some((one) => one.id === 'tasks');
      return [...(relationNames[id] ?? []), ...(isTasks ? taskNames : [])];
    };
    const best = longest(relations, ({ id, title }) => [fold(title), ...namesOf(id)], at);
    if (!best) return null;
    const { id, to } = best.value;
    const inside = takes(at + best.length, inWords);
    const city = vocabulary.fields(to).find((field) => field.id === 'city');
    const place = inside > 0 && city ? valuesAt(city, at + best.length + inside) : null;
    if (!place) return { node: { relation: id, holds }, length: best.length };
    const where: FilterGroup = { match: 'all', of: [condition('city', 'is', place.value)] };
    return { node: { relation: id, holds, where }, length: best.length + inside + place.length };
  };

  /** Of what has a place or a company only through its company. */
  const ofCompany = (part: FilterCondition): FilterNode | null =>
    vocabulary.relations(kind).some(({ id, to }) => id === 'company' && to === 'company')
      ? { relation: 'company', holds: 'some', where: { match: 'all', of: [part] } }
      : null;
  const textField = (id: string): SpokenField => fieldOf(id) ?? { id, title: '', type: 'text' };

  /** `in Bonn`, `aus Ulm oder Köln`, `die in Berlin wohnen`. */
  const placed: Rule = (at) => {
    const lead = takes(at, inWords);
    if (lead === 0 || periodAt(at) || numberAt(at + lead)) return null;
    const start = at + lead + takes(at + lead, ['the', 'der', 'dem']);
    // `in stage Offer` is no place.
    const named = compared(start);
    if (named) return { ...named, length: start - at + named.length };
    const value = valuesAt(textField('city'), start);
    if (!value) return null;
    const part = condition('city', 'is', value.value);
    const node = fieldOf('city') ? part : ofCompany(part);
    const length = start - at + value.length;
    return node && { node, length: length + takes(at + length, placeVerbs) };
  };
  /** `at Acme`, `bei Weber`, `von Grace`. */
  const employed: Rule = (at) => {
    const lead = takes(at, atWords);
    if (lead === 0) return null;
    const owner = fieldOf('owner');
    const person = owner && optionAt(owner, at + lead);
    if (owner && person) return { node: condition(owner.id, 'is', [person.value]), length: lead + person.length };
    const value = isPhrase(at + lead) ? null : valuesAt(textField('company'), at + lead);
    if (!value) return null;
    const node = fieldOf('company')
      ? condition('company', 'contains', value.value)
      : ofCompany(condition('name', 'contains', value.value));
    const length = lead + value.length;
    return node && { node, length: length + takes(at + length, placeVerbs) };
  };
  /** `mine`, `owned by Grace`, `die mir gehören`. */
  const owned: Rule = (at) => {
    const owner = fieldOf('owner') ?? fieldOf('assignee');
    const [self] = owner?.options ?? [];
    if (!owner || !self) return null;
    const mine = takes(at, mineWords);
    if (mine > 0) return { node: condition(owner.id, 'is', [self.value]), length: mine };
    const lead = takes(at, ownedWords);
    const person = optionAt(owner, at + lead);
    if (!person) return null;
    const verb = takes(at + lead + person.length, ownVerbs);
    if (lead === 0 && verb === 0) return null;
    return { node: condition(owner.id, 'is', [person.value]), length: lead + person.length + verb };
  };
  /** `overdue`, `open`, `done last week`: how a task, or a deal, stands. */
  const standing: Rule = (at) => {
    const [due, done, doneAt] = [fieldOf('due'), fieldOf('done'), fieldOf('doneAt')];
    const [close, status] = [fieldOf('expectedClose'), fieldOf('status')];
    const overdue = takes(at, overdueWords);
    const late = (field: string, open: FilterCondition): Read => ({
      node: { match: 'all', of: [condition(field, 'before', ['day:0']), open] },
      length: overdue,
    });
    if (overdue > 0 && close && status) return late(close.id, condition(status.id, 'is', ['open']));
    if (!due || !done || !doneAt) return null;
    if (overdue > 0) return late(due.id, condition(done.id, 'is', ['0']));
    const open = takes(at, openWords);
    if (open > 0) return { node: condition(done.id, 'is', ['0']), length: open };
    const finished = takes(at, doneWords);
    if (finished === 0) return null;
    const period = periodAt(at + finished);
    return period
      ? { node: condition(doneAt.id, 'is', [period.value]), length: finished + period.length }
      : { node: condition(done.id, 'is', ['1']), length: finished };
  };
  /** `clients`, `won`, `high priority`: a tag or another choice by its name, with the field's own behind it or not. */
  const chosen: Rule = (at) => {
    let best: Read | null = null;
    for (const field of fields.filter(({ type }) => type === 'tag' || type === 'choice')) {
      const option = optionAt(field, at);
      if (!option) continue;
      const behind = fieldAt(at + option.length);
      const length = option.length + (behind?.value.id === field.id ? behind.length : 0);
      if (length > (best?.length ?? 0)) best = { node: condition(field.id, 'is', [option.value]), length };
    }
    return best;
  };
  /** `amount over 5k`, `over 5k`, `with more than 5 people`, `between 1.000 and 2.000 €`. */
  const amounted: Rule = (at) => {
    const lead = takes(at, withWords);
    const before = fieldAt(at + lead);
    if (lead > 0 && before && !isAmount(before.value)) return null;
    const named = before && isAmount(before.value) ? before : null;
    const begin = lead + (named?.length ?? 0);
    const made =
      betweenAt(at + begin, named?.value ?? fieldOf('amount')) ?? moreOrLess(at + begin, named?.value ?? null);
    return made && { node: made.node, length: begin + made.length };
  };
  /** `over 5k`, `more than 5 people`; of a field that was named already also `is 5`. */
  const moreOrLess = (at: number, named: SpokenField | null): Read | null => {
    const sign = longest(amountComparisons, ([words]) => [words], at);
    if (!sign && !named) return null;
    const start = at + (sign?.length ?? takes(at, ['is', 'ist', '=']));
    const number = numberAt(start);
    const behind = number && !named ? fieldAt(start + number.length) : null;
    const counted = behind && isAmount(behind.value) ? behind : null;
    const field = named ?? counted?.value ?? fieldOf('amount');
    const value = field ? amountAt(field, start) : null;
    if (!field || !value) return null;
    const [, operator, orEqual] = sign?.value ?? ['', 'is' as const, false];
    const length = start - at + value.length + (counted?.length ?? 0);
    return { node: bound(field, operator, value.value, orEqual), length };
  };
  const bound = (
    field: SpokenField,
    operator: FilterCondition['operator'],
    value: string,
    orEqual: boolean,
  ): FilterNode => {
    const part = condition(field.id, operator, [value]);
    return orEqual ? { match: 'any', of: [part, condition(field.id, 'is', [value])] } : part;
  };
  const betweenAt = (at: number, field: SpokenField | undefined): Read | null => {
    const lead = takes(at, betweenWords);
    const low = lead > 0 && field ? amountAt(field, at + lead) : null;
    const to = low ? takes(at + lead + low.length, toWords) : 0;
    const high = low && field && to > 0 ? amountAt(field, at + lead + low.length + to) : null;
    if (!field || !low || !high) return null;
    // A currency that stands at the end is that of both.
    const [, code = ''] = high.value.split(' ');
    const from = code !== '' && !low.value.includes(' ') ? `${low.value} ${code}` : low.value;
    const of = [bound(field, 'after', from, true), bound(field, 'before', high.value, true)];
    return { node: { match: 'all', of }, length: lead + low.length + to + high.length };
  };
  /** `@acme.example`, `ada@acme.example`. */
  const mailed: Rule = (at) => {
    const raw = words[at]?.raw ?? '';
    return /^\S*@\S+\.\S+$/.test(raw) && fieldOf('email')
      ? { node: condition('email', 'contains', [raw]), length: 1 }
      : null;
  };

  const rules = [compared, dated, longAgo, having, chosen, placed, employed, owned, standing, amounted, mailed];
  const plain = remembered((at) => {
    let best: Read | null = null;
    for (const rule of rules) {
      const made = at < words.length ? rule(at) : null;
      if (made && made.length > (best?.length ?? 0)) best = made;
    }
    return best;
  });
  /** `not in Munich`, `nicht von mir`: where that can't be asked, it is handed back with its `not`. */
  const phrase = remembered((at) => {
    const made = plain(at);
    const not = at < words.length ? takes(at, notWords) : 0;
    const inner = not > 0 ? plain(at + not) : null;
    if (!inner || (made && made.length >= not + inner.length)) return made;
    return { node: inner.node && opposed(inner.node), length: not + inner.length };
  });
  return phrase;
}
