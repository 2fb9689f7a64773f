import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDecimal, linesTotal, lineTotal, parseDecimal } from '../../../src-shared/domain/line-totals';
import { maxAmount } from '../../../src-shared/domain/money';

const line = fc.record({
  quantity: fc.integer({ min: 0, max: 1_000_000_000 }),
  unitPrice: fc.integer({ min: 0, max: Math.floor(maxAmount / 1_000_000) }),
  discount: fc.integer({ min: 0, max: 10_000 }),
  currency: fc.constantFrom('EUR', 'USD', 'JPY'),
});
const of = (quantity: number, unitPrice: number, discount = 0) =>
  lineTotal({ quantity, unitPrice, discount, currency: 'EUR' });

describe('what a line comes to', () => {
  test.each([
    [1000, 4999, 0, 4999, 4999],
    [2500, 120_00, 0, 300_00, 300_00],
    [1000, 10_005, 1000, 10_005, 9005],
    [333, 100, 0, 33, 33],
    [335, 100, 0, 34, 34],
    [500, 1, 0, 1, 1],
    [499, 1, 0, 0, 0],
    [1000, 1, 5000, 1, 1],
    [1000, 999, 3333, 999, 666],
    [3000, 100, 10_000, 300, 0],
    [0, 100, 0, 0, 0],
  ])('%i thousandths at %i less %i', (quantity, unitPrice, discount, gross, net) => {
    expect(of(quantity, unitPrice, discount)).toEqual({ gross, net });
  });

  test('is rounded once: off the exact value by half a minor unit at the most, never downwards from a half', () => {
    fc.assert(
      fc.property(line, (one) => {
        const exact = BigInt(one.quantity) * BigInt(one.unitPrice) * BigInt(10_000 - one.discount);
        const off = BigInt(lineTotal(one).net) * 10_000_000n - exact;
        expect(off).toBeGreaterThan(-5_000_000n);
        expect(off).toBeLessThanOrEqual(5_000_000n);
      }),
    );
  });

  test('is never more than without the discount, and falls as the discount grows', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 0, max: 10_000 }), (one, other) => {
        const { gross, net } = lineTotal(one);
        expect(net).toBeLessThanOrEqual(gross);
        const [less, more] = [Math.min(one.discount, other), Math.max(one.discount, other)];
        expect(lineTotal({ ...one, discount: more }).net).toBeLessThanOrEqual(
          lineTotal({ ...one, discount: less }).net,
        );
      }),
    );
  });

  test('adds up: the sums are those of the lines as they are shown, for each currency', () => {
    const some = fc.array(
      line.map((one) => ({ ...one, quantity: one.quantity % 10_000, unitPrice: one.unitPrice % 1_000_000 })),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(some, (lines) => {
        for (const { currency, amount } of linesTotal(lines).net) {
          const own = lines.filter((one) => one.currency === currency);
          expect(own.reduce((sum, one) => sum + lineTotal(one).net, 0)).toBe(amount);
        }
        expect(linesTotal(lines).net.map(({ currency }) => currency)).toEqual(
          [...new Set(lines.map(({ currency }) => currency))].sort(),
        );
      }),
    );
  });
});

describe('a number as it is typed', () => {
  test.each([
    ['1', 1000],
    ['1,5', 1500],
    ['1.5', 1500],
    ['.25', 250],
    ['1.200,5', 1_200_500],
    ['1’200.5', 1_200_500],
    [' 10 ', 10_000],
    ['0', 0],
    ['', null],
    ['-1', null],
    ['1,2345', null],
    ['abc', null],
    [',', null],
    ['99999999999999999999', null],
  ])('%s', (text, expected) => {
    expect(parseDecimal(text, 3)).toBe(expected);
  });

  test('is read as it was written, in each language', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.constantFrom('en', 'de', 'fr', 'de-CH'),
        (parts, locale) => {
          expect(parseDecimal(formatDecimal(parts, 3, locale), 3)).toBe(parts);
        },
      ),
    );
  });

  test('a percentage may have its sign', () => {
    expect(parseDecimal('12,5 %', 2)).toBe(1250);
  });
});
