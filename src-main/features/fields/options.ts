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

/** The choices of a field by their folded names, and where a further one goes. */
interface Known {
  ids: Map<string, string>;
  position: number;
}

function knownOf(db: ReadableDb, fieldId: string): Known {
  const rows = rowsOf(db, fieldId);
  return { ids: new Map(rows.map(({ id, name }) => [fold(name), id])), position: rows.at(-1)?.position ?? 0 };
}

/** The id of a choice by its name; added at the end where it is not there. Fails as `addOptions` does. */
function idOf(tx: Tx, fieldId: string, known: Known, name: string): string {
  const found = known.ids.get(fold(name));
  if (found !== undefined) return found;
  if (known.ids.size >= mostOptions) {
    throw new AppError('validation', 'too many choices', { field: 'options', reason: 'field.options' });
  }
  const row = newRow(tx);
  const color = palette[known.ids.size % palette.length] ?? 'neutral';
  insertRow(tx, customOption, { ...row, fieldId, name, color, position: ++known.position });
  known.ids.set(fold(name), row.id);
  return row.id;
}

/** Adds choices at the end, each name once. Fails: `validation` (field `options`) where there would be too many. */
export function addOptions(tx: Tx, fieldId: string, names: readonly string[]): void {
  const known = knownOf(tx.db, fieldId);
  for (const name of names) if (fold(name) !== '') idOf(tx, fieldId, known, name);
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

/** Read once in a transaction, not for each of its records: there may be thousands of choices. */
const read = new WeakMap<Tx, Map<string, Known>>();

/**
 * The ids of a field's choices by name; those that are not there are added at the end. Nothing else may change the choices
 * in the same transaction. Fails as `addOptions` does.
 */
export function optionIds(tx: Tx, fieldId: string): (name: string) => string {
  const ofFields = read.get(tx) ?? new Map<string, Known>();
  read.set(tx, ofFields);
  const known = ofFields.get(fieldId) ?? knownOf(tx.db, fieldId);
  ofFields.set(fieldId, known);
  return (name) => (fold(name) === '' ? '' : idOf(tx, fieldId, known, name));
}
