import { fold } from '../fold';
import { plainText } from './plain-text';
import type { FieldValue } from './types';

/** When a field is shown: another field of the same record has, or has not, a value. */
export interface FieldCondition {
  fieldId: string;
  operator: 'is' | 'isNot' | 'empty' | 'notEmpty';
  /** The id of a choice, `yes` or `no`, or the value as plain text. */
  value: string;
}

/** Whether a condition holds for the value the other field has. A field that was deleted hides nothing. */
export function holds({ operator, value }: FieldCondition, now: FieldValue | null | undefined): boolean {
  if (now === undefined) return true;
  switch (operator) {
    case 'empty':
      return now === null;
    case 'notEmpty':
      return now !== null;
    case 'is':
      return now !== null && matches(now, value);
    case 'isNot':
      return now === null || !matches(now, value);
  }
}

function matches(now: FieldValue, wanted: string): boolean {
  if (now.kind === 'options') return now.options.some(({ id }) => id === wanted);
  if (now.kind === 'records') return now.records.some(({ id }) => id === wanted);
  if (now.kind === 'yesNo') return now.yes === (wanted === 'yes');
  return fold(plainText(now)) === fold(wanted);
}
