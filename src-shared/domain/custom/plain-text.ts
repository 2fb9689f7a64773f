import { digitsOf } from '../money';
import type { FieldValue } from './types';

/** An amount in minor units as a plain decimal: `1234` EUR is `12.34`. */
export function plainAmount(amount: number, currency: string): string {
  const digits = digitsOf(currency);
  const bare = String(Math.abs(amount)).padStart(digits + 1, '0');
  const sign = amount < 0 ? '-' : '';
  return digits === 0 ? `${sign}${bare}` : `${sign}${bare.slice(0, -digits)}.${bare.slice(-digits)}`;
}

/**
 * A value as a text that means the same in every language and can be read back: numbers with a point, days and instants
 * as ISO 8601, choices by name, separated by semicolons. For files, search and history.
 */
export function plainText(value: FieldValue | null): string {
  if (value === null) return '';
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'number':
      return String(value.number);
    case 'money':
      return `${plainAmount(value.amount, value.currency)} ${value.currency}`;
    case 'yesNo':
      return value.yes ? 'yes' : 'no';
    case 'day':
      return value.day;
    case 'instant':
      return new Date(value.at).toISOString();
    case 'options':
      return value.options.map(({ name }) => name).join('; ');
    case 'records':
      return value.records.map(({ name }) => name).join('; ');
    case 'files':
      return value.files.map(({ name }) => name).join('; ');
    case 'problem':
      return '';
  }
}
