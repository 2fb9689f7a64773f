import type { ListKind } from '../contract/filters';

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
} as const satisfies Partial<Record<ListKind, Record<string, EditType>>>;

type Keys<T> = T extends T ? keyof T : never;
export type EditFieldId = Keys<(typeof editFields)[keyof typeof editFields]>;

export const editFieldsOf = (kind: ListKind): readonly (readonly [EditFieldId, EditType])[] => {
  const all: Partial<Record<ListKind, Record<string, EditType>>> = editFields;
  return Object.entries(all[kind] ?? {}) as [EditFieldId, EditType][];
};
