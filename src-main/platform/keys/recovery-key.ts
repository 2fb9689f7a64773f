import { randomBytes } from 'node:crypto';

/** Crockford's Base32 (https://www.crockford.com/base32.html): no I, L, O, U, so that it survives being read aloud. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new recovery key: 130 random bits as 26 letters, in groups of four or five: `XXXX-XXXX-XXXX-XXXX-XXXXX-XXXXX`. */
export function newRecoveryKey(): string {
  const letters = [...randomBytes(26)].map((byte) => alphabet[byte & 31]).join('');
  return (
    letters
      .match(/^(.{4})(.{4})(.{4})(.{4})(.{5})(.{5})$/)
      ?.slice(1)
      .join('-') ?? letters
  );
}

/** What was meant by what was typed: case, spaces and hyphens don't count, and look-alikes are read as the digit. */
export function readRecoveryKey(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}
