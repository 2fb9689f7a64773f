import type { LocalDate } from '../../../src-shared/domain/local-date';
import type { Tx } from '../../platform/store/handles';
import { newRow } from '../../platform/store/rows';
import { copyValues } from '../fields';
import { insertRow, updateRow } from '../records';
import { dueFields } from './due';
import { nextStepId, nextTaskId, taskRecordId } from './ids';
import { nextDay } from './recurrence';
import { recordIdsOf, stepsOf, type TaskRow } from './repository';
import { task, taskRecord, taskStep } from './schema';

/**
 * Makes the next task of a series once `row` is done: on the first day of its rule after its own day and after today,
 * so that what was missed does not pile up. Answers its id; null when the rule has ended. One that is there already
 * (made by another laptop, or taken back by an undo) is used again.
 */
export function makeNext(tx: Tx, row: TaskRow, today: LocalDate): string | null {
  const { dueOn, dueTime, dueZone, repeat, repeatFrom, remind } = row;
  if (dueOn === null) return null;
  const from = repeatFrom ?? dueOn;
  const on = nextDay(repeat, from, dueOn > today ? dueOn : today);
  if (on === null) return null;
  const series = row.series ?? row.id;
  const id = nextTaskId(series, on);
  const { title, kind, priority, body, doc, assigneeId } = row;
  const fields = {
    ...{ title, kind, priority, body, doc, assigneeId, series, doneAt: null },
    ...dueFields({ due: { on, time: dueTime, zone: dueZone }, remind, repeat, from }),
  };
  const there = tx.db
    .prepare<[string], { deletedAt: number | null }>('SELECT deleted_at AS deletedAt FROM task WHERE id = ?')
    .get(id);
  if (there && there.deletedAt === null) return null;
  if (there) updateRow(tx, task, id, { ...fields, deletedAt: null });
  else insertRow(tx, task, { ...newRow(tx, id), ...fields, ownerId: row.ownerId });
  for (const { title: step, position } of stepsOf(tx.db, row.id))
    put(tx, nextStepId(id, position), { id, step, position });
  for (const recordId of recordIdsOf(tx.db, row.id)) {
    const linkId = taskRecordId(id, recordId);
    if (exists(tx, 'task_record', linkId)) updateRow(tx, taskRecord, linkId, { deletedAt: null });
    else insertRow(tx, taskRecord, { ...newRow(tx, linkId), taskId: id, recordId });
  }
  copyValues(tx, row.id, id);
  return id;
}

const exists = (tx: Tx, table: string, id: string) =>
  tx.db.prepare<[string], unknown>(`SELECT 1 FROM ${table} WHERE id = ?`).get(id) !== undefined;

/** The checklist comes back with nothing ticked off. */
function put(tx: Tx, stepId: string, { id, step, position }: { id: string; step: string; position: number }): void {
  const fields = { taskId: id, title: step, done: false, position };
  if (exists(tx, 'task_step', stepId)) updateRow(tx, taskStep, stepId, { ...fields, deletedAt: null });
  else insertRow(tx, taskStep, { ...newRow(tx, stepId), ...fields });
}
