import * as z from 'zod';
import { type FieldType, fieldTypes, isOrdered, valueKinds } from '../../../src-shared/domain/custom/types';
import { customFieldId } from '../../../src-shared/domain/list-fields';
import type { ReadableDb } from '../../platform/store/handles';
import type { FilterField, ListSpec } from './list-spec';
import type { Predicate } from './predicate';
import { perUnit } from './units';

/** A field that the users made: the table its values are in, and what a row of that has in it. */
export interface CustomColumn {
  id: string;
  table: string;
  value: FilterField;
}

/** How a list is ordered by a field that the users made. */
export interface CustomSort {
  /** What it is ordered by, of a row `v` of its table. */
  key: string;
  /** The rows of its table, as `v`; each record has one at most. */
  from: string;
  only: Predicate;
  /** The same of a record `c`; NULL where it has none. */
  ofRecord: string;
  /** How it is read, of a record `c`. */
  label: string;
  /** The choices in use, in their order: a list goes through them one by one. */
  choices: readonly string[] | null;
}

/** Up to so many choices a list is gone through choice by choice; of more, those who have one are sorted. */
const fewChoices = 200;

/** The place of a choice among all of its field, as a text. */
const choicePlace = `(SELECT printf('%024.9f', o.position + 1000000) || o.id FROM custom_option o WHERE o.id = v.target_id)`;

const stored = z.object({ type: z.enum(fieldTypes), config: z.string() });

/** The field that a filter names `custom:` and its id; null where the list has none such. */
export function customColumn(db: ReadableDb, spec: ListSpec, field: string): CustomColumn | null {
  const known = storedField(db, spec, field);
  return known && { id: known.id, ...columnOf(known.type, known.config) };
}

function storedField(db: ReadableDb, { kind, objectId }: ListSpec, field: string) {
  const id = customFieldId(field);
  if (id === null) return null;
  const row = db
    .prepare<[string, string], unknown>(
      'SELECT type, config FROM custom_field WHERE id = ? AND target = ? AND deleted_at IS NULL',
    )
    .get(id, objectId ?? kind);
  const known = stored.safeParse(row);
  return known.success ? { id, ...known.data } : null;
}

/** The order by a field that the users made; null where there is none such, or where it holds several values. */
export function customSort(db: ReadableDb, spec: ListSpec, field: string): CustomSort | null {
  const known = storedField(db, spec, field);
  if (!known || !isOrdered(known.type)) return null;
  const { table, value } = columnOf(known.type, known.config);
  const isChoice = known.type === 'select';
  const choices = isChoice ? choicesInUse(db, known.id) : null;
  const isMany = choices !== null && choices.length > fewChoices;
  const key = isMany ? choicePlace : isChoice ? 'v.target_id' : keyOf(value);
  const label = isChoice ? '(SELECT o.name FROM custom_option o WHERE o.id = v.target_id)' : labelOf(table, value, key);
  const id = `'${known.id.replaceAll("'", "''")}'`;
  const live = isChoice
    ? 'v.deleted_at IS NULL AND EXISTS (SELECT 1 FROM custom_option o WHERE o.id = v.target_id AND o.deleted_at IS NULL)'
    : `v.deleted_at IS NULL AND ${key} IS NOT NULL`;
  // Records that were merged may have two of them: the later one is what is read.
  const only = `v.field_id = ${id} AND ${live} AND NOT EXISTS (SELECT 1 FROM ${table} w
    WHERE w.party_id = v.party_id AND w.field_id = v.field_id AND w.deleted_at IS NULL AND w.rowid > v.rowid)`;
  const ofRecord = (what: string) =>
    `(SELECT ${what} FROM ${table} v WHERE v.party_id = c.id AND v.field_id = ${id} AND ${live} ORDER BY v.rowid DESC LIMIT 1)`;
  return {
    key,
    from: `${table} v`,
    only: { sql: only, params: [] },
    ofRecord: ofRecord(key),
    label: ofRecord(label),
    choices: isMany ? null : choices,
  };
}

function keyOf(value: FilterField): string {
  if (value.type === 'money') return `(v.${value.column} / ${perUnit(`v.${value.currency}`)})`;
  return 'column' in value ? `v.${value.column}` : 'v.key';
}

/** Texts are ordered by what they are folded to, and read as they were written; an amount has its currency behind it. */
function labelOf(table: string, value: FilterField, key: string): string {
  if (value.type === 'text') return table === 'custom_computed' ? 'v.text' : 'v.value';
  if (table === 'custom_number') return "rtrim(v.value || ' ' || v.currency)";
  return table === 'custom_computed' && value.type === 'number' ? "rtrim(v.number || ' ' || v.currency)" : key;
}

const choicesInUse = (db: ReadableDb, fieldId: string): string[] =>
  db
    .prepare<[string], { id: string }>(
      `SELECT o.id FROM custom_option o WHERE o.field_id = ? AND o.deleted_at IS NULL AND EXISTS (SELECT 1
         FROM custom_link v WHERE v.field_id = o.field_id AND v.target_id = o.id AND v.deleted_at IS NULL)
       ORDER BY o.position, o.id`,
    )
    .all(fieldId)
    .map(({ id }) => id);

/** What a computed field came to stands in one table, whatever its kind. */
function computedColumn(config: string): FilterField {
  const { format } = z.object({ format: z.string().optional() }).parse(JSON.parse(config));
  if (format === 'text') return { type: 'text', columns: ['key'] };
  if (format === 'date') return { type: 'day', column: 'text' };
  return format === 'yesNo' ? { type: 'flag', column: 'number' } : { type: 'number', column: 'number' };
}

function columnOf(type: FieldType, config: string): Omit<CustomColumn, 'id'> {
  switch (valueKinds[type]) {
    case 'text': {
      const column = 'key';
      const value: FilterField =
        type === 'email' || type === 'phone' ? { type, column } : { type: 'text', columns: [column] };
      return { table: 'custom_text', value };
    }
    case 'number':
      return { table: 'custom_number', value: { type: 'number', column: 'value' } };
    case 'money':
      return { table: 'custom_number', value: { type: 'money', column: 'value', currency: 'currency' } };
    case 'yesNo':
      return { table: 'custom_number', value: { type: 'flag', column: 'value' } };
    case 'day':
      return { table: 'custom_time', value: { type: 'day', column: 'day' } };
    case 'instant':
      return { table: 'custom_time', value: { type: 'instant', column: 'at' } };
    case 'computed':
      return { table: 'custom_computed', value: computedColumn(config) };
    case 'records':
    case 'files':
    case 'options':
      return { table: 'custom_link', value: { type: 'id', column: 'target_id' } };
  }
}
