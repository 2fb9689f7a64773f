import { priorities } from '../../../../src-shared/domain/task';
import type { ListSpec, Relation } from '../list-spec';

const about = { through: 'task_record', mine: 'task_id', other: 'record_id' } as const;

export const taskList: ListSpec = {
  kind: 'task',
  table: 'task',
  nameKey: 'name_key',
  merges: false,
  sorts: {
    name: { key: 'name_key', kind: 'text' },
    // By day and time; of a day those without a time come last.
    due: { key: "coalesce(due_on || ' ' || coalesce(due_time, '24:00'), '')", kind: 'text' },
    priority: { key: 'priority', kind: 'number' },
    kind: { key: 'c.kind', kind: 'text' },
    assignee: { key: 'assignee_id', kind: 'owner' },
    createdAt: { key: 'created_at', kind: 'number' },
    updatedAt: { key: 'updated_at', kind: 'number' },
  },
  groups: { assignee: '(SELECT name FROM user WHERE id = c.assignee_id)' },
  fields: {
    name: { type: 'text', columns: ['name_key'], searched: true },
    due: { type: 'day', column: 'due_on', bare: true },
    done: { type: 'flag', column: 'done_at', bare: true },
    doneAt: { type: 'instant', column: 'done_at', bare: true },
    priority: { type: 'choice', column: 'priority', options: priorities },
    kind: { type: 'id', column: 'kind' },
    assignee: { type: 'user', column: 'assignee_id' },
    createdAt: { type: 'instant', column: 'created_at' },
    updatedAt: { type: 'instant', column: 'updated_at' },
  },
  relations: {
    people: { to: 'contact', ...about },
    company: { to: 'company', ...about },
    deals: { to: 'deal', ...about },
  },
};

/** The way from any record to what is still to be done about it: a view shows only the links of open tasks. */
export const openTasks = {
  to: 'task',
  through: 'open_task_record',
  mine: 'record_id',
  other: 'task_id',
} as const satisfies Relation;
