import type { RecordKind } from '../record-kind';

/** What a custom field holds. */
export const fieldTypes = [
  'text',
  'longText',
  'number',
  'money',
  'percent',
  'date',
  'dateTime',
  'select',
  'multiSelect',
  'yesNo',
  'url',
  'email',
  'phone',
  'rating',
  'file',
  'relation',
  'formula',
  'rollup',
] as const;
export type FieldType = (typeof fieldTypes)[number];

/** How a type is set up. What a type does not use is left out. */
export interface FieldConfig {
  /** Money: ISO 4217, what is meant where none is typed. */
  currency?: string | undefined;
  /** Number: how many digits stand behind the point, 0 to 6. */
  decimals?: number | undefined;
  /** Rating: the most stars, 3 to 10. */
  max?: number | undefined;
  /** Relation: which records it leads to, and whether to several. */
  to?: string | undefined;
  multiple?: boolean | undefined;
  /** Formula: fields stand in it as `{<id>}`; and what it comes to. */
  expression?: string | undefined;
  format?: FormulaFormat | undefined;
  /**
   * Roll-up: the relation it goes along, from the record that has it (`out`) or from those it leads to (`in`), what it
   * looks at there (null: the records themselves) and what it makes of it.
   */
  via?: string | undefined;
  direction?: 'out' | 'in' | undefined;
  of?: string | null | undefined;
  operation?: RollupOperation | undefined;
}

export const formulaFormats = ['number', 'money', 'percent', 'text', 'date', 'yesNo'] as const;
export type FormulaFormat = (typeof formulaFormats)[number];

export const rollupOperations = ['count', 'sum', 'average', 'min', 'max'] as const;
export type RollupOperation = (typeof rollupOperations)[number];

export const isComputed = (type: FieldType): boolean => type === 'formula' || type === 'rollup';

/** Whether a text can say what stands in it: what is computed nobody writes, and a file has to be handed over. */
export const isTyped = (type: FieldType): boolean => !isComputed(type) && type !== 'file';

/** Whether lists can be ordered by it: it holds one value, of which one comes before the other. */
export const isOrdered = (type: FieldType): boolean =>
  type !== 'multiSelect' && type !== 'file' && type !== 'relation' && type !== 'longText';

/** The shape a value has in the store and on the wire, by its type. */
export const valueKinds = {
  text: 'text',
  longText: 'text',
  url: 'text',
  email: 'text',
  phone: 'text',
  number: 'number',
  percent: 'number',
  rating: 'number',
  money: 'money',
  yesNo: 'yesNo',
  date: 'day',
  dateTime: 'instant',
  select: 'options',
  multiSelect: 'options',
  file: 'files',
  relation: 'records',
  formula: 'computed',
  rollup: 'computed',
} as const satisfies Record<FieldType, string>;
export type ValueKind = (typeof valueKinds)[FieldType];

/** A choice of a select field. */
export interface Choice {
  id: string;
  name: string;
}

/**
 * A value as it is read. Money is in minor units of its currency (ISO 4217), a percentage is 12.5 for 12.5 %, a day is
 * `YYYY-MM-DD`, an instant ms since 1970 with the IANA zone it was meant in. An empty field has no value.
 */
export type FieldValue<C extends Choice = Choice> =
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number }
  | { kind: 'money'; amount: number; currency: string }
  | { kind: 'yesNo'; yes: boolean }
  | { kind: 'day'; day: string }
  | { kind: 'instant'; at: number; zone: string }
  | { kind: 'options'; options: C[] }
  | { kind: 'records'; records: { kind: RecordKind; id: string; name: string }[] }
  | { kind: 'files'; files: { id: string; name: string }[] }
  /** What could not be computed, and why: a reason from `error.reason`. */
  | { kind: 'problem'; reason: string };

/** The longest texts, in characters. */
export const longest = { text: 500, longText: 20_000, url: 2000, email: 320, phone: 60 } as const;
