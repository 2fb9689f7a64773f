import { createHash } from 'node:crypto';
import type { Activity } from '../../../src-shared/contract/records';
import type { ActivityKind, ActivityOutcome } from '../../../src-shared/domain/activity';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { newRow } from '../../platform/store/rows';
import type { Projection } from '../../platform/store/store';
import { activityRecordId } from './ids';
import { insertRow } from './insert-row';
import { noteText } from './notes';
import { findRecord, recordToChange } from './record';
import { activity, activityRecord } from './schema';
import { binRow, updateRow } from './update-row';

export type ActivityRow = typeof activity.$inferSelect;

/** A live activity as it is stored. Fails: `not_found`. */
export function activityRow(db: ReadableDb, id: string): ActivityRow {
  const row = db
    .prepare<[string], ActivityRow>(
      `SELECT id, kind, title, at, minutes, outcome, body, doc, created_by AS createdBy, updated_at AS updatedAt
       FROM activity WHERE id = ? AND deleted_at IS NULL`,
    )
    .get(id);
  if (!row) throw new AppError('not_found', 'no such activity', { id });
  return row;
}

/** Changes with what it says, whoever changed it and by which way. */
export const activityVersion = ({ kind, title, at, minutes, outcome, body, doc }: ActivityRow): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, title, at, minutes, outcome, doc ?? body]))
    .digest('hex')
    .slice(0, 16);

/** Ids of the records an activity was with. */
export const activityRecordIds = (db: ReadableDb, id: string): string[] =>
  db
    .prepare<[string], { id: string }>(
      `SELECT record_id AS id FROM activity_record WHERE activity_id = ? AND deleted_at IS NULL
       ORDER BY created_at, rowid`,
    )
    .all(id)
    .map((row) => row.id);

/** An activity as the screens know it. Fails: `not_found`. */
export function shownActivity(db: ReadableDb, id: string): Activity {
  const row = activityRow(db, id);
  const { kind, title, at, minutes, outcome, updatedAt } = row;
  const records = activityRecordIds(db, id).flatMap((recordId) => {
    const found = findRecord(db, recordId);
    return found && !found.binned ? { kind: found.kind, id: found.id, name: found.name } : [];
  });
  return {
    ...{ id, kind, title, at, minutes, outcome, updatedAt, records },
    ...noteText(db, row),
    version: activityVersion(row),
  };
}

export interface NewActivity {
  kind: ActivityKind;
  title?: string;
  at: number;
  minutes?: number | null;
  outcome?: ActivityOutcome;
  body?: string;
  doc?: string | null;
}

/** Adds an activity with these records; answers its id. */
export function insertActivity(tx: Tx, fields: NewActivity, recordIds: readonly string[]): string {
  const row = newRow(tx);
  insertRow(tx, activity, { ...row, ...fields });
  setActivityRecords(tx, row.id, recordIds);
  return row.id;
}

/** It is with exactly these records. Fails: `not_found`; `conflict` for a record in the bin. */
export function setActivityRecords(tx: Tx, id: string, wanted: readonly string[]): void {
  const now = activityRecordIds(tx.db, id);
  for (const recordId of now) {
    if (!wanted.includes(recordId)) binRow(tx, activityRecord, activityRecordId(id, recordId));
  }
  for (const recordId of new Set(wanted)) if (!now.includes(recordId)) link(tx, id, recordId);
}

function link(tx: Tx, activityId: string, recordId: string): void {
  recordToChange(tx.db, recordId);
  const id = activityRecordId(activityId, recordId);
  const isThere = tx.db.prepare<[string], unknown>('SELECT 1 FROM activity_record WHERE id = ?').get(id);
  if (isThere) updateRow(tx, activityRecord, id, { deletedAt: null });
  else insertRow(tx, activityRecord, { ...newRow(tx, id), activityId, recordId });
}

const tables = new Set(['activity', 'activity_record']);

/** Tells the screens that something was logged or changed. */
export const activityProjection: Projection = {
  events: (_db, changes) => (changes.some(({ table }) => tables.has(table)) ? [{ type: 'activity.changed' }] : []),
};
