import type { CustomField } from '../../../src-shared/contract/fields';
import type { FieldConfig, FieldType } from '../../../src-shared/domain/custom/types';
import { hasChoices } from './field-types';

/** What is typed about a field in its dialog. */
export interface FieldDraft {
  readonly name: string;
  readonly type: FieldType;
  readonly hint: string;
  readonly section: string;
  readonly required: boolean;
  readonly currency: string;
  /** Empty for as many as a number has. */
  readonly decimals: string;
  readonly max: number;
  /** A choice per line. */
  readonly choices: string;
  readonly condition: CustomField['condition'];
}

export const draftOf = (field: CustomField | null): FieldDraft => ({
  name: field?.name ?? '',
  type: field?.type ?? 'text',
  hint: field?.hint ?? '',
  section: field?.section ?? '',
  required: field?.required ?? false,
  currency: field?.config.currency ?? 'EUR',
  decimals: field?.config.decimals === undefined ? '' : String(field.config.decimals),
  max: field?.config.max ?? 5,
  choices: '',
  condition: field?.condition ?? null,
});

/** How the type is set up: only what it uses. */
export function configOf({ type, currency, decimals, max }: FieldDraft): FieldConfig {
  if (type === 'money') return { currency };
  if (type === 'rating') return { max };
  return type === 'number' && decimals !== '' ? { decimals: Number(decimals) } : {};
}

/** The choices typed, a line each. */
export const choicesOf = ({ type, choices }: FieldDraft): string[] =>
  hasChoices(type)
    ? choices
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
    : [];
