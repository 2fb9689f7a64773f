import type { ListSpec } from '../list-spec';

export const taskList: ListSpec = {
  kind: 'task',
  table: 'task',
  nameKey: 'name_key',
  merges: false,
  sorts: {},
  groups: {},
  fields: {
    name: { type: 'text', columns: ['name_key'], searched: true, bare: true },
    due: { type: 'day', column: 'due_on', bare: true },
    createdAt: { type: 'instant', column: 'created_at', bare: true },
    updatedAt: { type: 'instant', column: 'updated_at', bare: true },
  },
  relations: {},
};

/** The way from any record to what is still to be done about it: a view shows only the links of open tasks. */
export const openTasks = { to: 'task', through: 'open_task_record', mine: 'record_id', other: 'task_id' } as const;
