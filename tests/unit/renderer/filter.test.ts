import i18next from 'i18next';
import { describe, expect, test } from 'vitest';
import { de } from '../../../src-renderer/app/i18n/de';
import { en } from '../../../src-renderer/app/i18n/en';
import {
  completed,
  conditionOn,
  type FilterField,
  type FilterLanguage,
  isComplete,
  operatorsFor,
  operatorWords,
  withOperator,
} from '../../../src-renderer/ui/filter/language';
import { moneyWords, typedMoney } from '../../../src-renderer/ui/filter/money-value';
import { pickedPeriod } from '../../../src-renderer/ui/filter/periods';
import { groupWords, nodeWords } from '../../../src-renderer/ui/filter/words';
import { type FilterGroup, filterOperator } from '../../../src-shared/contract/filters';

const city: FilterField = { id: 'city', title: 'City', type: 'text' };
const tag: FilterField = {
  id: 'tag',
  title: 'Tag',
  type: 'tag',
  options: [
    { value: '1', label: 'client' },
    { value: '2', label: 'press' },
  ],
};
const made: FilterField = { id: 'createdAt', title: 'Created', type: 'instant' };
const people: FilterField = { id: 'contacts', title: 'People', type: 'count' };
const all = [city, tag, made, people];

const language: FilterLanguage = {
  fields: () => all,
  relations: () => [{ id: 'company', title: 'company', to: 'company' }],
};

const speaking = async (locale: string) => {
  const i18n = i18next.createInstance();
  await i18n.init({ lng: locale.slice(0, 2), resources: { en: { translation: en }, de: { translation: de } } });
  return { t: i18n.t, locale, language };
};

describe('a filter being built', () => {
  test('every comparison of the contract can be asked of some field', () => {
    const asked = new Set(all.flatMap(operatorsFor));
    expect(filterOperator.options.filter((operator) => !asked.has(operator))).toEqual([]);
  });

  test('a condition is complete with a value, or where none is asked for', () => {
    expect(isComplete({ field: 'city', operator: 'contains', values: [' '] }, city)).toBe(false);
    expect(isComplete({ field: 'city', operator: 'contains', values: ['own'] }, city)).toBe(true);
    expect(isComplete({ field: 'city', operator: 'empty', values: [] }, city)).toBe(true);
    expect(isComplete({ field: 'tag', operator: 'is', values: [] }, tag)).toBe(false);
    expect(isComplete({ field: 'contacts', operator: 'is', values: ['-'] }, people)).toBe(false);
    expect(isComplete(conditionOn(made), made)).toBe(true);
  });

  test('another comparison keeps as many values as it takes', () => {
    const two = { field: 'tag', operator: 'is' as const, values: ['1', '2'] };
    expect(withOperator(two, 'isNot', tag).values).toEqual(['1', '2']);
    expect(withOperator(two, 'empty', tag).values).toEqual([]);
    expect(withOperator({ ...two, values: [] }, 'is', city).values).toEqual(['']);
    expect(withOperator({ field: 'createdAt', operator: 'is', values: ['a', 'b'] }, 'before', made).values).toEqual([
      'a',
    ]);
  });

  test('what lacks a value is not asked, and is not lost', () => {
    const draft: FilterGroup = {
      match: 'all',
      of: [
        { field: 'city', operator: 'contains', values: [''] },
        { field: 'city', operator: 'is', values: [' Bonn '] },
        { match: 'any', of: [{ field: 'tag', operator: 'is', values: [] }] },
        {
          relation: 'company',
          holds: 'none',
          where: { match: 'all', of: [{ field: 'city', operator: 'is', values: [''] }] },
        },
      ],
    };
    expect(completed(draft, 'contact', language)).toEqual({
      match: 'all',
      of: [
        { field: 'city', operator: 'is', values: ['Bonn'] },
        { relation: 'company', holds: 'none' },
      ],
    });
    expect(draft.of).toHaveLength(4);
  });

  test('of a number, before is fewer and after is more', () => {
    expect(operatorWords('before', 'count')).toBe('fewer');
    expect(operatorWords('after', 'number')).toBe('more');
    expect(operatorWords('before', 'instant')).toBe('before');
  });
});

describe('a filter in words', () => {
  test('values are read as people say them', async () => {
    const [english, german] = [await speaking('en-GB'), await speaking('de-DE')];
    const before = { field: 'createdAt', operator: 'before' as const, values: ['2026-10-10'] };
    expect(nodeWords(before, 'contact', english)).toEqual({ question: 'Created before', value: '10 October 2026' });
    expect(nodeWords(before, 'contact', german).value).toBe('dem 10. Oktober 2026');
    expect(nodeWords({ field: 'tag', operator: 'is', values: ['1', '2'] }, 'contact', english).value).toBe(
      'client or press',
    );
    expect(nodeWords({ field: 'city', operator: 'empty', values: ['left over'] }, 'contact', english)).toEqual({
      question: 'City is empty',
      value: '',
    });
  });

  test('periods read as they are said in each language', async () => {
    const [english, german] = [await speaking('en-GB'), await speaking('de-DE')];
    const said = (operator: 'is' | 'isNot' | 'before' | 'after', value: string) =>
      [english, german].map((speaking) => {
        const read = nodeWords({ field: 'createdAt', operator, values: [value] }, 'contact', speaking);
        return `${read.question} ${read.value}`;
      });
    expect(said('is', 'days:-30')).toEqual(['Created in the last 30 days', 'Created in den letzten 30 Tagen']);
    expect(said('is', 'days:+1')).toEqual(['Created today', 'Created heute']);
    expect(said('is', 'week:-1')).toEqual(['Created last week', 'Created letzte Woche']);
    expect(said('isNot', 'days:+7')).toEqual([
      'Created not in the next 7 days',
      'Created nicht in den nächsten 7 Tagen',
    ]);
    expect(said('before', 'days:-30')).toEqual(['Created before the last 30 days', 'Created vor den letzten 30 Tagen']);
    expect(said('after', 'month:1')).toEqual(['Created after next month', 'Created nach nächstem Monat']);
    expect(said('is', 'month:-3')).toEqual(['Created 3 months ago', 'Created vor 3 Monaten']);
    expect(said('is', '2026-10-01')).toEqual(['Created on 1 October 2026', 'Created am 1. Oktober 2026']);
    expect(said('is', '2026-10-01/2026-10-03')).toEqual([
      'Created from 1 October 2026 to 3 October 2026',
      'Created vom 1. Oktober 2026 bis zum 3. Oktober 2026',
    ]);
  });

  test('groups and relations are one sentence', async () => {
    const where: FilterGroup = {
      match: 'all',
      of: [
        {
          relation: 'company',
          holds: 'some',
          where: { match: 'all', of: [{ field: 'city', operator: 'is', values: ['Bonn'] }] },
        },
        {
          match: 'any',
          of: [
            { field: 'city', operator: 'is', values: ['Ulm'] },
            { relation: 'company', holds: 'none' },
          ],
        },
      ],
    };
    expect(groupWords(where, 'contact', await speaking('en'))).toBe(
      'with company (City is Bonn) and (City is Ulm or without company)',
    );
    expect(groupWords(where, 'contact', await speaking('de'))).toBe(
      'mit company (City ist Bonn) und (City ist Ulm oder ohne company)',
    );
  });

  test('a period is picked as it was written', () => {
    expect(pickedPeriod('month:+1')).toEqual({ by: 'name', name: 'nextMonth' });
    expect(pickedPeriod('days:-90')).toEqual({ by: 'last', days: 90 });
    expect(pickedPeriod('month:-3')).toEqual({ by: 'unit', unit: 'month', count: -3 });
    expect(pickedPeriod('2026-01-01')).toEqual({ by: 'date', from: '2026-01-01', to: '2026-01-01' });
    expect(pickedPeriod('')).toEqual({ by: 'date', from: '', to: '' });
  });
});

describe('amounts in a filter', () => {
  test.each([
    ['1.250,50', '', 'de', { value: '1250.5', currency: '' }],
    ['1,250.50', 'EUR', 'en', { value: '1250.5 EUR', currency: 'EUR' }],
    ['1200 $', '', 'en', { value: '1200 USD', currency: 'USD' }],
    ['1200', 'JPY', 'en', { value: '1200 JPY', currency: 'JPY' }],
    ['twelve', 'EUR', 'en', { refused: 'money.malformed' }],
    ['-', 'EUR', 'en', { refused: 'money.malformed' }],
  ])('%s of %s as typed in %s', (text, currency, locale, expected) => {
    expect(typedMoney(text, currency, locale)).toEqual(expected);
  });

  test('are read as amounts of their currency, or as numbers', () => {
    expect(moneyWords('1250.5 EUR', 'en')).toBe('€1,250.50');
    expect(moneyWords('1250 JPY', 'en')).toBe('¥1,250');
    expect(moneyWords('1250.5', 'en')).toBe('1,250.5');
    expect(moneyWords('of any', 'en')).toBe('of any');
  });
});
