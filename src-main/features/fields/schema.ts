import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { FieldCondition } from '../../../src-shared/domain/custom/condition';
import { type FieldConfig, fieldTypes } from '../../../src-shared/domain/custom/types';
import type { CapturedTable } from '../../platform/store/capture';
import { syncedColumns } from '../../platform/store/columns';
import { valueIdOf } from './ids';

/** A field that the users made. `target` is the kind of record it is a field of; `position` its place in the section. */
export const customField = sqliteTable(
  'custom_field',
  {
    ...syncedColumns,
    target: text('target').notNull(),
    name: text('name').notNull(),
    type: text('type', { enum: fieldTypes }).notNull(),
    config: text('config', { mode: 'json' }).$type<FieldConfig>().notNull().default({}),
    hint: text('hint').notNull().default(''),
    section: text('section').notNull().default(''),
    position: real('position').notNull(),
    required: integer('required', { mode: 'boolean' }).notNull().default(false),
    condition: text('condition', { mode: 'json' }).$type<FieldCondition>(),
  },
  (t) => [index('custom_field_target').on(t.target)],
);

/** A choice of a select field. */
export const customOption = sqliteTable(
  'custom_option',
  {
    ...syncedColumns,
    fieldId: text('field_id').notNull(),
    name: text('name').notNull(),
    color: text('color', { enum: ['neutral', 'good', 'warn', 'bad', 'info', 'accent'] })
      .notNull()
      .default('neutral'),
    position: real('position').notNull(),
  },
  (t) => [index('custom_option_field').on(t.fieldId)],
);

/** What every value has: the record it stands on and the field it stands in. `party_id` as in the tables of contacts. */
const valueColumns = {
  ...syncedColumns,
  partyId: text('party_id').notNull(),
  fieldId: text('field_id').notNull(),
};

const live = sql`deleted_at IS NULL`;

/** Texts, addresses, numbers to call. `key` is what it is sorted and found by: folded, or normalized. */
export const customText = sqliteTable(
  'custom_text',
  { ...valueColumns, value: text('value').notNull(), key: text('key').notNull() },
  (t) => [
    index('custom_text_party').on(t.partyId),
    index('custom_text_key').on(t.fieldId, t.key, t.partyId).where(live),
  ],
);

/** Numbers, percentages, ratings, yes (1) and no (0), and money: minor units, with its `currency` (ISO 4217), else ''. */
export const customNumber = sqliteTable(
  'custom_number',
  { ...valueColumns, value: real('value').notNull(), currency: text('currency').notNull().default('') },
  (t) => [
    index('custom_number_party').on(t.partyId),
    index('custom_number_value').on(t.fieldId, t.value, t.partyId).where(live),
  ],
);

/** A day (`YYYY-MM-DD`), or an instant (`at`, ms since 1970) with the zone it was meant in; the other one is null. */
export const customTime = sqliteTable(
  'custom_time',
  { ...valueColumns, day: text('day'), at: integer('at'), zone: text('zone').notNull().default('') },
  (t) => [
    index('custom_time_party').on(t.partyId),
    index('custom_time_day').on(t.fieldId, t.day, t.partyId).where(live),
    index('custom_time_at').on(t.fieldId, t.at, t.partyId).where(live),
  ],
);

/** A choice, or a record that a relation leads to. `slot` is empty in a field that holds one, else `target_id`. */
export const customLink = sqliteTable(
  'custom_link',
  { ...valueColumns, targetId: text('target_id').notNull(), slot: text('slot').notNull().default('') },
  (t) => [
    index('custom_link_party').on(t.partyId),
    index('custom_link_target').on(t.fieldId, t.targetId, t.partyId).where(live),
    index('custom_link_of').on(t.targetId),
  ],
);

/** What formulas and roll-ups come to. Follows from the rest: neither journalled nor synced, and computed anew at need. */
export const customComputed = sqliteTable(
  'custom_computed',
  {
    partyId: text('party_id').notNull(),
    fieldId: text('field_id').notNull(),
    kind: text('kind', { enum: ['text', 'number', 'money', 'yesNo', 'day', 'problem'] }).notNull(),
    number: real('number'),
    text: text('text'),
    /** The text as it is sorted and found by. */
    key: text('key').notNull().default(''),
    /** Always null: lists look at it as at the tables of values. */
    deletedAt: integer('deleted_at'),
    currency: text('currency').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.partyId, t.fieldId] }),
    index('custom_computed_number').on(t.fieldId, t.number, t.partyId),
    index('custom_computed_text').on(t.fieldId, t.key, t.partyId),
  ],
);

type Row = Readonly<Record<string, string | number | null>>;

const idOf = ({ party_id, field_id, slot }: Row): string =>
  valueIdOf(String(party_id), String(field_id), String(slot ?? ''));

const value = {
  record: 'party_id',
  identity: ({ field_id, slot }: Row) => `${field_id} ${slot ?? ''}`,
  idOf,
};

export const capturedFields: readonly CapturedTable[] = [
  { table: customField, groups: { type: ['type', 'config'], place: ['section', 'position'] } },
  { table: customOption, record: 'field_id' },
  { ...value, table: customText, groups: { value: ['value', 'key'] } },
  { ...value, table: customNumber, groups: { value: ['value', 'currency'] } },
  { ...value, table: customTime, groups: { value: ['day', 'at', 'zone'] } },
  { ...value, table: customLink, links: ['target_id'], groups: { target: ['target_id', 'slot'] } },
];
