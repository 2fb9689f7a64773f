import type { FieldOption } from '../../../src-shared/contract/fields';
import { fold } from '../../../src-shared/domain/fold';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { newRow } from '../../platform/store/rows';
import { binRow, insertRow, updateRow } from '../records';
import { between } from './definitions';
import { customLink, customOption } from './schema';

/** The most choices a field can have. */
export const mostOptions = 10_000;

type Row = FieldOption & { fieldId: string; position: number };

const rowsOf = (db: ReadableDb, fieldId: string): Row[] =>
  db
    .prepare<[string], Row>(
      `SELECT id, name, color, field_id AS fieldId, position FROM custom_option
       WHERE field_id = ? AND deleted_at IS NULL ORDER BY position, id`,
    )
    .all(fieldId);

const shown = ({ id, name, color }: Row): FieldOption => ({ id, name, color });

/** The choices of a field, in their order. */
export const optionsOf = (db: ReadableDb, fieldId: string): FieldOption[] => rowsOf(db, fieldId).map(shown);

/** Fails: `not_found`. */
export function getOption(db: ReadableDb, id: string): Row {
  const row = db
    .prepare<[string], Row>(
      `SELECT id, name, color, field_id AS fieldId, position FROM custom_option WHERE id = ? AND deleted_at IS NULL`,
    )
    .get(id);
  if (!row) throw new AppError('not_found', 'no such choice', { id });
  return row;
}

const palette = ['neutral', 'accent', 'good', 'info', 'warn', 'bad'] as const;

/** Adds choices at the end, each name once. Fails: `validation` (field `options`) where there would be too many. */
export function addOptions(tx: Tx, fieldId: string, names: readonly string[]): void {
  const now = rowsOf(tx.db, fieldId);
  const known = new Set(now.map(({ name }) => fold(name)));
  let position = now.at(-1)?.position ?? 0;
  let count = now.length;
  for (const name of names) {
    const key = fold(name);
    if (key === '' || known.has(key)) continue;
    known.add(key);
    if (++count > mostOptions) {
      throw new AppError('validation', 'too many choices', { field: 'options', reason: 'field.options' });
    }
    const color = palette[(count - 1) % palette.length] ?? 'neutral';
    insertRow(tx, customOption, { ...newRow(tx), fieldId, name, color, position: ++position });
  }
}

/** Fails: `conflict` where the field has another choice of this name. */
export function changeOption(
  tx: Tx,
  id: string,
  patch: { name?: string | undefined; color?: FieldOption['color'] | undefined },
): void {
  const now = getOption(tx.db, id);
  const { name = now.name, color = now.color } = patch;
  const wanted = fold(name);
  if (rowsOf(tx.db, now.fieldId).some((row) => row.id !== id && fold(row.name) === wanted)) {
    throw new AppError('conflict', 'there is a choice of this name', { field: 'name', reason: 'taken' });
  }
  if (name !== now.name || color !== now.color) updateRow(tx, customOption, id, { name, color });
}

/** Takes a choice away, with where it was chosen. */
export function removeOption(tx: Tx, id: string): void {
  const { fieldId } = getOption(tx.db, id);
  const chosen = tx.db
    .prepare<[string, string], { id: string }>(
      'SELECT id FROM custom_link WHERE field_id = ? AND target_id = ? AND deleted_at IS NULL',
    )
    .all(fieldId, id);
  for (const row of chosen) binRow(tx, customLink, row.id);
  binRow(tx, customOption, id);
}

/** Puts a choice behind another one of its field (null: first). */
export function moveOption(tx: Tx, id: string, after: string | null): void {
  const others = rowsOf(tx.db, getOption(tx.db, id).fieldId).filter((row) => row.id !== id);
  const at = after === null ? -1 : others.findIndex((row) => row.id === after);
  if (after !== null && at < 0) throw new AppError('not_found', 'no such choice', { id: after });
  const position = between(others[at]?.position, others[at + 1]?.position);
  if (position !== null) {
    updateRow(tx, customOption, id, { position });
    return;
  }
  const order = [...others.slice(0, at + 1).map((row) => row.id), id, ...others.slice(at + 1).map((row) => row.id)];
  order.forEach((one, place) => {
    updateRow(tx, customOption, one, { position: place + 1 });
  });
}

/** The ids of a field's choices by name; those that are not there are added at the end. Fails as `addOptions` does. */
export function optionIds(tx: Tx, fieldId: string): (name: string) => string {
  let known: Map<string, string> | null = null;
  const read = () => new Map(rowsOf(tx.db, fieldId).map(({ id, name }) => [fold(name), id]));
  return (name) => {
    known ??= read();
    if (!known.has(fold(name))) {
      addOptions(tx, fieldId, [name]);
      known = read();
    }
    return known.get(fold(name)) ?? '';
  };
}
