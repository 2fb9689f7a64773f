import type { RecordKind } from './record-kind';

/** How a field is set for many at once: `company` by its name, which is made where there is none of it; `day` YYYY-MM-DD;
 * `priority` by its place in domain/task.ts. */
export type EditType = 'text' | 'flag' | 'user' | 'company' | 'day' | 'priority';

/** What can be set for many records of a list at once; the words are `views.field.<id>`. */
const editFields = {
  contact: { owner: 'user', company: 'company', role: 'text', department: 'text', localOnly: 'flag' },
  company: { owner: 'user', industry: 'text' },
  deal: { owner: 'user', company: 'company', source: 'text', expectedClose: 'day' },
  product: { owner: 'user', category: 'text', unit: 'text' },
  task: { assignee: 'user', priority: 'priority' },
  custom: { owner: 'user' },
} as const satisfies Record<RecordKind, Record<string, EditType>>;

type Keys<T> = T extends T ? keyof T : never;
export type EditFieldId = Keys<(typeof editFields)[keyof typeof editFields]>;

export const editFieldsOf = (kind: RecordKind): readonly (readonly [EditFieldId, EditType])[] =>
  Object.entries(editFields[kind]) as [EditFieldId, EditType][];
