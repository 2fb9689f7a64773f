import type { CustomField } from '../../../src-shared/contract/fields';
import { type FieldInput, isNothing, refusal } from '../../../src-shared/domain/custom/check';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb } from '../../platform/store/handles';
import { checkPoint } from '../parties';
import { getOption } from './options';
import { targetOf } from './target';

const points: ReadonlySet<string> = new Set(['email', 'phone', 'url']);

/** A value as it is kept. Fails: `validation` (field `value`). */
export function checkedValue(
  db: ReadableDb,
  field: Pick<CustomField, 'id' | 'type' | 'config'>,
  given: FieldInput | null,
  country: string,
): { value: FieldInput | null; key?: string } {
  if (isNothing(given)) return { value: null };
  const reason = refusal(field.type, field.config, given);
  if (reason !== null) throw new AppError('validation', 'no such value', { field: 'value', reason });
  if (given.kind === 'text') {
    if (points.has(field.type)) {
      const { value, normalized } = checkPoint(field.type as 'email', given.text, country);
      return { value: { kind: 'text', text: value }, key: normalized };
    }
    return { value: { kind: 'text', text: given.text.trim() } };
  }
  if (given.kind === 'options') {
    for (const id of given.ids) {
      if (getOption(db, id).fieldId !== field.id) throw new AppError('not_found', 'no such choice', { id });
    }
  }
  if (given.kind === 'records') {
    for (const id of given.ids) {
      if (targetOf(db, id) !== field.config.to) throw new AppError('not_found', 'no such record', { id });
    }
  }
  return { value: given };
}
