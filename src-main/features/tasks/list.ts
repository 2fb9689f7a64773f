import * as z from 'zod';
import type { TaskLine, TaskScope } from '../../../src-shared/contract/tasks';
import type { LocalDate } from '../../../src-shared/domain/local-date';
import type { TaskKind } from '../../../src-shared/domain/task';
import type { ReadableDb } from '../../platform/store/handles';
import { decodeCursor, encodeCursor, type ListInput, listPage } from '../lists';
import { type TaskRow, taskLines, taskRows } from './repository';

export interface TaskListInput {
  scope: TaskScope;
  recordId?: string | undefined;
  assigneeId?: string | undefined;
  kind?: TaskKind | undefined;
  cursor?: string | undefined;
  limit: number;
  today: LocalDate;
}

const never = '9999-12-31';
const day = `coalesce(due_on, '${never}')`;
const place = `${day}, coalesce(due_time, '24:00'), 3 - priority`;
const isOpen = 't.deleted_at IS NULL AND t.done_at IS NULL';

const scopes: Readonly<Record<TaskScope, string>> = {
  today: `${isOpen} AND ${day} <= @today`,
  upcoming: `${isOpen} AND ${day} > @today AND ${day} < '${never}'`,
  someday: `${isOpen} AND ${day} = '${never}'`,
  open: isOpen,
  done: 't.deleted_at IS NULL AND t.done_at IS NOT NULL',
};

const openPlace = z.tuple([z.string(), z.string(), z.number(), z.string()]);
const donePlace = z.tuple([z.number(), z.string()]);

const openPlaceOf = ({ dueOn, dueTime, priority, id }: TaskRow) => [
  dueOn ?? never,
  dueTime ?? '24:00',
  3 - priority,
  id,
];

function after(cursor: string | undefined, isDone: boolean): { where: string; params: Record<string, unknown> } {
  if (cursor === undefined) return { where: '', params: {} };
  if (isDone) {
    const [at, id] = decodeCursor(cursor, donePlace, 'cursor');
    return { where: 'AND (t.done_at, t.id) < (@at, @id)', params: { at, id } };
  }
  const [on, time, weight, id] = decodeCursor(cursor, openPlace, 'cursor');
  return { where: `AND (${place}, t.id) > (@on, @time, @weight, @id)`, params: { on, time, weight, id } };
}

/** Tasks by when they are due, those done newest first; a page of them. */
export function taskPage(
  db: ReadableDb,
  { scope, recordId, assigneeId, kind, cursor, limit, today }: TaskListInput,
): { tasks: TaskLine[]; next: string | null } {
  const isDone = scope === 'done';
  const { where, params } = after(cursor, isDone);
  const about =
    recordId === undefined
      ? ''
      : `AND t.id IN (
    SELECT task_id FROM task_record WHERE record_id = @recordId AND deleted_at IS NULL)`;
  const rows = taskRows(
    db,
    `WHERE ${scopes[scope]} ${about} ${assigneeId === undefined ? '' : 'AND t.assignee_id = @assigneeId'}
       ${kind === undefined ? '' : 'AND t.kind = @kind'} ${where}
     ORDER BY ${isDone ? 't.done_at DESC, t.id DESC' : `${place}, t.id`} LIMIT @most`,
    { today, recordId, assigneeId, kind, ...params, most: limit + 1 },
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = last && rows.length > limit ? (isDone ? [last.doneAt, last.id] : openPlaceOf(last)) : null;
  return { tasks: taskLines(db, page), next: next && encodeCursor(next) };
}

/** A page of all tasks, filtered and sorted as any list. */
export function allTasks(db: ReadableDb, input: ListInput): { rows: TaskLine[]; next: string | null } {
  const { ids, next } = listPage(db, 'task', input);
  const rows = taskRows(db, 'JOIN json_each(@ids) wanted ON wanted.value = t.id ORDER BY wanted.key', {
    ids: JSON.stringify(ids),
  });
  return { rows: taskLines(db, rows), next };
}

/** How many are open; what is due today at a time that is past is overdue. */
export function taskCounts(db: ReadableDb, { today, now }: { today: LocalDate; now: number }) {
  const counts = db
    .prepare<[{ today: string; now: number }], Record<'overdue' | 'today' | 'upcoming' | 'someday', number>>(
      `SELECT count(*) FILTER (WHERE due_on < @today OR due_at < @now) AS overdue,
         count(*) FILTER (WHERE due_on = @today AND (due_at IS NULL OR due_at >= @now)) AS today,
         count(*) FILTER (WHERE due_on > @today AND (due_at IS NULL OR due_at >= @now)) AS upcoming,
         count(*) FILTER (WHERE due_on IS NULL) AS someday
       FROM task t WHERE ${isOpen}`,
    )
    .get({ today, now });
  return counts ?? { overdue: 0, today: 0, upcoming: 0, someday: 0 };
}
