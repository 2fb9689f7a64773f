import * as z from 'zod';
import { type FieldTarget, fieldInput } from '../../../src-shared/contract/fields';
import type { FieldInput } from '../../../src-shared/domain/custom/check';
import { isTyped } from '../../../src-shared/domain/custom/types';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { checkedValue } from './checked-value';
import { getField } from './definitions';
import { valueTable, writeValue } from './values';

/** How a value changes what stands in a field: in its place, or with choices and records given to it or taken. */
const how = z.enum(['set', 'add', 'remove']);

/** A field that is to be set for many records, checked: `key` is what a text is found by. */
export const checkedChange = z.object({
  fieldId: z.string(),
  how,
  value: fieldInput.nullable(),
  key: z.string().optional(),
});
export type CheckedChange = z.infer<typeof checkedChange>;

interface AskedChange {
  fieldId: string;
  how?: z.infer<typeof how> | undefined;
  value: FieldInput | null;
}

const refused = (reason: string) => new AppError('validation', 'no such change', { field: 'changes', reason });

/**
 * Fails: `validation` (field `changes`, reasons `field.required`, `field.kind`, those of the value) for a field of other
 * records, one that can't be written, one of which nothing may be left; `not_found`.
 */
export function checkedForMany(
  db: ReadableDb,
  target: FieldTarget,
  { fieldId, how = 'set', value: given }: AskedChange,
  country: string,
): CheckedChange {
  const field = getField(db, fieldId);
  if (field.target !== target || !isTyped(field.type)) throw refused('field.kind');
  const { value, key } = checkedValue(db, field, given, country);
  if (field.required && (value === null || how === 'remove')) throw refused('field.required');
  const isMany = field.type === 'multiSelect' || (field.type === 'relation' && field.config.multiple !== false);
  if (how !== 'set' && (!isMany || value === null)) throw refused('field.kind');
  return { fieldId, how, value, ...(key !== undefined && { key }) };
}

interface Sql {
  sql: string;
  params: (string | number)[];
}

/** What has to be in the row of a value for it to be this one. */
function same(value: Exclude<FieldInput, { ids: string[] }>): Sql {
  switch (value.kind) {
    case 'text':
      return { sql: 'v.value = ?', params: [value.text] };
    case 'number':
      return { sql: 'v.value = ?', params: [value.number] };
    case 'money':
      return { sql: 'v.value = ? AND v.currency = ?', params: [value.amount, value.currency] };
    case 'yesNo':
      return { sql: 'v.value = ?', params: [Number(value.yes)] };
    case 'day':
      return { sql: 'v.day = ?', params: [value.day] };
    case 'instant':
      return { sql: 'v.at = ? AND v.zone = ?', params: [value.at, value.zone] };
  }
}

/** Where, of the records `c`, a change would make a difference. */
export function differsForMany(db: ReadableDb, { fieldId, how, value }: CheckedChange): Sql {
  const table = valueTable(getField(db, fieldId).type);
  const of = `FROM ${table} v WHERE v.party_id = c.id AND v.field_id = ? AND v.deleted_at IS NULL`;
  if (value === null) return { sql: `EXISTS (SELECT 1 ${of})`, params: [fieldId] };
  if (!('ids' in value)) {
    const { sql, params } = same(value);
    return { sql: `NOT EXISTS (SELECT 1 ${of} AND ${sql})`, params: [fieldId, ...params] };
  }
  const ids = [...new Set(value.ids)];
  const named = `v.target_id IN (${ids.map(() => '?').join(', ')})`;
  if (how === 'remove') return { sql: `EXISTS (SELECT 1 ${of} AND ${named})`, params: [fieldId, ...ids] };
  const lacks = `(SELECT count(DISTINCT v.target_id) ${of} AND ${named}) < ?`;
  if (how === 'add') return { sql: lacks, params: [fieldId, ...ids, ids.length] };
  return {
    sql: `${lacks} OR EXISTS (SELECT 1 ${of} AND NOT ${named})`,
    params: [fieldId, ...ids, ids.length, fieldId, ...ids],
  };
}

/** What writes a change on one record after the other, where it makes a difference. Fails: `not_found`, the field is gone. */
export function writerForMany(tx: Tx, change: CheckedChange): (recordId: string) => void {
  const { fieldId, how, value, key } = change;
  const field = getField(tx.db, fieldId);
  const now = tx.db.prepare<[string, string], { id: string }>(
    `SELECT DISTINCT target_id AS id FROM custom_link
     WHERE party_id = ? AND field_id = ? AND deleted_at IS NULL ORDER BY id`,
  );
  return (recordId) => {
    if (how === 'set' || value === null || !('ids' in value)) {
      writeValue(tx, recordId, field, value, key);
      return;
    }
    const had = now.all(recordId, fieldId).map(({ id }) => id);
    const ids = how === 'add' ? [...had, ...value.ids] : had.filter((id) => !value.ids.includes(id));
    writeValue(tx, recordId, field, ids.length === 0 ? null : { kind: value.kind, ids });
  };
}
