import { expect, test } from 'vitest';
import { isNothing, refusal } from '../../../../src-shared/domain/custom/check';
import { holds } from '../../../../src-shared/domain/custom/condition';
import { plainText } from '../../../../src-shared/domain/custom/plain-text';
import type { FieldValue } from '../../../../src-shared/domain/custom/types';

test.each([
  ['text', {}, { kind: 'text', text: 'x'.repeat(501) }, 'field.tooLong'],
  ['longText', {}, { kind: 'text', text: 'x'.repeat(501) }, null],
  ['text', {}, { kind: 'number', number: 1 }, 'field.kind'],
  ['number', {}, { kind: 'number', number: 1e16 }, 'field.number'],
  ['percent', {}, { kind: 'number', number: 12.5 }, null],
  ['rating', {}, { kind: 'number', number: 6 }, 'field.rating'],
  ['rating', { max: 10 }, { kind: 'number', number: 6 }, null],
  ['rating', {}, { kind: 'number', number: 2.5 }, 'field.rating'],
  ['money', {}, { kind: 'money', amount: 0.5, currency: 'EUR' }, 'money.tooLarge'],
  ['money', {}, { kind: 'money', amount: 100, currency: 'XYZ' }, 'currency.unknown'],
  ['money', {}, { kind: 'money', amount: 100, currency: 'JPY' }, null],
  ['yesNo', {}, { kind: 'yesNo', yes: false }, null],
  ['date', {}, { kind: 'day', day: '2025-02-29' }, 'field.day'],
  ['date', {}, { kind: 'day', day: '2024-02-29' }, null],
  ['dateTime', {}, { kind: 'instant', at: 0, zone: 'Mars/Olympus' }, 'field.day'],
  ['dateTime', {}, { kind: 'instant', at: 0, zone: 'Europe/Berlin' }, null],
  ['select', {}, { kind: 'options', ids: ['a', 'b'] }, 'field.oneOnly'],
  ['multiSelect', {}, { kind: 'options', ids: ['a', 'b'] }, null],
] as const)('a %s set up as %j takes %j or says why not', (type, config, value, reason) => {
  expect(refusal(type, config, structuredClone(value) as never)).toBe(reason);
});

test('blanks and no choice are nothing', () => {
  expect(isNothing(null)).toBe(true);
  expect(isNothing({ kind: 'text', text: '  ' })).toBe(true);
  expect(isNothing({ kind: 'options', ids: [] })).toBe(true);
  expect(isNothing({ kind: 'yesNo', yes: false })).toBe(false);
});

test.each([
  [null, ''],
  [{ kind: 'money', amount: -5, currency: 'EUR' }, '-0.05 EUR'],
  [{ kind: 'money', amount: 1234, currency: 'JPY' }, '1234 JPY'],
  [{ kind: 'number', number: 12.5 }, '12.5'],
  [{ kind: 'yesNo', yes: true }, 'yes'],
  [{ kind: 'day', day: '2024-02-29' }, '2024-02-29'],
  [{ kind: 'instant', at: 0, zone: 'Europe/Berlin' }, '1970-01-01T00:00:00.000Z'],
  [
    {
      kind: 'options',
      options: [
        { id: '1', name: 'A' },
        { id: '2', name: 'B' },
      ],
    },
    'A; B',
  ],
] as const)('%j is the text %j', (value, text) => {
  expect(plainText(value as unknown as FieldValue | null)).toBe(text);
});

test('a field is shown while what it depends on says so', () => {
  const on = (operator: 'is' | 'isNot' | 'empty' | 'notEmpty', value = '') => ({ fieldId: 'f', operator, value });
  const yes: FieldValue = { kind: 'yesNo', yes: true };
  expect(holds(on('is', 'yes'), yes)).toBe(true);
  expect(holds(on('is', 'no'), yes)).toBe(false);
  expect(holds(on('isNot', 'no'), null)).toBe(true);
  expect(holds(on('empty'), null)).toBe(true);
  expect(holds(on('notEmpty'), null)).toBe(false);
  expect(holds(on('is', 'Prague'), { kind: 'text', text: 'PRAGUE' })).toBe(true);
  expect(holds(on('is', 'b'), { kind: 'options', options: [{ id: 'b', name: 'B' }] })).toBe(true);
  // Where the other field was deleted, nothing is hidden.
  expect(holds(on('is', 'b'), undefined)).toBe(true);
});
