import type { Due, Task } from '../../../src-shared/contract/tasks';
import { type Priority, priorities, type TaskKind } from '../../../src-shared/domain/task';
import { AppError } from '../../../src-shared/errors';
import type { LabelKey } from '../../../src-shared/labels';
import type { FeatureContext } from '../../platform/feature';
import type { Tx } from '../../platform/store/handles';
import { newRow } from '../../platform/store/rows';
import { type NewValue, writeNewValues } from '../fields';
import {
  binRow,
  changedFields,
  contentOf,
  dropDraft,
  insertRow,
  isUser,
  recordToChange,
  updateRow,
  versionOf,
} from '../records';
import { type DueFields, type DueInput, dueFields, snoozed } from './due';
import { taskRecordId } from './ids';
import { dueOf, recordIdsOf, shownTask, stepsOf, type TaskRow, taskRow, taskToChange } from './repository';
import { task, taskRecord, taskStep } from './schema';
import { tickOff } from './selected';

type Given<T> = { [Key in keyof T]?: T[Key] | undefined };

export interface TaskInput {
  title: string;
  kind: TaskKind;
  priority: Priority;
  due: DueInput | null;
  repeat: string;
  remind: number | null;
  assigneeId: string;
  recordIds: string[];
  doc: unknown;
}

const noDue: DueFields = dueFields({ due: null, remind: null, repeat: '' });

/** The columns that say when, of what is given and what is there; none where nothing is given. */
function whenOf(now: DueFields, given: Given<Pick<TaskInput, 'due' | 'repeat' | 'remind'>>): Partial<DueFields> {
  if (given.due === undefined && given.repeat === undefined && given.remind === undefined) return {};
  const there = now.dueOn === null ? null : { on: now.dueOn, time: now.dueTime, zone: now.dueZone };
  const due = given.due === undefined ? there : given.due;
  // What comes back and is reminded of needs a day: without one it does neither any more.
  const repeat = given.repeat ?? (due === null ? '' : now.repeat);
  const remind = given.remind === undefined ? (due === null ? null : now.remind) : given.remind;
  const isSame = repeat === now.repeat && due?.on === now.dueOn;
  return dueFields({ due, remind, repeat, from: isSame ? now.repeatFrom : null });
}

function contentFields(doc: unknown): Pick<TaskRow, 'body' | 'doc'> {
  if (doc === null) return { body: '', doc: null };
  const content = contentOf({ body: '', doc });
  return content.body === '' ? { body: '', doc: null } : content;
}

/** Fails: `conflict` where the notes do not say any more what they said. */
function refuseChanged(now: TaskRow, base: string): void {
  if (base !== versionOf(now)) {
    const details = { id: now.id, field: 'doc', reason: 'note.changed' };
    throw new AppError('conflict', 'the notes were changed meanwhile', details);
  }
}

/** Makes a task about exactly these records. Fails: `not_found`; `conflict` for a record in the bin. */
function setRecords(tx: Tx, taskId: string, wanted: readonly string[]): void {
  const now = recordIdsOf(tx.db, taskId);
  for (const id of now) if (!wanted.includes(id)) binRow(tx, taskRecord, taskRecordId(taskId, id));
  for (const recordId of new Set(wanted)) if (!now.includes(recordId)) link(tx, taskId, recordId);
}

function link(tx: Tx, taskId: string, recordId: string): void {
  recordToChange(tx.db, recordId);
  const id = taskRecordId(taskId, recordId);
  if (tx.db.prepare('SELECT 1 FROM task_record WHERE id = ?').get(id))
    updateRow(tx, taskRecord, id, { deletedAt: null });
  else insertRow(tx, taskRecord, { ...newRow(tx, id), taskId, recordId });
}

export type NewTask = Given<TaskInput> & { title: string };

/** Adds a task; answers its id. Fails as the contract says. */
export function insertTask(tx: Tx, { title, recordIds = [], doc, ...given }: NewTask): string {
  if (given.assigneeId !== undefined) isUser(tx.db, given.assigneeId);
  const row = newRow(tx);
  insertRow(tx, task, {
    ...row,
    title: title.trim(),
    kind: given.kind ?? 'todo',
    priority: priorities.indexOf(given.priority ?? 'none'),
    assigneeId: given.assigneeId ?? tx.actor.id,
    ...(doc !== undefined && contentFields(doc)),
    ...whenOf(noDue, given),
  });
  setRecords(tx, row.id, recordIds);
  return row.id;
}

/** Tasks. Each function is one undoable act; one that changes nothing leaves no trace. */
export function tasksService({ store, actor, country }: FeatureContext & { country(): string }) {
  const act = <T>(key: LabelKey, params: Record<string, string | number>, work: (tx: Tx) => T): T =>
    store.transact({ label: { key, params }, actor: actor() }, work);

  /** One act on several tasks; those that are gone or as wanted are left out. */
  const actOn = (key: LabelKey, ids: readonly string[], work: (tx: Tx, row: TaskRow) => boolean, isBinned = false) => {
    const rows = [...new Set(ids)].flatMap((id) => {
      const row = store.db
        .prepare<[string], { deletedAt: number | null }>('SELECT deleted_at AS deletedAt FROM task WHERE id = ?')
        .get(id);
      return row && (row.deletedAt !== null) === isBinned ? id : [];
    });
    if (rows.length === 0) throw new AppError('not_found', 'no such task', { id: ids[0] ?? '' });
    const [first = ''] = rows;
    return act(key, { count: rows.length, name: shownTask(store.db, first).title }, (tx) => {
      const count = rows.filter((id) => work(tx, taskRow(tx.db, id))).length;
      return { count, operationId: count === 0 ? null : tx.operation };
    });
  };

  return {
    create({ values, ...input }: NewTask & { values: NewValue[] }): Task {
      return act('task.created', { name: input.title }, (tx) => {
        const id = insertTask(tx, input);
        writeNewValues(tx, id, values, country());
        return shownTask(tx.db, id);
      });
    },

    update({
      id,
      base,
      recordIds,
      doc,
      title,
      priority,
      kind,
      assigneeId,
      draftId,
      ...when
    }: Given<TaskInput> & { id: string; base?: string | undefined; draftId?: string | undefined }): Task {
      const name = taskToChange(store.db, id).title;
      return act('task.edited', { name }, (tx) => {
        const now = taskToChange(tx.db, id);
        if (doc !== undefined && base !== undefined) refuseChanged(now, base);
        if (assigneeId !== undefined) isUser(tx.db, assigneeId);
        const patch = changedFields(now, {
          ...{ kind, assigneeId, title: title?.trim() },
          ...(priority !== undefined && { priority: priorities.indexOf(priority) }),
          ...(doc !== undefined && contentFields(doc)),
          ...whenOf(now, when),
        });
        if (Object.keys(patch).length > 0) updateRow(tx, task, id, patch);
        if (recordIds !== undefined) setRecords(tx, id, recordIds);
        if (draftId !== undefined) dropDraft(tx.db, draftId);
        return shownTask(tx.db, id);
      });
    },

    saveStep({
      taskId,
      id,
      title,
      done,
    }: {
      taskId: string;
      id?: string | undefined;
      title?: string | undefined;
      done?: boolean | undefined;
    }): Task {
      const name = taskToChange(store.db, taskId).title;
      return act('task.edited', { name }, (tx) => {
        taskToChange(tx.db, taskId);
        const steps = stepsOf(tx.db, taskId);
        const now = steps.find((step) => step.id === id);
        if (id !== undefined && !now) throw new AppError('not_found', 'no such step', { id });
        if (now) {
          const patch = changedFields(now, { title: title ?? now.title, done: done ?? now.done });
          if (Object.keys(patch).length > 0) updateRow(tx, taskStep, now.id, patch);
        } else {
          if (title === undefined)
            throw new AppError('validation', 'an empty step', { field: 'title', reason: 'required' });
          const position = (steps.at(-1)?.position ?? -1) + 1;
          insertRow(tx, taskStep, { ...newRow(tx), taskId, title, done: done ?? false, position });
        }
        return shownTask(tx.db, taskId);
      });
    },

    removeStep({ taskId, id }: { taskId: string; id: string }): Task {
      const name = taskToChange(store.db, taskId).title;
      return act('task.edited', { name }, (tx) => {
        if (!stepsOf(tx.db, taskId).some((step) => step.id === id)) {
          throw new AppError('not_found', 'no such step', { id });
        }
        binRow(tx, taskStep, id);
        return shownTask(tx.db, taskId);
      });
    },

    setDone({ ids, done }: { ids: readonly string[]; done: boolean }) {
      const next: Due[] = [];
      const told = actOn(done ? 'task.done' : 'task.reopened', ids, (tx, row) => {
        if ((row.doneAt !== null) === done) return false;
        const made = done ? tickOff(tx, row.id) : null;
        if (!done) updateRow(tx, task, row.id, { doneAt: null });
        const due = made && dueOf(taskRow(tx.db, made));
        if (due) next.push(due);
        return true;
      });
      return { ...told, next };
    },

    snooze: ({ ids, to }: { ids: readonly string[]; to: DueInput }) =>
      actOn('task.snoozed', ids, (tx, row) => {
        // A series keeps counting from where it began, whenever one of it is put off.
        const { remind, repeat, repeatFrom } = row;
        const fields = dueFields({ due: snoozed(row, to), remind, repeat, from: repeatFrom });
        const patch = changedFields(row, fields);
        if (Object.keys(patch).length > 0) updateRow(tx, task, row.id, patch);
        return Object.keys(patch).length > 0;
      }),

    bin: ({ ids }: { ids: readonly string[] }) =>
      actOn('task.binned', ids, (tx, row) => {
        binRow(tx, task, row.id);
        return true;
      }),

    restore: ({ ids }: { ids: readonly string[] }) =>
      actOn(
        'task.restored',
        ids,
        (tx, row) => {
          updateRow(tx, task, row.id, { deletedAt: null });
          return true;
        },
        true,
      ),
  };
}
