import * as z from 'zod';
import { type FieldType, fieldTypes, valueKinds } from '../../../src-shared/domain/custom/types';
import { customFieldId } from '../../../src-shared/domain/list-fields';
import type { ReadableDb } from '../../platform/store/handles';
import type { FilterField, ListSpec } from './list-spec';

/** A field that the users made: the table its values are in, and what a row of that has in it. */
export interface CustomColumn {
  id: string;
  table: string;
  value: FilterField;
}

const stored = z.object({ type: z.enum(fieldTypes), config: z.string() });

/** The field that a filter names `custom:` and its id; null where the list has none such. */
export function customColumn(db: ReadableDb, { kind, objectId }: ListSpec, field: string): CustomColumn | null {
  const id = customFieldId(field);
  if (id === null) return null;
  const row = db
    .prepare<[string, string], unknown>(
      'SELECT type, config FROM custom_field WHERE id = ? AND target = ? AND deleted_at IS NULL',
    )
    .get(id, objectId ?? kind);
  const known = stored.safeParse(row);
  return known.success ? { id, ...columnOf(known.data.type, known.data.config) } : null;
}

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
