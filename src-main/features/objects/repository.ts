import type { CustomObject, CustomRecord, CustomRow } from '../../../src-shared/contract/objects';
import { objectListOf } from '../../../src-shared/domain/list-fields';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb } from '../../platform/store/handles';
import { type ListInput, listPage } from '../lists';
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

/** Records as they stand in their list, in the order of `ids`. */
function rowsOf(db: ReadableDb, ids: readonly string[]): CustomRow[] {
  const rows = db
    .prepare<[string], Omit<CustomRow, 'tags'>>(
      `SELECT r.id, r.name, r.owner_id AS ownerId, coalesce(u.name, '') AS ownerName, r.created_at AS createdAt,
         r.updated_at AS updatedAt
       FROM json_each(?) j CROSS JOIN custom_record r ON r.id = j.value LEFT JOIN user u ON u.id = r.owner_id
       ORDER BY j.key`,
    )
    .all(JSON.stringify(ids));
  const tags = tagsOfRecords(db, ids);
  return rows.map((row) => ({ ...row, tags: tags.get(row.id) ?? [] }));
}

export interface RecordPage {
  rows: CustomRow[];
  next: string | null;
}

/** A page of the list of an object: long read. */
export function recordPage(db: ReadableDb, input: ListInput & { objectId: string }): RecordPage {
  const { ids, next } = listPage(db, objectListOf(input.objectId), input);
  return { rows: rowsOf(db, ids), next };
}
