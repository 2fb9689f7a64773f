import type { CustomField, CustomValue, FieldOption } from '../../../src-shared/contract/fields';
import type { FieldInput } from '../../../src-shared/domain/custom/check';
import { type ValueKind, valueKinds } from '../../../src-shared/domain/custom/types';
import { fold } from '../../../src-shared/domain/fold';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { newRow } from '../../platform/store/rows';
import { binRow, findRecord, insertRow, updateRow } from '../records';
import { valueIdOf } from './ids';
import { customLink, customNumber, customText, customTime } from './schema';

/** What stands in the fields of one record, by field; empty ones are left out. */
export function valuesOf(
  db: ReadableDb,
  recordId: string,
  fields: readonly Pick<CustomField, 'id' | 'type'>[],
): Map<string, CustomValue> {
  const kinds = new Map<string, ValueKind>(fields.map(({ id, type }) => [id, valueKinds[type]]));
  const found: [string, CustomValue | null][] = [
    ...texts(db, recordId).map(({ fieldId, text }): [string, CustomValue] => [fieldId, { kind: 'text', text }]),
    ...numbers(db, recordId).map((row): [string, CustomValue | null] => [
      row.fieldId,
      numberValue(kinds.get(row.fieldId), row),
    ]),
    ...times(db, recordId).map((row): [string, CustomValue | null] => [row.fieldId, timeValue(row)]),
    ...[...chosen(db, recordId)].map(([fieldId, options]): [string, CustomValue] => [
      fieldId,
      { kind: 'options', options },
    ]),
    ...[...related(db, recordId, kinds)],
    ...(fields.some(({ type }) => type === 'file') ? attached(db, recordId) : []),
  ];
  // What a field held as another type, before it was changed, is left where it is.
  const values = new Map<string, CustomValue>(
    found.flatMap(([fieldId, value]) =>
      value && kinds.get(fieldId) === value.kind ? [[fieldId, value] as const] : [],
    ),
  );
  for (const { fieldId, ...row } of results(db, recordId)) {
    const value = kinds.get(fieldId) === 'computed' ? resultOf(row) : null;
    if (value) values.set(fieldId, value);
  }
  return values;
}

interface NumberRow {
  value: number;
  currency: string;
}

function numberValue(kind: ValueKind | undefined, { value, currency }: NumberRow): CustomValue | null {
  if (kind === 'yesNo') return { kind, yes: value !== 0 };
  if (kind === 'money') return currency === '' ? null : { kind, amount: value, currency };
  return { kind: 'number', number: value };
}

interface TimeRow {
  day: string | null;
  at: number | null;
  zone: string;
}

function timeValue({ day, at, zone }: TimeRow): CustomValue | null {
  if (day !== null) return { kind: 'day', day };
  return at === null ? null : { kind: 'instant', at, zone };
}

const texts = (db: ReadableDb, recordId: string) =>
  db
    .prepare<[string], { fieldId: string; text: string }>(
      'SELECT field_id AS fieldId, value AS text FROM custom_text WHERE party_id = ? AND deleted_at IS NULL',
    )
    .all(recordId);

const numbers = (db: ReadableDb, recordId: string) =>
  db
    .prepare<[string], NumberRow & { fieldId: string }>(
      'SELECT field_id AS fieldId, value, currency FROM custom_number WHERE party_id = ? AND deleted_at IS NULL',
    )
    .all(recordId);

const times = (db: ReadableDb, recordId: string) =>
  db
    .prepare<[string], TimeRow & { fieldId: string }>(
      'SELECT field_id AS fieldId, day, at, zone FROM custom_time WHERE party_id = ? AND deleted_at IS NULL',
    )
    .all(recordId);

/** Choices by field, in the order the field has them, each once. */
function chosen(db: ReadableDb, recordId: string): Map<string, FieldOption[]> {
  const rows = db
    .prepare<[string], FieldOption & { fieldId: string }>(
      `SELECT DISTINCT l.field_id AS fieldId, o.id, o.name, o.color, o.position FROM custom_link l
       JOIN custom_option o ON o.id = l.target_id AND o.deleted_at IS NULL
       WHERE l.party_id = ? AND l.deleted_at IS NULL ORDER BY o.position, o.id`,
    )
    .all(recordId);
  const options = new Map<string, FieldOption[]>();
  for (const { fieldId, id, name, color } of rows) {
    options.set(fieldId, [...(options.get(fieldId) ?? []), { id, name, color }]);
  }
  return options;
}

/** Records that relations lead to, by field; those in the bin are left out. */
function related(db: ReadableDb, recordId: string, kinds: ReadonlyMap<string, ValueKind>): [string, CustomValue][] {
  const rows = db
    .prepare<[string], { fieldId: string; targetId: string }>(
      `SELECT DISTINCT field_id AS fieldId, target_id AS targetId FROM custom_link
       WHERE party_id = ? AND deleted_at IS NULL ORDER BY id`,
    )
    .all(recordId);
  const records = new Map<string, Extract<CustomValue, { kind: 'records' }>['records']>();
  for (const { fieldId, targetId } of rows) {
    if (kinds.get(fieldId) !== 'records') continue;
    const record = findRecord(db, targetId);
    if (!record || record.binned) continue;
    const { kind, id, name } = record;
    records.set(fieldId, [...(records.get(fieldId) ?? []), { kind, id, name }]);
  }
  return [...records].map(([fieldId, list]) => [fieldId, { kind: 'records', records: list }]);
}

/** The files of the record that stand in its fields, in their order. */
function attached(db: ReadableDb, recordId: string): [string, CustomValue][] {
  const rows = db
    .prepare<[string], { fieldId: string; id: string; name: string }>(
      `SELECT DISTINCT l.field_id AS fieldId, a.id, a.name, a.position FROM custom_link l
       JOIN attachment a ON a.id = l.target_id AND a.party_id = l.party_id AND a.deleted_at IS NULL
       WHERE l.party_id = ? AND l.deleted_at IS NULL ORDER BY a.position, a.id`,
    )
    .all(recordId);
  const files = new Map<string, { id: string; name: string }[]>();
  for (const { fieldId, id, name } of rows) files.set(fieldId, [...(files.get(fieldId) ?? []), { id, name }]);
  return [...files].map(([fieldId, list]) => [fieldId, { kind: 'files', files: list }]);
}

interface ResultRow {
  kind: 'text' | 'number' | 'money' | 'yesNo' | 'day' | 'problem';
  number: number | null;
  text: string | null;
  currency: string;
}

const results = (db: ReadableDb, recordId: string) =>
  db
    .prepare<[string], ResultRow & { fieldId: string }>(
      'SELECT field_id AS fieldId, kind, number, text, currency FROM custom_computed WHERE party_id = ?',
    )
    .all(recordId);

/** What a computed field came to, as it is kept. */
function resultOf({ kind, number, text, currency }: ResultRow): CustomValue {
  switch (kind) {
    case 'text':
      return { kind, text: text ?? '' };
    case 'number':
      return { kind, number: number ?? 0 };
    case 'money':
      return { kind, amount: number ?? 0, currency };
    case 'yesNo':
      return { kind, yes: number === 1 };
    case 'day':
      return { kind, day: text ?? '' };
    case 'problem':
      return { kind, reason: text ?? '' };
  }
}

/** How long the part of a text is that it is sorted by, in characters. */
const keyLength = 200;

const tables = { custom_text: customText, custom_number: customNumber, custom_time: customTime } as const;

const tableOf: Readonly<Record<Exclude<ValueKind, 'options' | 'records' | 'files' | 'computed'>, keyof typeof tables>> =
  {
    text: 'custom_text',
    number: 'custom_number',
    money: 'custom_number',
    yesNo: 'custom_number',
    day: 'custom_time',
    instant: 'custom_time',
  };

const isLinked = (kind: ValueKind): kind is 'options' | 'records' | 'files' =>
  kind === 'options' || kind === 'records' || kind === 'files';

/** The table that values of a type are kept in. */
export function valueTable(type: CustomField['type']): 'custom_link' | keyof typeof tables {
  const kind = valueKinds[type];
  if (kind === 'computed') throw new Error('what is computed has no table of its own');
  return isLinked(kind) ? 'custom_link' : tableOf[kind];
}

/** Writes what stands in a field of a record, or empties it. Input is checked before; `key` is what a text is found by. */
export function writeValue(
  tx: Tx,
  recordId: string,
  field: Pick<CustomField, 'id' | 'type'> & { config?: CustomField['config'] },
  value: FieldInput | null,
  key?: string,
): void {
  const place = { recordId, fieldId: field.id };
  const kind = valueKinds[field.type];
  if (kind === 'computed') throw new Error('what is computed is not written');
  if (isLinked(kind)) {
    const isMany = kind === 'records' ? field.config?.multiple !== false : field.type !== 'select';
    writeLinks(tx, place, isMany, value && 'ids' in value ? value.ids : []);
    return;
  }
  const name = tableOf[kind];
  const table = tables[name];
  const row = rowOf(tx.db, name, place);
  if (value === null) {
    if (row?.deletedAt === null) binRow(tx, table, row.id);
    return;
  }
  const columns = columnsOf(value, key);
  if (row) updateRow(tx, table, row.id, { ...columns, deletedAt: null } as object);
  else {
    const made = { ...newRow(tx, freeId(tx.db, name, place)), partyId: recordId, fieldId: field.id, ...columns };
    insertRow(tx, table, made as never);
  }
}

interface Place {
  recordId: string;
  fieldId: string;
}

function columnsOf(value: FieldInput, key: string | undefined): Record<string, string | number | null> {
  switch (value.kind) {
    case 'text':
      return { value: value.text, key: key ?? fold(value.text).slice(0, keyLength) };
    case 'number':
      return { value: value.number, currency: '' };
    case 'money':
      return { value: value.amount, currency: value.currency };
    case 'yesNo':
      return { value: Number(value.yes), currency: '' };
    case 'day':
      return { day: value.day, at: null, zone: '' };
    case 'instant':
      return { day: null, at: value.at, zone: value.zone };
    case 'options':
    case 'records':
    case 'files':
      return {};
  }
}

interface Found {
  id: string;
  deletedAt: number | null;
}

/** The row of a value, a live one where there are several (after a merge). */
const rowOf = (db: ReadableDb, table: string, { recordId, fieldId }: Place): Found | undefined =>
  db
    .prepare<[string, string], Found>(
      `SELECT id, deleted_at AS deletedAt FROM ${table} WHERE party_id = ? AND field_id = ?
       ORDER BY deleted_at IS NOT NULL, id LIMIT 1`,
    )
    .get(recordId, fieldId);

/** The id that follows from the place, or a fresh one where a merge has put that row elsewhere. */
function freeId(db: ReadableDb, table: string, { recordId, fieldId }: Place, slot = ''): string | undefined {
  const id = valueIdOf(recordId, fieldId, slot);
  return db.prepare<[string], unknown>(`SELECT 1 FROM ${table} WHERE id = ?`).get(id) ? undefined : id;
}

interface LinkRow extends Found {
  targetId: string;
}

function writeLinks(tx: Tx, place: Place, isMany: boolean, ids: readonly string[]): void {
  const rows = tx.db
    .prepare<[string, string], LinkRow>(
      `SELECT id, deleted_at AS deletedAt, target_id AS targetId FROM custom_link
       WHERE party_id = ? AND field_id = ? ORDER BY deleted_at IS NOT NULL, id`,
    )
    .all(place.recordId, place.fieldId);
  const wanted = [...new Set(ids)];
  if (isMany) writeMany(tx, place, rows, wanted);
  else writeOne(tx, place, rows, wanted[0]);
}

function insertLink(tx: Tx, place: Place, targetId: string, slot: string): void {
  const row = newRow(tx, freeId(tx.db, 'custom_link', place, slot));
  insertRow(tx, customLink, { ...row, partyId: place.recordId, fieldId: place.fieldId, targetId, slot });
}

function writeOne(tx: Tx, place: Place, rows: readonly LinkRow[], targetId: string | undefined): void {
  const live = rows.filter(({ deletedAt }) => deletedAt === null);
  for (const other of targetId === undefined ? live : live.slice(1)) binRow(tx, customLink, other.id);
  if (targetId === undefined) return;
  const [row] = rows;
  if (!row) insertLink(tx, place, targetId, '');
  else if (row.targetId !== targetId || row.deletedAt !== null) {
    updateRow(tx, customLink, row.id, { targetId, slot: '', deletedAt: null });
  }
}

function writeMany(tx: Tx, place: Place, rows: readonly LinkRow[], wanted: readonly string[]): void {
  for (const row of rows) {
    if (row.deletedAt === null && !wanted.includes(row.targetId)) binRow(tx, customLink, row.id);
  }
  for (const targetId of wanted) {
    const row = rows.find((one) => one.targetId === targetId);
    if (!row) insertLink(tx, place, targetId, targetId);
    else if (row.deletedAt !== null) updateRow(tx, customLink, row.id, { slot: targetId, deletedAt: null });
  }
}
