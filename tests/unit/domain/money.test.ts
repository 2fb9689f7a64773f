import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  currencies,
  currencyOfCountry,
  digitsOf,
  editMoney,
  formatMoney,
  isCurrency,
  maxAmount,
  parseMoney,
  sumMoney,
  weighted,
} from '../../../src-shared/domain/money';

const read = (text: string, locale = 'en', currency = 'EUR') => parseMoney(text, { locale, currency });

describe('an amount as people type it', () => {
  it.each([
    ['1200', 'en', 120_000],
    ['1,200', 'en', 120_000],
    ['1,200', 'de', 120_000],
    ['1.200', 'de', 120_000],
    ['1.200', 'en', 120_000],
    ['1,5', 'de', 150],
    ['1.5', 'en', 150],
    ['1.234.567,89', 'de', 123_456_789],
    ['1,234,567.89', 'en', 123_456_789],
    ["1'234.50", 'de', 123_450],
    ['1 234,50', 'de', 123_450],
    ['.5', 'en', 50],
    ['12.', 'en', 1200],
    ['0', 'en', 0],
  ])('%s (%s) is %i cents', (text, locale, amount) => {
    expect(read(text, locale)).toEqual({ ok: true, amount, currency: 'EUR' });
  });

  it.each([
    ['$99.90', 'USD', 9990],
    ['99,90 €', 'EUR', 9990],
    ['chf 12', 'CHF', 1200],
    ['¥1,000', 'JPY', 1000],
    ['BHD 1.250', 'BHD', 1250],
    ['12 Euro', 'EUR', 1200],
    ['Fr. 12.–', 'CHF', 1200],
    ['12,- €', 'EUR', 1200],
    ['US$12.50', 'USD', 1250],
    ['CA$12', 'CAD', 1200],
    ['€ 12 EUR', 'EUR', 1200],
  ])('%s says its currency', (text, currency, amount) => {
    expect(read(text, 'en', 'GBP')).toEqual({ ok: true, amount, currency });
  });

  it.each([
    ['', 'money.malformed'],
    ['a lot', 'money.malformed'],
    ['NaN', 'money.malformed'],
    ['Infinity', 'money.malformed'],
    ['-', 'money.malformed'],
    ['€', 'money.malformed'],
    ['1e9', 'money.malformed'],
    ['0x10', 'money.malformed'],
    ['1 EUR 2', 'money.malformed'],
    ['5 USD EUR', 'currency.unknown'],
    ['$5 EUR', 'money.malformed'],
    ['10 20', 'money.malformed'],
    ['1 000 00', 'money.malformed'],
    ['+-5', 'money.negative'],
    ['€-5', 'money.negative'],
    ['−5 EUR', 'money.negative'],
    ['9'.repeat(400), 'money.tooLarge'],
    ['5 quid', 'currency.unknown'],
    ['12,34,5', 'money.malformed'],
    ['1,23,4', 'money.malformed'],
    ['1.2.3', 'money.malformed'],
    ['12-5', 'money.malformed'],
    ['-5', 'money.negative'],
    ['12,3456', 'money.digits'],
    ['1,234.5.6', 'money.malformed'],
    ['12345678901234', 'money.tooLarge'],
    ['5 ABC', 'currency.unknown'],
  ])('%s is refused: %s', (text, reason) => {
    expect(read(text)).toEqual({ ok: false, reason });
  });

  it('is what was written into the field, in every currency and language', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: maxAmount }),
        fc.constantFrom(...currencies),
        fc.constantFrom('en', 'de'),
        (amount, currency, locale) => {
          const text = editMoney({ amount, currency }, locale);
          expect(parseMoney(text, { locale, currency })).toEqual({ ok: true, amount, currency });
        },
      ),
    );
  });

  it('is what is shown, which one changes where it stands: in every currency, language and region', () => {
    const locales = ['en-GB', 'en-US', 'en-CA', 'en-AU', 'en-IN', 'en-ZA', 'de-DE', 'de-AT', 'de-CH', 'de-LI'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: maxAmount }),
        fc.constantFrom(...currencies),
        fc.constantFrom(...locales),
        fc.boolean(),
        (amount, currency, locale, short) => {
          const text = formatMoney({ amount, currency }, locale, { short });
          // Another currency is the one a new amount would have here.
          expect([text, parseMoney(text, { locale, currency: 'MXN' })]).toEqual([text, { ok: true, amount, currency }]);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

it('knows currencies and how many decimals they have', () => {
  expect([isCurrency('EUR'), isCurrency('EURO')]).toEqual([true, false]);
  expect(['EUR', 'JPY', 'BHD'].map(digitsOf)).toEqual([2, 0, 3]);
  expect(['DE', 'CH', 'US', 'ZZ'].map(currencyOfCountry)).toEqual(['EUR', 'CHF', 'USD', 'USD']);
});

it('is shown as the language has it', () => {
  const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
  expect(plain(formatMoney({ amount: 123_450, currency: 'EUR' }, 'de'))).toBe('1.234,50 €');
  expect(plain(formatMoney({ amount: 123_400, currency: 'USD' }, 'en', { short: true }))).toBe('$1,234');
  expect(plain(formatMoney({ amount: 1234, currency: 'JPY' }, 'en'))).toBe('¥1,234');
});

it('is summed up by currency, and never across', () => {
  const eur = (amount: number) => ({ amount, currency: 'EUR' });
  expect(sumMoney([eur(1), { amount: 5, currency: 'CHF' }, eur(2)])).toEqual([{ amount: 5, currency: 'CHF' }, eur(3)]);
  expect(sumMoney([])).toEqual([]);
});

it('is worth its share, a half rounded up, and all of it at a hundred percent', () => {
  expect([weighted(1, 50), weighted(99, 10), weighted(maxAmount, 100), weighted(500, 0)]).toEqual([
    1,
    10,
    maxAmount,
    0,
  ]);
});
