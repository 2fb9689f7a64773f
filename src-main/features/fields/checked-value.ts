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
  if ('ids' in given) checkThere(db, field, given);
  return { value: given };
}

/** A record is related to others. Fails: `validation` (field `value`, reason `relation.itself`). */
export function refuseItself(recordId: string, given: FieldInput | null): void {
  if (given?.kind === 'records' && given.ids.includes(recordId)) {
    throw new AppError('validation', 'it leads to itself', { field: 'value', reason: 'relation.itself' });
  }
}

/** Fails: `not_found` for a choice of another field, a record of another kind, a file that is gone. */
function checkThere(
  db: ReadableDb,
  { id: fieldId, config }: Pick<CustomField, 'id' | 'config'>,
  { kind, ids }: Extract<FieldInput, { ids: string[] }>,
): void {
  const file = db.prepare<[string], unknown>('SELECT 1 FROM attachment WHERE id = ? AND deleted_at IS NULL');
  const isThere: Record<typeof kind, (id: string) => boolean> = {
    options: (id) => getOption(db, id).fieldId === fieldId,
    records: (id) => targetOf(db, id) === config.to,
    files: (id) => file.get(id) !== undefined,
  };
  for (const id of ids) if (!isThere[kind](id)) throw new AppError('not_found', 'nothing to choose', { id });
}
