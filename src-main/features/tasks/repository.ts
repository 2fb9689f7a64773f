import type { Due, Task, TaskLine, TaskStep } from '../../../src-shared/contract/tasks';
import { priorities } from '../../../src-shared/domain/task';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb } from '../../platform/store/handles';
import { findRecord, noteText, userNames, versionOf } from '../records';
import type { task } from './schema';

export type TaskRow = typeof task.$inferSelect;

const columns = `t.id, t.title, t.kind, t.priority, t.body, t.doc, t.due_on AS dueOn, t.due_time AS dueTime,
  t.due_zone AS dueZone, t.due_at AS dueAt, t.remind, t.remind_at AS remindAt, t.repeat, t.repeat_from AS repeatFrom,
  t.series, t.assignee_id AS assigneeId, t.done_at AS doneAt, t.deleted_at AS deletedAt, t.created_at AS createdAt,
  t.created_by AS createdBy, t.updated_at AS updatedAt, t.updated_by AS updatedBy, t.owner_id AS ownerId`;

/** A task as it is stored, also in the bin. Fails: `not_found`. */
export function taskRow(db: ReadableDb, id: string): TaskRow {
  const row = db.prepare<[string], TaskRow>(`SELECT ${columns} FROM task t WHERE t.id = ?`).get(id);
  if (!row) throw new AppError('not_found', 'no such task', { id });
  return row;
}

/** Fails: `not_found`; `conflict` (reason `binned`) for one in the bin. */
export function taskToChange(db: ReadableDb, id: string): TaskRow {
  const row = taskRow(db, id);
  if (row.deletedAt !== null) throw new AppError('conflict', 'it lies in the bin', { id, reason: 'binned' });
  return row;
}

/** Rows of tasks by SQL behind `FROM task t`. */
export const taskRows = (db: ReadableDb, rest: string, params: Record<string, unknown>): TaskRow[] =>
  db.prepare<[Record<string, unknown>], TaskRow>(`SELECT ${columns} FROM task t ${rest}`).all(params);

export const dueOf = ({ dueOn, dueTime, dueZone, dueAt }: TaskRow): Due | null =>
  dueOn === null ? null : { on: dueOn, time: dueTime, zone: dueZone, at: dueAt };

export const stepsOf = (db: ReadableDb, taskId: string): (TaskStep & { position: number })[] =>
  db
    .prepare<[string], { id: string; title: string; done: 0 | 1; position: number }>(
      'SELECT id, title, done, position FROM task_step WHERE task_id = ? AND deleted_at IS NULL ORDER BY position, id',
    )
    .all(taskId)
    .map((step) => ({ ...step, done: step.done === 1 }));

/** Ids of the records a task is about, in the order they were named. */
export const recordIdsOf = (db: ReadableDb, taskId: string): string[] =>
  db
    .prepare<[string], { id: string }>(
      'SELECT record_id AS id FROM task_record WHERE task_id = ? AND deleted_at IS NULL ORDER BY created_at, rowid',
    )
    .all(taskId)
    .map(({ id }) => id);

function recordsOf(db: ReadableDb, taskId: string): TaskLine['records'] {
  return recordIdsOf(db, taskId).flatMap((id) => {
    const found = findRecord(db, id);
    return found && !found.binned ? { kind: found.kind, id: found.id, name: found.name } : [];
  });
}

const common = (db: ReadableDb, row: TaskRow, users: ReadonlyMap<string, string>) => ({
  ...{ id: row.id, title: row.title, kind: row.kind, priority: priorities[row.priority] ?? 'none' },
  ...{ due: dueOf(row), repeat: row.repeat, remind: row.remind, doneAt: row.doneAt },
  assignee: { id: row.assigneeId, name: users.get(row.assigneeId) ?? '' },
  records: recordsOf(db, row.id),
  ...{ createdAt: row.createdAt, updatedAt: row.updatedAt },
});

/** A task as a line of a list. */
export function taskLines(db: ReadableDb, rows: readonly TaskRow[]): TaskLine[] {
  const users = userNames(db);
  const count = db.prepare<[string], { done: number; all: number }>(
    'SELECT coalesce(sum(done), 0) AS done, count(*) AS "all" FROM task_step WHERE task_id = ? AND deleted_at IS NULL',
  );
  return rows.map((row) => ({
    ...common(db, row, users),
    steps: count.get(row.id) ?? { done: 0, all: 0 },
    hasNotes: row.body !== '',
  }));
}

/** A task with its notes and its checklist. */
export function shownTask(db: ReadableDb, id: string): Task {
  const row = taskRow(db, id);
  const users = userNames(db);
  return {
    ...common(db, row, users),
    steps: stepsOf(db, id).map(({ position: _position, ...step }) => step),
    ...noteText(db, row),
    version: versionOf(row),
    binnedAt: row.deletedAt,
    createdBy: users.get(row.createdBy) ?? '',
    updatedBy: users.get(row.updatedBy) ?? '',
  };
}
