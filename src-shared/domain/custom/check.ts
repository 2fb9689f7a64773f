import { isLocalDate } from '../local-date';
import { isCurrency, maxAmount } from '../money';
import { type FieldConfig, type FieldType, type FieldValue, longest, valueKinds } from './types';

/** What somebody gives for a field: as it is read, but choices, records and files by their ids. */
export type FieldInput =
  | Exclude<FieldValue, { kind: 'options' | 'records' | 'files' | 'problem' }>
  | { kind: 'options' | 'records' | 'files'; ids: string[] };

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** The most a number can be: beyond it, digits get lost. */
const most = 1e15;

type Input<K extends FieldInput['kind']> = Extract<FieldInput, { kind: K }>;

function numberRefusal(type: FieldType, { max = 5 }: FieldConfig, { number }: Input<'number'>): string | null {
  if (!Number.isFinite(number) || Math.abs(number) > most) return 'field.number';
  const isStars = Number.isInteger(number) && number >= 1 && number <= max;
  return type === 'rating' && !isStars ? 'field.rating' : null;
}

function moneyRefusal({ amount, currency }: Input<'money'>): string | null {
  if (!Number.isSafeInteger(amount) || Math.abs(amount) > maxAmount) return 'money.tooLarge';
  return isCurrency(currency) ? null : 'currency.unknown';
}

/** Why a value can't stand in a field of this type, as a stable reason; null where it can. */
export function refusal(type: FieldType, config: FieldConfig, value: FieldInput): string | null {
  if (value.kind !== valueKinds[type]) return 'field.kind';
  switch (value.kind) {
    case 'text':
      return value.text.length > longest[type as keyof typeof longest] ? 'field.tooLong' : null;
    case 'number':
      return numberRefusal(type, config, value);
    case 'money':
      return moneyRefusal(value);
    case 'yesNo':
    case 'files':
      return null;
    case 'day':
      return isLocalDate(value.day) ? null : 'field.day';
    case 'instant':
      return Math.abs(value.at) <= 8.64e15 && isZone(value.zone) ? null : 'field.day';
    case 'records':
      return config.multiple === false && value.ids.length > 1 ? 'field.oneOnly' : null;
    case 'options':
      return type === 'select' && value.ids.length > 1 ? 'field.oneOnly' : null;
  }
}

/** Whether nothing was given: blanks, no choice. */
export function isNothing(value: FieldInput | null): value is null {
  if (value === null) return true;
  if (value.kind === 'text') return value.text.trim() === '';
  return 'ids' in value && value.ids.length === 0;
}
