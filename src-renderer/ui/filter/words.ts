import type { TFunction } from 'i18next';
import type { FilterCondition, FilterGroup, FilterNode, ListKind } from '../../../src-shared/contract/filters';
import type { LocalDate } from '../../../src-shared/domain/local-date';
import { periodUnits } from '../../../src-shared/domain/periods';
import { type FilterField, type FilterLanguage, isChoice, isDay, needsValue, operatorWords } from './language';
import { moneyWords } from './money-value';
import { pickedPeriod } from './periods';

interface Speaking {
  readonly t: TFunction;
  readonly locale: string;
  readonly language: FilterLanguage;
}

/** A part of a filter as it is read: what it asks, and the value it asks for. */
export function nodeWords(node: FilterNode, kind: ListKind, speaking: Speaking): { question: string; value: string } {
  const { t, language } = speaking;
  if ('of' in node) return { question: groupWords(node, kind, speaking), value: '' };
  if ('relation' in node) {
    const relation = language.relations(kind).find(({ id }) => id === node.relation);
    const title = relation?.title ?? node.relation;
    const what =
      relation && node.where && node.where.of.length > 0 ? groupWords(node.where, relation.to, speaking) : '';
    return {
      question: t(node.holds === 'some' ? 'views.words.with' : 'views.words.without', { relation: title }),
      value: what,
    };
  }
  const field = language.fields(kind).find(({ id }) => id === node.field);
  return {
    question: t(`party.filter.words.${operatorWords(node.operator, field?.type)}`, {
      column: field?.title ?? node.field,
    }),
    value: valueWords(node, field, speaking),
  };
}

/** All parts of a group in one sentence. */
export function groupWords(group: FilterGroup, kind: ListKind, speaking: Speaking): string {
  const parts = group.of.map((node) => {
    const { question, value } = nodeWords(node, kind, speaking);
    const words = value === '' ? question : 'relation' in node ? `${question} (${value})` : `${question} ${value}`;
    return 'of' in node && node.of.length > 1 ? `(${words})` : words;
  });
  return parts.join(` ${speaking.t(group.match === 'all' ? 'views.words.and' : 'views.words.or')} `);
}

/** A calendar day in the words of a language. */
export const dayWords = (day: LocalDate, locale: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return day;
  return new Date(year, month - 1, date).toLocaleDateString(locale, { day: 'numeric', month: 'long', year: 'numeric' });
};

/** The time a calendar unit is away: `3 weeks ago`. */
function awayWords(unit: string, count: number, locale: string): string {
  const known = periodUnits.find((one) => one === unit);
  return known ? new Intl.RelativeTimeFormat(locale).format(count, known) : unit;
}

/**
 * A period in a sentence: as the time in which something happens (`during`: "in the last 30 days"), or as the time before
 * or after which it does (`bound`: "the last 30 days"), which other languages decline.
 */
export function periodWords(value: string, as: 'during' | 'bound', t: TFunction, locale: string): string {
  const picked = pickedPeriod(value);
  switch (picked.by) {
    case 'name':
      return t(as === 'during' ? `views.period.${picked.name}` : `views.bound.${picked.name}`);
    case 'last':
      return t(`views.${as}.lastDays`, { count: picked.days });
    case 'next':
      return t(`views.${as}.nextDays`, { count: picked.days });
    case 'unit':
      return t(`views.${as}.unit`, { when: awayWords(picked.unit, picked.count, locale) });
    case 'date': {
      const [from, to] = [dayWords(picked.from, locale), dayWords(picked.to, locale)];
      return from === to ? t(`views.${as}.day`, { day: from }) : t(`views.${as}.between`, { from, to });
    }
  }
}

/** The values of a condition as they are read: the labels of choices, days in the user's language. */
export function valueWords(
  { operator, values }: FilterCondition,
  field: FilterField | undefined,
  { t, locale }: Speaking,
): string {
  if (!needsValue(operator)) return '';
  const read = values.map((value) => {
    if (field?.type === 'flag') return t(value === '1' ? 'views.yes' : 'views.no');
    if (isChoice(field?.type))
      return field?.options?.find((option) => option.value === value)?.label ?? t('views.gone');
    if (field?.type === 'money') return moneyWords(value, locale);
    if (!isDay(field?.type)) return value;
    return periodWords(value, operator === 'is' || operator === 'isNot' ? 'during' : 'bound', t, locale);
  });
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(read);
}
