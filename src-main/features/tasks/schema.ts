import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { taskKinds } from '../../../src-shared/domain/task';
import type { CapturedTable } from '../../platform/store/capture';
import { syncedColumns } from '../../platform/store/columns';
import { taskRecordId } from './ids';

const live = sql`deleted_at IS NULL`;

/**
 * Something to do. It is due on the day `dueOn`, at `dueTime` of the zone `dueZone` where it has a time; `dueAt` and
 * `remindAt` (ms since 1970) follow from these and `remind` (minutes before), and are changed and undone with them.
 * `repeat` is a recurrence rule, counted from the day `repeatFrom`; each time it comes is a task of the same `series`.
 */
export const task = sqliteTable(
  'task',
  {
    ...syncedColumns,
    title: text('title').notNull(),
    kind: text('kind', { enum: taskKinds }).notNull().default('todo'),
    priority: integer('priority').notNull().default(0),
    body: text('body').notNull().default(''),
    doc: text('doc'),
    dueOn: text('due_on'),
    dueTime: text('due_time'),
    dueZone: text('due_zone'),
    dueAt: integer('due_at'),
    remind: integer('remind'),
    remindAt: integer('remind_at'),
    repeat: text('repeat').notNull().default(''),
    repeatFrom: text('repeat_from'),
    series: text('series'),
    assigneeId: text('assignee_id').notNull(),
    doneAt: integer('done_at'),
    /** The folded title; follows from it. */
    nameKey: text('name_key').notNull().default(''),
  },
  (t) => [
    index('task_open')
      .on(sql`coalesce(due_on, '9999-12-31')`, sql`coalesce(due_time, '24:00')`, sql`3 - priority`, t.id)
      .where(sql`deleted_at IS NULL AND done_at IS NULL`),
    index('task_done').on(t.doneAt, t.id).where(sql`deleted_at IS NULL AND done_at IS NOT NULL`),
    index('task_remind').on(t.remindAt).where(sql`remind_at IS NOT NULL AND deleted_at IS NULL AND done_at IS NULL`),
    index('task_binned').on(t.deletedAt).where(sql`deleted_at IS NOT NULL`),
    index('task_by_name').on(t.nameKey, t.id, t.deletedAt).where(live),
    index('task_by_due')
      .on(sql`coalesce(due_on || ' ' || coalesce(due_time, '24:00'), '')`, t.id, t.deletedAt)
      .where(live),
    index('task_by_priority').on(t.priority, t.id, t.deletedAt).where(live),
    index('task_by_kind').on(t.kind, t.id, t.deletedAt).where(live),
    index('task_by_assignee').on(t.assigneeId, t.id, t.deletedAt).where(live),
    index('task_by_created').on(t.createdAt, t.id, t.deletedAt).where(live),
    index('task_by_updated').on(t.updatedAt, t.id, t.deletedAt).where(live),
  ],
);

/** A line of a task's checklist. */
export const taskStep = sqliteTable(
  'task_step',
  {
    ...syncedColumns,
    taskId: text('task_id').notNull(),
    title: text('title').notNull(),
    done: integer('done', { mode: 'boolean' }).notNull().default(false),
    position: integer('position').notNull().default(0),
  },
  (t) => [index('task_step_task').on(t.taskId)],
);

/** What a task is about; its id follows from both, so that the same link made on two laptops is one row. */
export const taskRecord = sqliteTable(
  'task_record',
  { ...syncedColumns, taskId: text('task_id').notNull(), recordId: text('record_id').notNull() },
  (t) => [index('task_record_task').on(t.taskId), index('task_record_record').on(t.recordId)],
);

export const capturedTasks: readonly CapturedTable[] = [
  {
    table: task,
    derived: ['name_key'],
    groups: {
      notes: ['body', 'doc'],
      due: ['due_on', 'due_time', 'due_zone', 'due_at', 'remind', 'remind_at'],
      repeat: ['repeat', 'repeat_from', 'series'],
    },
  },
  { table: taskStep, record: 'task_id' },
  {
    table: taskRecord,
    record: 'task_id',
    links: ['record_id'],
    groups: { link: ['task_id', 'record_id'] },
    identity: ({ record_id }) => String(record_id),
    idOf: ({ task_id, record_id }) => taskRecordId(String(task_id), String(record_id)),
  },
];
