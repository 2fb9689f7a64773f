import { describe, expect, it } from 'vitest';
import { canBecome, converted } from '../../../../src-shared/domain/custom/convert';
import { fromText } from '../../../../src-shared/domain/custom/from-text';
import { plainText } from '../../../../src-shared/domain/custom/plain-text';
import type { FieldType, FieldValue } from '../../../../src-shared/domain/custom/types';

const text = (text: string): FieldValue => ({ kind: 'text', text });

describe('a value of another type', () => {
  it.each<[FieldValue, FieldType, unknown]>([
    [text('1.234,5'), 'number', { kind: 'number', number: 1234.5 }],
    [text('12 %'), 'percent', { kind: 'number', number: 12 }],
    [text('a dozen'), 'number', null],
    [text('1.250,50 CHF'), 'money', { kind: 'money', amount: 125_050, currency: 'CHF' }],
    [text('Ja'), 'yesNo', { kind: 'yesNo', yes: true }],
    [text('perhaps'), 'yesNo', null],
    [text('29.2.2024'), 'date', { kind: 'day', day: '2024-02-29' }],
    [text('30.2.2024'), 'date', null],
    [text('2024-02-29'), 'date', { kind: 'day', day: '2024-02-29' }],
    [text('One\ntwo'), 'text', { kind: 'text', text: 'One two' }],
    [text('A; B; A'), 'multiSelect', { kind: 'options', names: ['A', 'B'] }],
    [text('A; B'), 'select', { kind: 'options', names: ['A; B'] }],
    [text('x'.repeat(81)), 'select', null],
    [{ kind: 'number', number: 12.345 }, 'money', { kind: 'money', amount: 1235, currency: 'EUR' }],
    [{ kind: 'number', number: 0 }, 'yesNo', { kind: 'yesNo', yes: false }],
    [{ kind: 'money', amount: 1250, currency: 'EUR' }, 'number', { kind: 'number', number: 12.5 }],
    [{ kind: 'money', amount: 1250, currency: 'JPY' }, 'text', { kind: 'text', text: '1250 JPY' }],
    [{ kind: 'yesNo', yes: true }, 'number', { kind: 'number', number: 1 }],
    [{ kind: 'day', day: '2024-02-29' }, 'text', { kind: 'text', text: '2024-02-29' }],
    [{ kind: 'day', day: '2024-02-29' }, 'money', null],
    [{ kind: 'options', options: [{ id: '1', name: 'A' }] }, 'multiSelect', { kind: 'options', names: ['A'] }],
    [
      {
        kind: 'options',
        options: [
          { id: '1', name: 'A' },
          { id: '2', name: 'B' },
        ],
      },
      'select',
      null,
    ],
    [{ kind: 'records', records: [{ kind: 'contact', id: '1', name: 'Ada' }] }, 'text', { kind: 'text', text: 'Ada' }],
    [{ kind: 'problem', reason: 'formula.cycle' }, 'text', null],
  ])('%j as %s', (value, to, expected) => {
    expect(converted(value, to, {}, 'de')).toEqual(expected);
  });

  it('keeps a day when it becomes an instant and a day again', () => {
    const instant = converted({ kind: 'day', day: '2024-03-31' }, 'dateTime', {}, 'en') as FieldValue;
    expect(converted(instant, 'date', {}, 'en')).toEqual({ kind: 'day', day: '2024-03-31' });
  });

  it('is not asked of what is computed, or of where a relation leads', () => {
    expect(canBecome('text', 'number')).toBe(true);
    expect(canBecome('relation', 'text')).toBe(true);
    expect(canBecome('text', 'text')).toBe(false);
    expect(canBecome('text', 'relation')).toBe(false);
    expect(canBecome('formula', 'text')).toBe(false);
    expect(canBecome('text', 'rollup')).toBe(false);
  });
});

describe('a text that was written for a file', () => {
  it.each<[FieldType, FieldValue]>([
    ['text', text('Nuts; and "bolts"')],
    ['longText', text('One\ntwo')],
    ['number', { kind: 'number', number: 1.234 }],
    ['number', { kind: 'number', number: -1234567.5 }],
    ['number', { kind: 'number', number: 1e-9 }],
    ['money', { kind: 'money', amount: 123_456_789, currency: 'EUR' }],
    ['money', { kind: 'money', amount: -5, currency: 'CHF' }],
    ['money', { kind: 'money', amount: 1250, currency: 'JPY' }],
    ['yesNo', { kind: 'yesNo', yes: false }],
    ['date', { kind: 'day', day: '0999-12-31' }],
  ])('is read back as the same %s', (type, value) => {
    expect(fromText(plainText(value), type, {}, 'en')).toEqual(value);
  });

  it('says nothing where it is empty, or where the field is computed', () => {
    expect(fromText('  ', 'text', {}, 'en')).toBeNull();
    expect(fromText('3', 'formula', {}, 'en')).toBeNull();
    expect(fromText('soon', 'dateTime', {}, 'en')).toBeNull();
    expect(fromText('Ada; Bob', 'relation', {}, 'en')).toEqual({ kind: 'records', names: ['Ada', 'Bob'] });
  });

  it('is a day in the order of its language', () => {
    expect(fromText('3/4/2024', 'date', {}, 'en')).toEqual({ kind: 'day', day: '2024-03-04' });
    expect(fromText('3/4/2024', 'date', {}, 'de')).toEqual({ kind: 'day', day: '2024-04-03' });
  });
});
