import { localDateAt } from '../local-date';
import { digitsOf } from '../money';
import { fromText, type Said } from './from-text';
import { plainText } from './plain-text';
import { type FieldConfig, type FieldType, type FieldValue, isComputed, isTyped, valueKinds } from './types';

/** Whether a field of one type can become one of another: of relations and files the names are left, computed fields hold nothing. */
export const canBecome = (from: FieldType, to: FieldType): boolean =>
  from !== to && !isComputed(from) && isTyped(to) && to !== 'relation';

/**
 * What a value is in a field of another type; null where it can't be any. `language` is the one texts were typed in.
 * Several choices become no single one; amounts become numbers of whole units.
 */
export function converted(value: FieldValue, to: FieldType, config: FieldConfig, language: string): Said | null {
  if (value.kind === 'problem') return null;
  if (value.kind === 'options' && to === 'select' && value.options.length > 1) return null;
  const said = directly(value, to, config.currency ?? 'EUR');
  return said ?? fromText(plainText(value), to, config, value.kind === 'text' ? language : 'en');
}

/** Where a value means something else than its text does; null where the text tells. */
function directly(value: FieldValue, to: FieldType, currency: string): Said | null {
  const kind = valueKinds[to];
  switch (value.kind) {
    case 'number':
      if (kind === 'yesNo') return { kind, yes: value.number !== 0 };
      return kind === 'money' ? money(value.number, currency) : null;
    case 'money':
      return kind === 'number' ? { kind, number: value.amount / 10 ** digitsOf(value.currency) } : null;
    case 'yesNo':
      return kind === 'number' ? { kind, number: Number(value.yes) } : null;
    case 'instant':
      return kind === 'day' ? { kind, day: localDateAt(value.at) } : null;
    case 'options':
      return kind === 'options' ? { kind, names: value.options.map(({ name }) => name) } : null;
    default:
      return null;
  }
}

const money = (number: number, currency: string): Said => ({
  kind: 'money',
  amount: Math.round(number * 10 ** digitsOf(currency)),
  currency,
});
