import { dateOf, isLocalDate } from '../local-date';
import { parseMoney } from '../money';
import type { FieldInput } from './check';
import { typedNumber } from './typed-number';
import { type FieldConfig, type FieldType, valueKinds } from './types';

/** A value as a text says it: choices and records by their names, for whoever knows them. */
export type Said = Exclude<FieldInput, { ids: string[] }> | { kind: 'options' | 'records'; names: string[] };

const yes: ReadonlySet<string> = new Set(['yes', 'y', 'true', '1', 'x', 'ja', 'j', 'wahr', '✓']);
const no: ReadonlySet<string> = new Set(['no', 'n', 'false', '0', 'nein', 'falsch']);

/** `2024-02-29`, `29.2.2024`; `2/29/2024` in English. Null for what is no day. */
function dayOf(text: string, language: string): string | null {
  const iso = text.slice(0, 10);
  if (/^\d{4}-\d{2}-\d{2}(?:$|[T ])/.test(text) && isLocalDate(iso)) return iso;
  const [, day, month, year] = text.match(/^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/) ?? [];
  const [, one, two, americanYear] = text.match(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/) ?? [];
  const numbers = day
    ? [year, month, day]
    : language.startsWith('de')
      ? [americanYear, two, one]
      : [americanYear, one, two];
  const date = numbers[0] === undefined ? '' : dateOf(Number(numbers[0]), Number(numbers[1]), Number(numbers[2]));
  return isLocalDate(date) ? date : null;
}

function instantOf(text: string, language: string): Said | null {
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  const day = dayOf(text, language);
  const at = /^\d{4}-\d{2}-\d{2}[T ]\d/.test(text) ? Date.parse(text) : Date.parse(`${day}T00:00`);
  return Number.isNaN(at) ? null : { kind: 'instant', at, zone };
}

function numberOf(text: string, language: string): number | null {
  const bare = text.replace(/\s*%$/, '');
  return /^-?\d+(?:\.\d+)?e[+-]?\d+$/i.test(bare) ? Number(bare) : typedNumber(bare, language);
}

function moneyOf(text: string, currency: string, language: string): Said | null {
  const isOwed = /^[-−]/.test(text);
  const parsed = parseMoney(isOwed ? text.slice(1) : text, { locale: language, currency });
  if (!parsed.ok) return null;
  return { kind: 'money', amount: isOwed ? -parsed.amount : parsed.amount, currency: parsed.currency };
}

function answerOf(word: string): Said | null {
  if (yes.has(word)) return { kind: 'yesNo', yes: true };
  return no.has(word) ? { kind: 'yesNo', yes: false } : null;
}

/** The longest name of a choice. */
const longestName = 80;

function namesOf(text: string, isMany: boolean): string[] | null {
  const parts = (isMany ? text.split(/[;\n]/) : [text]).map((part) => part.trim()).filter((part) => part !== '');
  return parts.length === 0 || parts.some((part) => part.length > longestName) ? null : [...new Set(parts)];
}

/**
 * What a text says to a field of a type: as `plainText` writes it, or as somebody types it in `language` (`de`, `en`).
 * Null for what it can't be, and for files and computed fields. What is too long or too large is refused by `refusal`.
 */
export function fromText(text: string, type: FieldType, config: FieldConfig, language: string): Said | null {
  const bare = text.trim();
  if (bare === '') return null;
  const kind = valueKinds[type];
  switch (kind) {
    case 'text':
      return { kind, text: type === 'longText' ? bare : bare.replace(/\s*\n\s*/g, ' ') };
    case 'number': {
      const number = numberOf(bare, language);
      return number === null ? null : { kind, number };
    }
    case 'money':
      return moneyOf(bare, config.currency ?? 'EUR', language);
    case 'yesNo':
      return answerOf(bare.toLowerCase());
    case 'day': {
      const day = dayOf(bare, language);
      return day === null ? null : { kind, day };
    }
    case 'instant':
      return instantOf(bare, language);
    case 'options': {
      const names = namesOf(bare, type === 'multiSelect');
      return names && { kind, names };
    }
    case 'records':
      return {
        kind,
        names: bare
          .split(/[;\n]/)
          .map((part) => part.trim())
          .filter((part) => part !== ''),
      };
    case 'files':
    case 'computed':
      return null;
  }
}
