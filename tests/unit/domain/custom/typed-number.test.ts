import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { typedNumber } from '../../../../src-shared/domain/custom/typed-number';

test.each([
  ['1234.5', 'en', 1234.5],
  ['1,234.5', 'en', 1234.5],
  ['1.234,5', 'en', 1234.5],
  ['1.234,5', 'de', 1234.5],
  ['1.234', 'de', 1234],
  ['1.234', 'en', 1.234],
  ['1,234', 'de', 1.234],
  ['1,234', 'en', 1234],
  ['12.5', 'de', 12.5],
  ['0.125', 'de', 0.125],
  ['1.234.567', 'en', 1_234_567],
  ["1'234", 'de', 1234],
  ['− 3', 'de', -3],
  ['+7', 'en', 7],
  [',5', 'de', 0.5],
  ['5,', 'de', 5],
])('%s in %s is %d', (text, language, number) => {
  expect(typedNumber(text, language)).toBe(number);
});

test.each(['', 'twelve', '1.2.3', '1,23,456.7', '1.234,5.6', '--1', '1e5', '.', '3 m'])('%s is no number', (text) => {
  expect(typedNumber(text, 'en')).toBeNull();
});

test('a number written in either language is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom('de', 'en'), (thousandths, language) => {
      const number = thousandths / 1000;
      const written = number.toLocaleString(language, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
      expect(typedNumber(written, language)).toBe(number);
    }),
  );
});
