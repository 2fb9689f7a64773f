import type { RecordKind } from '../../../src-shared/domain/record-kind';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb } from '../../platform/store/handles';
import { ofAllKinds } from './registry';

export interface RecordRef {
  kind: RecordKind;
  id: string;
  name: string;
  binned: boolean;
}

const byId = ofAllKinds(
  ({ kind, table, name }) =>
    `SELECT '${kind}' AS kind, id, ${name} AS name, deleted_at AS binnedAt FROM ${table} WHERE id = @id`,
);
const mergedInto = ofAllKinds(({ table }) => `SELECT merged_into AS id FROM ${table} WHERE id = @id`, 'merging');
const mergedFrom = ofAllKinds(({ table }) => `SELECT id FROM ${table} WHERE merged_into = @id`, 'merging');

/** The record with this id, of whatever kind, or undefined. */
export function findRecord(db: ReadableDb, id: string): RecordRef | undefined {
  const row = db
    .prepare<[{ id: string }], { kind: RecordKind; id: string; name: string; binnedAt: number | null }>(byId)
    .get({ id });
  return row && { kind: row.kind, id: row.id, name: row.name, binned: row.binnedAt !== null };
}

/** The id under which a record is found now: of one that was merged into another that one's. */
export function currentId(db: ReadableDb, id: string): string {
  const next = db.prepare<[{ id: string }], { id: string | null }>(mergedInto);
  let current = id;
  for (let into = next.get({ id })?.id; into; into = next.get({ id: current })?.id) current = into;
  return current;
}

/** The ids a record was ever known by: its own, and those of all that were merged into it. */
export function formerIds(db: ReadableDb, id: string): string[] {
  const merged = db.prepare<[{ id: string }], { id: string }>(mergedFrom);
  const ids = [id];
  for (const known of ids) ids.push(...merged.all({ id: known }).map((row) => row.id));
  return ids;
}

/**
 * Fails: `not_found`; `conflict` when the record can't be changed, because it lies in the bin (reason `binned`) or was
 * merged (reason `merged`, the detail `into` has the id to use).
 */
export function recordToChange(db: ReadableDb, id: string): RecordRef {
  const record = findRecord(db, id);
  if (!record) throw new AppError('not_found', 'no such record', { id });
  const into = record.binned ? currentId(db, id) : id;
  if (into !== id) throw new AppError('conflict', 'it was merged into another', { id, reason: 'merged', into });
  if (record.binned) throw new AppError('conflict', 'it lies in the bin', { id, reason: 'binned' });
  return record;
}

/** Names of the users, by id. */
export function userNames(db: ReadableDb): Map<string, string> {
  const rows = db.prepare<[], { id: string; name: string }>('SELECT id, name FROM user').all();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Fails `validation` (field `ownerId`) unless this is somebody of the practice. */
export function isUser(db: ReadableDb, id: string): void {
  if (!db.prepare<[string], unknown>('SELECT 1 FROM user WHERE id = ? AND deleted_at IS NULL').get(id)) {
    throw new AppError('validation', 'no such user', { field: 'ownerId', reason: 'unknown' });
  }
}
