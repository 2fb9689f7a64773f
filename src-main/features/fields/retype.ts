import * as z from 'zod';
import type { CustomValue, fields } from '../../../src-shared/contract/fields';
import type { FieldInput } from '../../../src-shared/domain/custom/check';
import { converted } from '../../../src-shared/domain/custom/convert';
import { plainText } from '../../../src-shared/domain/custom/plain-text';
import { type FieldConfig, type FieldType, fieldTypes } from '../../../src-shared/domain/custom/types';
import { fold } from '../../../src-shared/domain/fold';
import { AppError } from '../../../src-shared/errors';
import { defineTask } from '../../platform/operations/task';
import type { ReadableDb } from '../../platform/store/handles';
import { findRecord } from '../records';
import { checkedValue } from './checked-value';
import { setType } from './definitions';
import { mostOptions, optionIds, optionsOf } from './options';
import { valuesOf, valueTable, writeValue } from './values';

const retyped = z.object({
  fieldId: z.string(),
  from: z.enum(fieldTypes),
  to: z.enum(fieldTypes),
  config: z.custom<FieldConfig>((config) => typeof config === 'object' && config !== null),
  /** Country of numbers without a prefix, and the language that texts were typed in. */
  country: z.string(),
  language: z.string(),
});
export type Retyped = z.infer<typeof retyped>;

export type RetypePreview = z.infer<NonNullable<(typeof fields.retypePreview)['~orpc']['outputSchema']>>;

/** So many records are told of that keep, and that lose, their value. */
const told = 8;

/** Records that have something in a field of a type, in an order that what is written does not change. */
const recordsWith = (db: ReadableDb, type: FieldType) => {
  const table = valueTable(type);
  return db.prepare<[string, string, number], { id: string }>(
    `SELECT DISTINCT party_id AS id FROM ${table} INDEXED BY ${table}_party
     WHERE party_id > ? AND field_id = ? AND deleted_at IS NULL ORDER BY party_id LIMIT ?`,
  );
};

const valueIn = (db: ReadableDb, record: string, id: string, type: FieldType) =>
  valuesOf(db, record, [{ id, type }]).get(id) ?? null;

/** What stands in the field after it has become another; null where nothing does. `optionId` knows choices by name. */
function become(
  db: ReadableDb,
  { fieldId, from, to, config, country, language }: Retyped,
  record: string,
  optionId: (name: string) => string,
): { value: FieldInput; key?: string } | null {
  const now = valueIn(db, record, fieldId, from);
  const said = now && converted(now, to, config, language);
  if (!said) return null;
  if ('names' in said) {
    return said.kind === 'options' ? { value: { kind: said.kind, ids: said.names.map(optionId) } } : null;
  }
  try {
    const { value, key } = checkedValue(db, { id: fieldId, type: to, config }, said, country);
    return value && { value, ...(key !== undefined && { key }) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'validation') return null;
    throw error;
  }
}

/** Every record that has something in a field of a type, with what it is. */
function* filledIn(db: ReadableDb, fieldId: string, type: FieldType): Generator<{ id: string; now: CustomValue }> {
  const next = recordsWith(db, type);
  let ids = next.all('', fieldId, 500);
  while (ids.length > 0) {
    for (const { id } of ids) {
      const now = valueIn(db, id, fieldId, type);
      if (now !== null) yield { id, now };
    }
    ids = next.all(ids.at(-1)?.id ?? '', fieldId, 500);
  }
}

/** What would become of the values of a field: long read. */
export function retypePreview(db: ReadableDb, wanted: Retyped): RetypePreview {
  const { fieldId, from, to } = wanted;
  const preview: RetypePreview = { total: 0, lost: 0, kept: [], emptied: [], choices: 0 };
  const choices = new Set(optionsOf(db, fieldId).map(({ name }) => fold(name)));
  const before = choices.size;
  const optionId = (name: string) => {
    choices.add(fold(name));
    return name;
  };
  for (const { id, now } of filledIn(db, fieldId, from)) {
    const then = become(db, wanted, id, optionId);
    const list = then ? preview.kept : preview.emptied;
    preview.total++;
    if (!then) preview.lost++;
    const record = list.length < told ? findRecord(db, id) : undefined;
    if (!record) continue;
    const { kind, name } = record;
    const was = plainText(now).slice(0, 200);
    list.push({ record: { kind, id, name }, was, becomes: then ? textOf(then.value) : '' });
  }
  if (to === 'select' || to === 'multiSelect') preview.choices = choices.size - before;
  if (choices.size > mostOptions) {
    throw new AppError('validation', 'too many choices', { field: 'type', reason: 'field.options' });
  }
  return preview;
}

/** A value that would be given, as plain text; choices stand in their place by name, until they are made. */
const textOf = (value: FieldInput): string => ('ids' in value ? value.ids.join('; ') : plainText(value).slice(0, 200));

const standing = retyped.extend({ after: z.string().nullable(), done: z.int(), lost: z.int(), total: z.int() });

/** Where the task begins: the definition first, then the records one by one. */
export function retypeBegin(db: ReadableDb, wanted: Retyped): z.infer<typeof standing> {
  const sql = `SELECT count(*) AS n FROM ${valueTable(wanted.from)} WHERE field_id = ? AND deleted_at IS NULL`;
  const total = db.prepare<[string], { n: number }>(sql).get(wanted.fieldId)?.n ?? 0;
  return { ...wanted, after: null, done: 0, lost: 0, total };
}

/** How many values could not be kept. */
export const lostIn = (taskState: unknown): number => standing.parse(taskState).lost;

/** Makes a field one of another type, with all that stands in it: as one operation. */
export const retypeTask = defineTask({
  name: 'fields.retype',
  state: standing,
  next: () => null,
  step(tx, now, _input, budget) {
    const { fieldId, from, to, config } = now;
    if (now.after === null) {
      setType(tx, fieldId, to, config);
      return { state: { ...now, after: '' }, done: false, progress: 0, consumed: false };
    }
    const next = recordsWith(tx.db, from);
    const optionId = optionIds(tx, fieldId);
    let { after, done, lost } = now;
    let record = next.get(after, fieldId, 1)?.id;
    while (record !== undefined && !(done > now.done && budget.spent())) {
      const hadOne = valueIn(tx.db, record, fieldId, from) !== null;
      const then = become(tx.db, now, record, optionId);
      if (!then || valueTable(from) !== valueTable(to)) writeValue(tx, record, { id: fieldId, type: from }, null);
      if (then) writeValue(tx, record, { id: fieldId, type: to, config }, then.value, then.key);
      if (hadOne && !then) lost++;
      done++;
      after = record;
      record = next.get(after, fieldId, 1)?.id;
    }
    const progress = record === undefined ? 1 : Math.min(1, done / Math.max(1, now.total));
    return { state: { ...now, after, done, lost }, done: record === undefined, progress, consumed: false };
  },
});
