import type { FieldTarget } from '../contract/fields';
import type { ListKind } from '../contract/filters';
import { folderPath, type RecordKind } from './record-kind';
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
  custom: {
    name: { type: 'text' },
    tag: { type: 'tag' },
    owner: { type: 'user' },
    createdAt: { type: 'instant' },
    updatedAt: { type: 'instant' },
  },
} as const satisfies Record<RecordKind, Record<string, ListField>>;

/** What records of each list are related to; the words are `views.relation.<id>`. */
const listRelations = {
  contact: { company: 'company', deals: 'deal', openDeals: 'deal', openTasks: 'task' },
  company: { people: 'contact', deals: 'deal', openDeals: 'deal', openTasks: 'task' },
  deal: { company: 'company', people: 'contact', openTasks: 'task' },
  product: {},
  task: { people: 'contact', company: 'company', deals: 'deal' },
  custom: {},
} as const satisfies Record<RecordKind, Record<string, ListKind>>;

type Values<T> = T extends T ? T[keyof T] : never;
type Keys<T> = T extends T ? keyof T : never;
export type ListFieldId = Keys<Values<typeof listFields>>;
export type ListRelationId = Keys<Values<typeof listRelations>>;

const entriesOf = <Id, T>(all: Record<RecordKind, Record<string, T>>, kind: ListKind) =>
  Object.entries(all[recordKindOf(kind)]) as unknown as (readonly [Id, T])[];

export const listFieldsOf = (kind: ListKind): readonly (readonly [ListFieldId, ListField])[] =>
  entriesOf<ListFieldId, ListField>(listFields, kind);

export const listRelationsOf = (kind: ListKind): readonly (readonly [ListRelationId, ListKind])[] =>
  entriesOf<ListRelationId, ListKind>(listRelations, kind);

/** The columns each list can be grouped by. */
const listGroups: Readonly<Record<RecordKind, readonly string[]>> = {
  contact: ['company', 'role', 'city', 'owner'],
  company: ['city', 'owner'],
  deal: ['stage', 'company', 'owner'],
  product: ['category', 'unit', 'owner'],
  task: ['assignee'],
  custom: ['owner'],
};

export const listGroupsOf = (kind: ListKind): readonly string[] => listGroups[recordKindOf(kind)];

const custom = 'custom:';
export type MadeUp = `${typeof custom}${string}`;

/** How a field that the users made is called in a filter, and as a column. */
export const customFieldName = (id: string): MadeUp => `${custom}${id}`;

/** The id of the field that is meant; null where it is none of the users'. */
export const customFieldId = (field: string): string | null =>
  field.startsWith(custom) ? field.slice(custom.length) : null;

/** How the list of the records of an object is called. */
export const objectListOf = (objectId: string): MadeUp => `${custom}${objectId}`;

/** Whether it names something that the users made. */
export const isMadeUp = (name: string | null): name is MadeUp => name?.startsWith(custom) ?? false;

/** The object whose records a list is of; null where it is of a kind that is there anyway. */
export const objectOf = (list: ListKind): string | null => (isMadeUp(list) ? list.slice(custom.length) : null);

/** The kind of the records of a list. */
export const recordKindOf = (list: ListKind): RecordKind => (isMadeUp(list) ? 'custom' : list);

/** Whose the fields are that users made for the records of a list: an object's, by its id, or a kind's. */
export const fieldTargetOf = (list: ListKind): FieldTarget => (isMadeUp(list) ? list.slice(custom.length) : list);

/** The app's address of a list. */
export const listPath = (list: ListKind): string => {
  const objectId = objectOf(list);
  return objectId === null ? folderPath(recordKindOf(list)) : `/objects/${objectId}`;
};
