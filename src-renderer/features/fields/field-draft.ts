import type { CustomField } from '../../../src-shared/contract/fields';
import { byIds, byNames } from '../../../src-shared/domain/custom/references';
import type { FieldConfig, FieldType, FormulaFormat, RollupOperation } from '../../../src-shared/domain/custom/types';
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
  /** Relation: what it leads to, and whether to several. */
  readonly to: string;
  readonly multiple: boolean;
  /** Formula, with the fields by their names. */
  readonly expression: string;
  readonly format: FormulaFormat;
  readonly via: string;
  readonly direction: 'out' | 'in';
  readonly of: string;
  readonly operation: RollupOperation;
}

export const draftOf = (field: CustomField | null, fields: readonly CustomField[]): FieldDraft => ({
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
  to: field?.config.to ?? 'contact',
  multiple: field?.config.multiple ?? true,
  expression: byNames(field?.config.expression ?? '', fields),
  format: field?.config.format ?? 'number',
  via: field?.config.via ?? '',
  direction: field?.config.direction ?? 'out',
  of: field?.config.of ?? '',
  operation: field?.config.operation ?? 'count',
});

/** How the type is set up: only what it uses. A name in a formula that is no field's is left for the core to refuse. */
export function configOf(draft: FieldDraft, fields: readonly CustomField[]): FieldConfig {
  const { type, currency, decimals, max, to, multiple, format, via, direction, of, operation } = draft;
  switch (type) {
    case 'money':
      return { currency };
    case 'rating':
      return { max };
    case 'number':
      return decimals === '' ? {} : { decimals: Number(decimals) };
    case 'relation':
      return { to, multiple };
    case 'formula':
      return { expression: byIds(draft.expression, fields) ?? draft.expression, format, currency };
    case 'rollup':
      return {
        ...(via !== '' && { via }),
        direction,
        operation,
        of: operation === 'count' || of === '' ? null : of,
      };
    default:
      return {};
  }
}

/** The choices typed, a line each. */
export const choicesOf = ({ type, choices }: FieldDraft): string[] =>
  hasChoices(type)
    ? choices
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
    : [];
