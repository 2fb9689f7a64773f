import * as z from 'zod';
import { isWallTime, priorities, taskKinds } from '../domain/task';
import { cursor, id, instant, operationId, procedure } from './base';
import { newValues } from './fields';
import { listFilter, pageInput, selection, sortOf } from './filters';
import { recordRef, richText } from './records';
import { localDate } from './touch';

const title = z.string().trim().min(1).max(500);

/** `HH:MM` on the wall of `zone`. */
const wallTime = z.string().refine(isWallTime, 'no such time');

/** A time zone of the IANA data base (`Europe/Berlin`). */
const zone = z.string().max(60);

/** A day, or a time of a day in a zone; `zone` is null where there is no time. */
const dueInput = z.object({
  on: localDate,
  time: wallTime.nullable().default(null),
  /** Where not given, that of this computer. */
  zone: zone.optional(),
});
const due = z.object({
  on: localDate,
  time: wallTime.nullable(),
  zone: zone.nullable(),
  /** The instant it is due; null for a whole day. */
  at: instant.nullable(),
});
export type Due = z.infer<typeof due>;

const taskKind = z.enum(taskKinds);
const priority = z.enum(priorities);

/** A recurrence rule (RFC 5545, 3.3.10) without its name: `FREQ=WEEKLY;BYDAY=MO`; '' for once. */
const repeat = z.string().max(200);

/** Minutes before it is due (before nine in the morning of a day without a time); null for no reminder. */
const remind = z
  .int()
  .min(0)
  .max(60 * 24 * 60)
  .nullable();

/** A task as a line of a list. */
export const taskLine = z.object({
  id,
  title: z.string(),
  kind: taskKind,
  priority,
  due: due.nullable(),
  repeat,
  remind,
  doneAt: instant.nullable(),
  assignee: z.object({ id, name: z.string() }),
  /** The records it is about, without those in the bin. */
  records: z.array(recordRef),
  steps: z.object({ done: z.int(), all: z.int() }),
  hasNotes: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
});
export type TaskLine = z.infer<typeof taskLine>;

/** A line of a task's checklist. */
export const taskStep = z.object({ id, title: z.string(), done: z.boolean() });
export type TaskStep = z.infer<typeof taskStep>;

export const task = taskLine.omit({ steps: true, hasNotes: true }).extend({
  steps: z.array(taskStep),
  body: z.string(),
  doc: richText.nullable(),
  /** Changes with the notes: who saves them says which they were made to. */
  version: z.string(),
  binnedAt: instant.nullable(),
  createdBy: z.string(),
  updatedBy: z.string(),
});
export type Task = z.infer<typeof task>;

/**
 * `today` is what is overdue or due today, `upcoming` what is due later, `someday` what has no day; `done` stands
 * newest first, all others by when they are due, the most important first.
 */
export const taskScope = z.enum(['today', 'upcoming', 'someday', 'open', 'done']);
export type TaskScope = z.infer<typeof taskScope>;

export const taskColumn = z.enum(['name', 'due', 'priority', 'kind', 'assignee', 'createdAt', 'updatedAt']);
export type TaskColumn = z.infer<typeof taskColumn>;

const fields = {
  title,
  kind: taskKind,
  priority,
  due: dueInput.nullable(),
  repeat,
  remind,
  assigneeId: id,
  recordIds: z.array(id).max(50),
};

/** The day where one looks from; by default that of this computer. */
const today = localDate;

const ids = z.object({ ids: z.array(id).min(1).max(500) });
const done = z.object({ count: z.int(), operationId: operationId.nullable() });
const many = z.object({ operationId, count: z.int() });

/** What there is to do. */
export const tasks = {
  list: procedure
    .route({ method: 'GET', path: '/tasks' })
    .input(
      z.object({
        scope: taskScope.default('open'),
        /** Only those about this record. */
        recordId: id.optional(),
        assigneeId: id.optional(),
        kind: taskKind.optional(),
        today: today.optional(),
        cursor: cursor.optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
    )
    .output(z.object({ tasks: z.array(taskLine), next: z.string().nullable() })),
  /** A page of all there are, done or not. Rows are in the order of `sort`, those without a day last, ties by id. */
  all: procedure
    .route({ method: 'POST', path: '/tasks/all' })
    .input(pageInput.extend({ sort: sortOf(taskColumn), filter: listFilter }))
    .output(z.object({ rows: z.array(taskLine), next: cursor.nullable() })),
  /** How many are open, by when they are due. */
  counts: procedure
    .route({ method: 'GET', path: '/tasks/counts' })
    .input(z.object({ today: today.optional() }))
    .output(z.object({ overdue: z.int(), today: z.int(), upcoming: z.int(), someday: z.int() })),
  get: procedure.route({ method: 'GET', path: '/tasks/{id}' }).input(z.object({ id })).output(task),
  /**
   * Fails: `validation` with the field (`title` `required`; `due` reasons `task.zone`; `repeat` reasons `task.repeat`,
   * `task.repeatDue` without a day; `remind` reason `task.remindDue`; `doc` as notes do; `value` as `fields.set` does);
   * `not_found` for a record there isn't.
   */
  create: procedure
    .route({ method: 'POST', path: '/tasks' })
    .input(
      z
        .object({ ...fields, doc: richText })
        .partial()
        .required({ title: true })
        .extend({ values: newValues }),
    )
    .output(task),
  /**
   * What is not given stays. `draftId` is the draft its notes were written in, which is then gone. Fails as `create` does;
   * `conflict` (reason `note.changed`) where `base` is not the version.
   */
  update: procedure
    .route({ method: 'POST', path: '/tasks/update' })
    .input(
      z
        .object({ ...fields, doc: richText.nullable(), base: z.string(), draftId: id })
        .partial()
        .extend({ id }),
    )
    .output(task),
  /** Adds (no `id`) or changes a line of the checklist; a new one stands last. */
  saveStep: procedure
    .route({ method: 'POST', path: '/tasks/steps' })
    .input(z.object({ taskId: id, id: id.optional(), title: title.optional(), done: z.boolean().optional() }))
    .output(task),
  removeStep: procedure
    .route({ method: 'POST', path: '/tasks/steps/remove' })
    .input(z.object({ taskId: id, id }))
    .output(task),
  /**
   * Ticks off, or opens again (`done` false). Of one that recurs the next appears, on the first day after its own and
   * after today. Fails: `not_found`, where none of them is there.
   */
  setDone: procedure
    .route({ method: 'POST', path: '/tasks/done' })
    .input(ids.extend({ done: z.boolean() }))
    .output(done.extend({ next: z.array(due) })),
  /** Puts off to a day, keeping the time, or to a time of it. */
  snooze: procedure
    .route({ method: 'POST', path: '/tasks/snooze' })
    .input(ids.extend({ to: dueInput }))
    .output(done),
  bin: procedure.route({ method: 'POST', path: '/tasks/bin' }).input(ids).output(done),
  restore: procedure.route({ method: 'POST', path: '/tasks/restore' }).input(ids).output(done),
  /** Ticks off what of a selection is open, as one operation; what recurs appears again as with `setDone`. */
  setSelectedDone: procedure
    .route({ method: 'POST', path: '/tasks/selected/done' })
    .input(z.object({ selection }))
    .output(many),
  /** Moves a selection to the bin, as one operation. */
  binSelected: procedure
    .route({ method: 'POST', path: '/tasks/selected/bin' })
    .input(z.object({ selection }))
    .output(many),
};
