import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkIban, formatIban } from '../../../src-shared/domain/iban';

const known = 'DE89370400440532013000';

describe('an IBAN', () => {
  // The examples of the registry (SWIFT).
  test.each([
    'DE89 3704 0044 0532 0130 00',
    'gb29nwbk60161331926819',
    'AT61-1904-3002-3457-3201',
    'CH9300762011623852957',
    'FR1420041010050500013M02606',
    'NL91ABNA0417164300',
    'MT84MALT011000012345MTLCAST001S',
    'NO9386011117947',
  ])('%s is taken, without what it was written with', (given) =>
    expect(checkIban(given)).toEqual({ ok: true, iban: given.replace(/[\s-]/g, '').toUpperCase() }),
  );

  test.each([
    ['', 'iban.malformed'],
    ['my account', 'iban.malformed'],
    ['89DE370400440532013000', 'iban.malformed'],
    ['XX89370400440532013000', 'iban.country'],
    ['DE8937040044053201300', 'iban.length'],
    ['DE89370400440532013001', 'iban.checksum'],
  ])('%j is refused: %s', (given, reason) => expect(checkIban(given)).toEqual({ ok: false, reason }));

  test('with one digit wrong, or two that changed places, is refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: known.length - 1 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digit = (Number(known[at]) + by) % 10;
        expect(checkIban(known.slice(0, at) + digit + known.slice(at + 1)).ok).toBe(false);
      }),
    );
    for (let at = 4; at + 1 < known.length; at++) {
      const swapped = `${known.slice(0, at)}${known[at + 1]}${known[at]}${known.slice(at + 2)}`;
      if (swapped !== known) expect(checkIban(swapped).ok).toBe(false);
    }
  });

  test('is printed in groups of four', () => {
    expect(formatIban(known)).toBe('DE89 3704 0044 0532 0130 00');
    expect(formatIban('')).toBe('');
  });
});
