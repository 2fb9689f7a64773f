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
}

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
  | { kind: 'options'; options: C[] };

/** The longest texts, in characters. */
export const longest = { text: 500, longText: 20_000, url: 2000, email: 320, phone: 60 } as const;
