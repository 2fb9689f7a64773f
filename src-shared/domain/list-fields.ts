import type { ListKind } from '../contract/filters';
import { priorities, taskKinds } from './task';

/**
 * What a field holds, for those who ask for it: `text` free text, `number` one that may be unknown, `money` an amount (`12.5 EUR`) and `count` one
 * that never is, `day` a day that may be unknown and `instant` one that never is, `choice` one of `options` (of stages: those there are), `flag` yes
 * or no, `tag` and `user` those of the practice.
 */
export type FieldType = 'text' | 'number' | 'money' | 'count' | 'day' | 'instant' | 'choice' | 'flag' | 'tag' | 'user';

export interface ListField {
  readonly type: FieldType;
  readonly options?: readonly string[];
}

/** What each list can be filtered by, in the order it is offered; the words are `views.field.<id>` in every language, those
 * of options `views.option.<option>`. */
const listFields = {
  contact: {
    name: { type: 'text' },
    company: { type: 'text' },
    role: { type: 'text' },
    email: { type: 'text' },
    phone: { type: 'text' },
    city: { type: 'text' },
    tag: { type: 'tag' },
    owner: { type: 'user' },
    talked: { type: 'day' },
    createdAt: { type: 'instant' },
    updatedAt: { type: 'instant' },
  },
  company: {
    name: { type: 'text' },
    contacts: { type: 'count' },
    email: { type: 'text' },
    phone: { type: 'text' },
    city: { type: 'text' },
    tag: { type: 'tag' },
    owner: { type: 'user' },
    talked: { type: 'day' },
    createdAt: { type: 'instant' },
    updatedAt: { type: 'instant' },
  },
  deal: {
    title: { type: 'text' },
    stage: { type: 'choice' },
    status: { type: 'choice', options: ['open', 'won', 'lost'] },
    amount: { type: 'money' },
    expectedClose: { type: 'day' },
    stageSince: { type: 'instant' },
    tag: { type: 'tag' },
    owner: { type: 'user' },
    createdAt: { type: 'instant' },
    updatedAt: { type: 'instant' },
  },
  product: {
    name: { type: 'text' },
    sku: { type: 'text' },
    category: { type: 'text' },
    unit: { type: 'text' },
    tag: { type: 'tag' },
    owner: { type: 'user' },
    createdAt: { type: 'instant' },
    updatedAt: { type: 'instant' },
  },
  task: {
    name: { type: 'text' },
    due: { type: 'day' },
    done: { type: 'flag' },
    doneAt: { type: 'instant' },
    priority: { type: 'choice', options: priorities },
    kind: { type: 'choice', options: taskKinds },
    assignee: { type: 'user' },
    createdAt: { type: 'instant' },
    updatedAt: { type: 'instant' },
  },
} as const satisfies Partial<Record<ListKind, Record<string, ListField>>>;

/** What records of each list are related to; the words are `views.relation.<id>`. */
const listRelations = {
  contact: { company: 'company', deals: 'deal', openDeals: 'deal', openTasks: 'task' },
  company: { people: 'contact', deals: 'deal', openDeals: 'deal', openTasks: 'task' },
  deal: { company: 'company', people: 'contact', openTasks: 'task' },
  product: {},
  task: { people: 'contact', company: 'company', deals: 'deal' },
} as const satisfies Partial<Record<ListKind, Record<string, ListKind>>>;

type Values<T> = T extends T ? T[keyof T] : never;
type Keys<T> = T extends T ? keyof T : never;
export type ListFieldId = Keys<Values<typeof listFields>>;
export type ListRelationId = Keys<Values<typeof listRelations>>;

const entriesOf = <Id, T>(all: Partial<Record<ListKind, Record<string, T>>>, kind: ListKind) =>
  Object.entries(all[kind] ?? {}) as unknown as (readonly [Id, T])[];

export const listFieldsOf = (kind: ListKind): readonly (readonly [ListFieldId, ListField])[] =>
  entriesOf<ListFieldId, ListField>(listFields, kind);

export const listRelationsOf = (kind: ListKind): readonly (readonly [ListRelationId, ListKind])[] =>
  entriesOf<ListRelationId, ListKind>(listRelations, kind);

/** The columns each list can be grouped by. */
const listGroups: Readonly<Record<ListKind, readonly string[]>> = {
  contact: ['company', 'role', 'city', 'owner'],
  company: ['city', 'owner'],
  deal: ['stage', 'company', 'owner'],
  product: ['category', 'unit', 'owner'],
  task: ['assignee'],
};

export const listGroupsOf = (kind: ListKind): readonly string[] => listGroups[kind];

const custom = 'custom:';

/** How a field that the users made is called in a filter. */
export const customFieldName = (id: string): string => `${custom}${id}`;

/** The id of the field that is meant; null where it is none of the users'. */
export const customFieldId = (field: string): string | null =>
  field.startsWith(custom) ? field.slice(custom.length) : null;
