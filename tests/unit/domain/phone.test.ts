import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPhone, formatPhone, normalizePhone } from '../../../src-shared/domain/phone';

describe('checkPhone', () => {
  test.each([
    ['030 1234567', 'DE', '+49301234567'],
    ['030/1234567', 'de', '+49301234567'],
    ['(030) 123-4567', 'DE', '+49301234567'],
    ['+49 (0)30 1234567', 'DE', '+49301234567'],
    ['+49 (0) 30 1234567', 'FR', '+49301234567'],
    ['0049 30 1234567', 'US', '+49301234567'],
    ['+0049301234567', 'DE', '+49301234567'],
    ['49301234567', 'DE', '+49301234567'],
    ["'+49 30 1234567", 'DE', '+49301234567'],
    ['Tel.: 030 1234567', 'DE', '+49301234567'],
    ['+49 30 1234567 (privat)', 'DE', '+49301234567'],
    ['０３０ １２３４５６７', 'DE', '+49301234567'],
    ['\u202a+49 30 1234567\u202c', 'DE', '+49301234567'],
    ['tel:+49-30-1234567', 'DE', '+49301234567'],
    ['(415) 555-2671', 'US', '+14155552671'],
    ['(415) 555-2671 x123', 'US', '+14155552671;ext=123'],
    ['+1 415 555 2671 ext. 9', 'DE', '+14155552671;ext=9'],
    ['030 1234567 Durchwahl 12', 'DE', '+49301234567;ext=12'],
    ['+49301234567;ext=12', 'DE', '+49301234567;ext=12'],
    ['1-800-FLOWERS', 'US', '+18003569377'],
    ['+39 06 1234567', 'DE', '+39061234567'],
    ['0664 1234567', 'AT', '+436641234567'],
  ])('reads %j in %s as %s', (raw, country, normalized) => {
    expect(normalizePhone(raw, country)).toBe(normalized);
  });

  test.each([
    ['', 'phone.empty'],
    ['112', 'phone.tooShort'],
    ['4711', 'phone.tooShort'],
    ['nobody', 'phone.notANumber'],
    ['n/a', 'phone.notANumber'],
    ['anna@weber.example', 'phone.notANumber'],
    ['12345678901234567890', 'phone.tooLong'],
    ['1'.repeat(10_000), 'phone.tooLong'],
    ['4.91701E+12', 'phone.rounded'],
    ['4,91701E+12', 'phone.rounded'],
    ['+999 12345678', 'phone.country'],
  ])('refuses %j for %s', (raw, reason) => {
    expect(checkPhone(raw, 'DE')).toEqual({ ok: false, reason });
    expect(normalizePhone(raw, 'DE')).toBeNull();
  });

  test('reads only international numbers where the country is unknown', () => {
    expect(normalizePhone('030 1234567', 'ZZ')).toBeNull();
    expect(normalizePhone('+49 30 1234567', 'ZZ')).toBe('+49301234567');
  });

  test('gives the same for what it gave, in any country', () => {
    const digits = fc.stringMatching(/^[1-9]\d{6,9}$/);
    fc.assert(
      fc.property(digits, fc.constantFrom('DE', 'US', 'FR', 'JP', 'BR'), (number, country) => {
        const once = normalizePhone(number, country);
        if (once) expect(normalizePhone(once, 'GB')).toBe(once);
      }),
    );
  });

  test('answers on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof checkPhone(text, 'DE').ok === 'boolean'));
  });
});

describe('formatPhone', () => {
  test('writes numbers of the country nationally and others internationally', () => {
    expect(formatPhone('+49301234567', 'DE')).toBe('030 1234567');
    expect(formatPhone('+49301234567', 'US')).toBe('+49 30 1234567');
    expect(formatPhone('+447911123456', 'GB')).toBe('07911 123456');
    expect(formatPhone('+14155552671;ext=12', 'US')).toBe('(415) 555-2671 ext. 12');
  });

  test('leaves what is no number as it was typed', () => {
    expect(formatPhone('ask reception', 'DE')).toBe('ask reception');
  });
});
