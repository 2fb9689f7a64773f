import { and, eq, isNull } from 'drizzle-orm';
import type { CustomField, FieldTarget } from '../../../src-shared/contract/fields';
import { fold } from '../../../src-shared/domain/fold';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { newRow } from '../../platform/store/rows';
import { binRow, updateRow } from '../records';
import { checkConfig } from './check-config';
import { customField } from './schema';

type Row = typeof customField.$inferSelect;

const shown = ({ id, target, name, type, config, hint, section, required, condition }: Row): CustomField => ({
  ...{ id, target: target as FieldTarget, name, type, config, hint, section, required, condition },
});

const liveRows = (db: ReadableDb, target: string): Row[] =>
  db.orm
    .select()
    .from(customField)
    .where(and(eq(customField.target, target), isNull(customField.deletedAt)))
    .all();

/** Sections stand in the order of their first field; the one without a heading is the first. */
function inOrder(rows: readonly Row[]): Row[] {
  const sorted = [...rows].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  const sections = [...new Set(['', ...sorted.map(({ section }) => section)])];
  return sections.flatMap((section) => sorted.filter((row) => row.section === section));
}

/** The fields of a kind of record, in the order of the layout. */
export const fieldsOf = (db: ReadableDb, target: string): CustomField[] => inOrder(liveRows(db, target)).map(shown);

/** Every field of every kind of record. */
export const allFields = (db: ReadableDb): CustomField[] =>
  inOrder(db.orm.select().from(customField).where(isNull(customField.deletedAt)).all()).map(shown);

/** A field that is not deleted. Fails: `not_found`. */
export function getField(db: ReadableDb, id: string): CustomField {
  const row = db.orm.select().from(customField).where(eq(customField.id, id)).get();
  if (!row || row.deletedAt !== null) throw new AppError('not_found', 'no such field', { id });
  return shown(row);
}

/** Fails: `conflict` where the kind of record has another field of this name. */
function refuseTaken(db: ReadableDb, target: string, name: string, but?: string): void {
  const wanted = fold(name);
  if (liveRows(db, target).some((row) => row.id !== but && fold(row.name) === wanted)) {
    throw new AppError('conflict', 'there is a field of this name', { field: 'name', reason: 'taken' });
  }
}

/** Fails: `validation` where a condition is about the field itself, or none of the same kind of record. */
function checkCondition(db: ReadableDb, target: string, condition: CustomField['condition'], id?: string): void {
  if (!condition) return;
  const fail = (reason: string) => new AppError('validation', 'no such condition', { field: 'condition', reason });
  if (condition.fieldId === id) throw fail('field.itself');
  if (!liveRows(db, target).some((row) => row.id === condition.fieldId)) throw fail('field.unknown');
}

export type NewField = Pick<CustomField, 'target' | 'name' | 'type'> & {
  [K in keyof CustomField]?: CustomField[K] | undefined;
};

/** Adds a field, as the last of its section; answers its id. */
export function insertField(tx: Tx, field: NewField): string {
  const { target, name, type, config = {}, hint = '', section = '', required = false, condition = null } = field;
  refuseTaken(tx.db, target, name);
  checkCondition(tx.db, target, condition);
  checkConfig(tx.db, { target, type, config });
  const row = newRow(tx);
  const position = Math.max(0, ...liveRows(tx.db, target).map((one) => one.position)) + 1;
  tx.db.orm
    .insert(customField)
    .values({ ...row, target, name, type, config, hint, section, position, required, condition })
    .run();
  return row.id;
}

export type FieldPatch = {
  [K in 'name' | 'config' | 'hint' | 'section' | 'required' | 'condition']?: CustomField[K] | undefined;
};

export function changeField(tx: Tx, id: string, patch: FieldPatch): void {
  const now = getField(tx.db, id);
  if (patch.name !== undefined) refuseTaken(tx.db, now.target, patch.name, id);
  checkCondition(tx.db, now.target, patch.condition ?? null, id);
  if (patch.config !== undefined) checkConfig(tx.db, { ...now, config: patch.config });
  const differing = Object.fromEntries(
    Object.entries(patch).filter(
      ([key, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(now[key as keyof CustomField]),
    ),
  );
  if (Object.keys(differing).length > 0) {
    tx.db.orm
      .update(customField)
      .set({ ...differing, updatedAt: tx.at, updatedBy: tx.actor.id })
      .where(eq(customField.id, id))
      .run();
  }
}

/** Makes a field one of another type. Fails as a new one does. */
export function setType(tx: Tx, id: string, type: CustomField['type'], config: CustomField['config']): void {
  const { target } = getField(tx.db, id);
  checkConfig(tx.db, { id, target, type, config });
  tx.db.orm
    .update(customField)
    .set({ type, config, updatedAt: tx.at, updatedBy: tx.actor.id })
    .where(eq(customField.id, id))
    .run();
}

export const binField = (tx: Tx, id: string): void => binRow(tx, customField, id);

/** Puts a field behind another one of a section, or at its head. Fails: `not_found` for a field of another kind. */
export function moveField(tx: Tx, id: string, section: string, after: string | null): void {
  const { target } = getField(tx.db, id);
  const others = inOrder(liveRows(tx.db, target)).filter((row) => row.id !== id);
  const inSection = others.filter((row) => row.section === section);
  const at = after === null ? -1 : inSection.findIndex((row) => row.id === after);
  if (after !== null && at < 0) throw new AppError('not_found', 'no such field in the section', { id: after });
  const position = between(inSection[at]?.position, inSection[at + 1]?.position);
  if (position !== null) {
    updateRow(tx, customField, id, { section, position });
    return;
  }
  // The places are used up: all of the section are numbered anew.
  const order = [
    ...inSection.slice(0, at + 1).map((row) => row.id),
    id,
    ...inSection.slice(at + 1).map((row) => row.id),
  ];
  order.forEach((one, place) => {
    updateRow(tx, customField, one, { section, position: place + 1 });
  });
}

/** A place between two; null where there is none left between them. */
export function between(before: number | undefined, behind: number | undefined): number | null {
  if (before === undefined) return behind === undefined ? 1 : behind - 1;
  if (behind === undefined) return before + 1;
  const middle = (before + behind) / 2;
  return middle > before && middle < behind ? middle : null;
}
