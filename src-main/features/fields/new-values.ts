import type { FieldInput } from '../../../src-shared/domain/custom/check';
import { AppError } from '../../../src-shared/errors';
import type { Tx } from '../../platform/store/handles';
import { checkedValue } from './checked-value';
import { getField } from './definitions';
import { targetOf } from './target';
import { writeValue } from './values';

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
