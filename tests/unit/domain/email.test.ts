import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkEmail, isEmail, normalizeEmail } from '../../../src-shared/domain/email';

describe('checkEmail', () => {
  test.each([
    ['anna@weber.example', 'anna@weber.example'],
    ['  Anna.Weber+news@Weber.EXAMPLE ', 'anna.weber+news@weber.example'],
    ['Anna Weber <anna@weber.example>', 'anna@weber.example'],
    ['<anna@weber.example>', 'anna@weber.example'],
    ['mailto:anna@weber.example', 'anna@weber.example'],
    ['anna@weber.example.', 'anna@weber.example'],
    ['info@Müller.example', 'info@müller.example'],
    ['info@xn--mller-kva.example', 'info@xn--mller-kva.example'],
    ['用户@例子.example', '用户@例子.example'],
    ['"anna weber"@weber.example', '"anna weber"@weber.example'],
    ["o'neil@x-y.co.test", "o'neil@x-y.co.test"],
    ['\u200banna@weber.example\ufeff', 'anna@weber.example'],
  ])('reads %j', (raw, normalized) => {
    expect(normalizeEmail(raw)).toBe(normalized);
    expect(isEmail(raw)).toBe(true);
  });

  test.each([
    ['', 'email.empty'],
    ['  ', 'email.empty'],
    ['mailto:', 'email.empty'],
    ['anna', 'email.noAt'],
    ['anna@b@weber.example', 'email.severalAt'],
    ['anna weber@weber.example', 'email.space'],
    ['anna@weber .example', 'email.space'],
    ['.anna@weber.example', 'email.local'],
    ['an..na@weber.example', 'email.local'],
    ['@weber.example', 'email.local'],
    ['anna(at)@weber.example', 'email.local'],
    ['anna@weber', 'email.domain'],
    ['anna@-weber.example', 'email.domain'],
    ['anna@weber..example', 'email.domain'],
    ['anna@10.0.0.1', 'email.domain'],
    [`${'a'.repeat(65)}@weber.example`, 'email.tooLong'],
    [`a@${'b.'.repeat(130)}example`, 'email.tooLong'],
    ['x'.repeat(100_000), 'email.tooLong'],
  ])('refuses %j for %s', (raw, reason) => {
    expect(checkEmail(raw)).toEqual({ ok: false, reason });
    expect(normalizeEmail(raw)).toBeNull();
  });

  test('keeps the case as typed in the value', () => {
    expect(checkEmail('Anna@Weber.example')).toMatchObject({ value: 'Anna@Weber.example' });
  });

  test('accepts every plain RFC 5322 address, and normalizing twice changes nothing', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const once = normalizeEmail(address);
        expect(once).not.toBeNull();
        expect(normalizeEmail(once ?? '')).toBe(once);
      }),
    );
  });

  test('answers on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof checkEmail(text).ok === 'boolean'));
  });
});
