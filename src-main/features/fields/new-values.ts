import type { CustomValue } from '../../../src-shared/contract/fields';
import type { FieldInput } from '../../../src-shared/domain/custom/check';
import { isTyped } from '../../../src-shared/domain/custom/types';
import { AppError } from '../../../src-shared/errors';
import type { Tx } from '../../platform/store/handles';
import { checkedValue } from './checked-value';
import { fieldsOf, getField } from './definitions';
import { targetOf } from './target';
import { valuesOf, writeValue } from './values';

/** What is to stand in a field from the beginning. */
export interface NewValue {
  fieldId: string;
  value: FieldInput;
}

/** Writes what stands in the fields of a new record. Fails: `not_found`; `validation` (field `value`) as `set` does. */
export function writeNewValues(tx: Tx, recordId: string, values: readonly NewValue[], country: string): void {
  const target = values.length === 0 ? undefined : targetOf(tx.db, recordId);
  for (const { fieldId, value: given } of values) {
    const field = getField(tx.db, fieldId);
    if (field.target !== target) throw new AppError('not_found', 'no field of this record', { id: fieldId });
    const { value, key } = checkedValue(tx.db, field, given, country);
    if (value) writeValue(tx, recordId, field, value, key);
  }
}

/** A value as it would be given; null for what is computed, and for files, which belong to one record. */
function given(value: CustomValue): FieldInput | null {
  switch (value.kind) {
    case 'options':
      return { kind: value.kind, ids: value.options.map(({ id }) => id) };
    case 'records':
      return { kind: value.kind, ids: value.records.map(({ id }) => id) };
    case 'files':
    case 'problem':
      return null;
    default:
      return value;
  }
}

/** Fills the fields of a record with what stands in those of another one of its kind, except its files. */
export function copyValues(tx: Tx, from: string, to: string): void {
  const target = targetOf(tx.db, from);
  const fields = target === undefined ? [] : fieldsOf(tx.db, target).filter(({ type }) => isTyped(type));
  const values = valuesOf(tx.db, from, fields);
  const keyOf = tx.db.prepare<[string, string], { key: string }>(
    'SELECT key FROM custom_text WHERE party_id = ? AND field_id = ? AND deleted_at IS NULL',
  );
  for (const field of fields) {
    const value = values.get(field.id);
    const input = value ? given(value) : null;
    if (input) writeValue(tx, to, field, input, keyOf.get(from, field.id)?.key);
  }
}
