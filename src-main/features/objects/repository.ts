import type { FilterGroup } from '../../../src-shared/contract/filters';
import type { CustomObject, CustomRecord, CustomRow } from '../../../src-shared/contract/objects';
import { fold } from '../../../src-shared/domain/fold';
import type { LocalDate } from '../../../src-shared/domain/local-date';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb } from '../../platform/store/handles';
import { fieldsOf, valuesOf } from '../fields';
import { groupPredicate, objectList } from '../lists';
import { tagsOfRecords, userNames } from '../records';

const select = `SELECT o.id, o.name, o.singular, o.icon,
  (SELECT count(*) FROM custom_record r WHERE r.object_id = o.id AND r.deleted_at IS NULL) AS count
  FROM custom_object o WHERE o.deleted_at IS NULL`;

/** Every object, in the order they were made. */
export const allObjects = (db: ReadableDb): CustomObject[] =>
  db.prepare<[], CustomObject>(`${select} ORDER BY o.id`).all();

/** Fails: `not_found`. */
export function getObject(db: ReadableDb, id: string): CustomObject {
  const row = db.prepare<[string], CustomObject>(`${select} AND o.id = ?`).get(id);
  if (!row) throw new AppError('not_found', 'no such object', { id });
  return row;
}

interface Stored extends Omit<CustomRecord, 'tags'> {}

/** A record of an object, in the bin too. Fails: `not_found`. */
export function getCustomRecord(db: ReadableDb, id: string): CustomRecord {
  const row = db
    .prepare<[string], Stored>(
      `SELECT id, object_id AS objectId, name, created_at AS createdAt, created_by AS createdBy,
         updated_at AS updatedAt, updated_by AS updatedBy, deleted_at AS binnedAt FROM custom_record WHERE id = ?`,
    )
    .get(id);
  if (!row) throw new AppError('not_found', 'no such record', { id });
  const users = userNames(db);
  const tags = tagsOfRecords(db, [id]).get(id) ?? [];
  return { ...row, tags, createdBy: users.get(row.createdBy) ?? '', updatedBy: users.get(row.updatedBy) ?? '' };
}

export interface RecordsAsked {
  objectId: string;
  text: string;
  where?: FilterGroup | undefined;
  /** What day it is, for days that are told from today. */
  today: LocalDate;
  after?: string | undefined;
  limit: number;
}

export interface RecordPage {
  rows: CustomRow[];
  count: number;
  next: string | null;
}

/** So many of an object's fields are seen in its list. */
const shownFields = 4;

/** A page of an object's list, by name: long read. */
export function recordPage(
  db: ReadableDb,
  { objectId, text, where: wished, today, after, limit }: RecordsAsked,
): RecordPage {
  const wanted = fold(text);
  const site = { alias: 'r', today, free: true };
  const asked = wished ? groupPredicate(db, objectList(objectId), wished, site) : { sql: '1', params: [] };
  const named = wanted === '' ? [] : [wanted];
  const where = `r.object_id = ? AND r.deleted_at IS NULL ${wanted === '' ? '' : 'AND instr(r.name_key, ?) > 0'} AND (${asked.sql})`;
  const bound = [objectId, ...named, ...asked.params];
  const last = after === undefined ? undefined : nameKeyOf(db, after);
  const from = last === undefined ? '' : 'AND (r.name_key, r.id) > (?, ?)';
  const behind = last === undefined ? [] : [last, after ?? ''];
  const found = db
    .prepare<(string | number)[], Omit<CustomRow, 'values'>>(
      `SELECT r.id, r.name, r.updated_at AS updatedAt FROM custom_record r WHERE ${where} ${from}
       ORDER BY r.name_key, r.id LIMIT ?`,
    )
    .all(...bound, ...behind, limit + 1);
  const fields = fieldsOf(db, objectId).slice(0, shownFields);
  const rows = found.slice(0, limit).map((row) => {
    const values = valuesOf(db, row.id, fields);
    return { ...row, values: fields.map(({ id }) => ({ fieldId: id, value: values.get(id) ?? null })) };
  });
  const count = db
    .prepare<(string | number)[], { n: number }>(`SELECT count(*) AS n FROM custom_record r WHERE ${where}`)
    .get(...bound);
  return { rows, count: count?.n ?? 0, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}

const nameKeyOf = (db: ReadableDb, id: string): string | undefined =>
  db.prepare<[string], { key: string }>('SELECT name_key AS key FROM custom_record WHERE id = ?').get(id)?.key;
