import type { MergeChoice, MergePart, MergePreview, Side } from '../../../src-shared/contract/duplicates';
import { AppError } from '../../../src-shared/errors';
import type { CapturedTable } from '../../platform/store/capture';
import type { ReadableDb } from '../../platform/store/handles';
import { rowText } from '../records';
import type { MergePlan } from './merge';
import {
  camel,
  fieldColumns,
  isEmpty,
  nameOf,
  type OwnedTable,
  ownedBy,
  type Row,
  rowsOf,
  type Value,
} from './merge-items';

type Kind = MergePlan['kind'];

export interface Both {
  kind: Kind;
  left: Row;
  right: Row;
}

/** The live rows of a pair. Fails: `not_found`, `conflict` (reason `binned`), `validation` on two kinds or one record. */
export function bothOf(db: ReadableDb, leftId: string, rightId: string): Both {
  const rowOf = (kind: Kind, id: string) => db.prepare<[string], Row>(`SELECT * FROM ${kind} WHERE id = ?`).get(id);
  const kind: Kind = rowOf('contact', leftId) ? 'contact' : 'company';
  const [left, right] = [rowOf(kind, leftId), rowOf(kind, rightId)];
  const other: Kind = kind === 'contact' ? 'company' : 'contact';
  if (left && !right && rowOf(other, rightId)) throw unlike('kind');
  if (!left || !right) throw new AppError('not_found', 'no such contact or company', { id: left ? rightId : leftId });
  if (leftId === rightId) throw unlike('same');
  for (const row of [left, right]) {
    if (row.deleted_at === null) continue;
    const reason = row.merged_into === null ? 'binned' : 'merged';
    throw new AppError('conflict', 'it is no longer there', { id: String(row.id), reason });
  }
  return { kind, left, right };
}

const unlike = (reason: string) => new AppError('validation', 'these can not be merged', { field: 'rightId', reason });

const capturedOf = (captured: readonly CapturedTable[], kind: Kind): CapturedTable => {
  const found = captured.find((table) => nameOf(table) === kind);
  if (!found) throw new Error(`no table ${kind}`);
  return found;
};

/** Tables whose rows go along without being shown. */
const silent: ReadonlySet<string> = new Set(['merge', 'merge_item', 'not_duplicate']);

/** The richer of two, else the older. */
function sideToKeep(db: ReadableDb, captured: readonly CapturedTable[], { kind, left, right }: Both): Side {
  const richness = (row: Row) =>
    fieldColumns(capturedOf(captured, kind)).filter(({ column }) => !isEmpty(row[column])).length +
    ownedBy(captured).reduce((sum, table) => sum + rowsOf(db, table, String(row.id)).length, 0);
  const [ofLeft, ofRight] = [richness(left), richness(right)];
  if (ofLeft !== ofRight) return ofLeft > ofRight ? 'left' : 'right';
  return Number(left.created_at) <= Number(right.created_at) ? 'left' : 'right';
}

function shown(db: ReadableDb, column: string, value: Value | undefined): string {
  if (isEmpty(value)) return '';
  if (column !== 'company_id' && column !== 'parent_id') return String(value);
  return db.prepare<[string], { name: string }>('SELECT name FROM company WHERE id = ?').get(String(value))?.name ?? '';
}

function partsOf(db: ReadableDb, table: OwnedTable, { left, right }: Both): MergePart[] {
  const rows = { left: rowsOf(db, table, String(left.id)), right: rowsOf(db, table, String(right.id)) };
  const idsOf = (side: Side) => new Map(rows[side].toReversed().map((row) => [table.identity(row), String(row.id)]));
  const known = { left: idsOf('left'), right: idsOf('right') };
  return (['left', 'right'] as const).flatMap((side) =>
    rows[side].flatMap((row) => {
      const told = rowText(db, table.name, row);
      const twin = known[side === 'left' ? 'right' : 'left'].get(table.identity(row)) ?? null;
      return told ? [{ id: String(row.id), side, table: table.name, ...told, twin }] : [];
    }),
  );
}

/** What of a pair is to be chosen, and what is suggested. */
export function mergeParts(
  db: ReadableDb,
  captured: readonly CapturedTable[],
  both: Both,
): Pick<MergePreview, 'keep' | 'fields' | 'parts'> {
  const keep = sideToKeep(db, captured, both);
  const other = keep === 'left' ? 'right' : 'left';
  const fields = fieldColumns(capturedOf(captured, both.kind)).flatMap(({ column, isText }) => {
    const texts = { left: shown(db, column, both.left[column]), right: shown(db, column, both.right[column]) };
    if (texts.left === '' && texts.right === '') return [];
    const suggested = texts[keep] === '' ? other : keep;
    const canType = isText && !['photo', 'language'].includes(column);
    return [{ field: camel(column), ...texts, suggested, canType }];
  });
  const parts = ownedBy(captured)
    .filter(({ name }) => !silent.has(name))
    .flatMap((table) => partsOf(db, table, both));
  return { keep, fields, parts };
}

export interface Choices {
  keep: Side;
  fields: Readonly<Record<string, MergeChoice>>;
  without: readonly string[];
}

/** What a merge is to do, from what was chosen. Fails: `validation` (field `fields.<name>`). */
export function planOf(captured: readonly CapturedTable[], both: Both, { keep, fields, without }: Choices): MergePlan {
  const [survivor, loser] = keep === 'left' ? [both.left, both.right] : [both.right, both.left];
  const plan: MergePlan = {
    kind: both.kind,
    survivorId: String(survivor.id),
    loserId: String(loser.id),
    fields: {},
    without: [...without],
  };
  const columns = new Map(fieldColumns(capturedOf(captured, both.kind)).map((one) => [camel(one.column), one]));
  for (const name of Object.keys(fields)) {
    if (!columns.has(name)) throw noField(name, 'unknown');
  }
  for (const [name, { column, isText }] of columns) {
    const choice = fields[name];
    if (typeof choice === 'object') plan.fields[column] = typedValue(name, column, isText, choice.value);
    else if (isLosers(choice, keep, survivor[column])) plan.fields[column] = loser[column] ?? null;
  }
  return plan;
}

/** Whether the loser's value stands: where it was chosen, or where the survivor has none. */
const isLosers = (choice: Side | undefined, keep: Side, now: Value | undefined): boolean =>
  choice === undefined ? isEmpty(now) : choice !== keep;

function typedValue(name: string, column: string, isText: boolean, value: string): string {
  const isLong = column === 'about';
  const typed = isLong ? value : value.replace(/\s+/g, ' ').trim();
  if (!isText || (!isLong && typed.length > 500)) throw noField(name, 'unknown');
  if (column === 'name' && typed === '') throw noField(name, 'required');
  return typed;
}

const noField = (name: string, reason: string) =>
  new AppError('validation', `the field ${name} can't be set so`, { field: `fields.${name}`, reason });

/** The plan of a merge nobody looks at: what would be suggested. */
export function suggestedPlan(
  db: ReadableDb,
  captured: readonly CapturedTable[],
  leftId: string,
  rightId: string,
): MergePlan {
  const both = bothOf(db, leftId, rightId);
  return planOf(captured, both, { keep: sideToKeep(db, captured, both), fields: {}, without: [] });
}
