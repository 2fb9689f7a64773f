import * as z from 'zod';
import { id, instant, line, operationId, procedure } from './base';
import { fieldValue, newValues } from './fields';
import { filterGroup } from './filters';
import { tag } from './records';

/** What stands for an object in the rail and on its records. */
export const objectIcons = [
  'folder',
  'briefcase',
  'scale',
  'heart',
  'home',
  'hammer',
  'bulb',
  'car',
  'book',
  'key',
  'truck',
  'plant',
  'paw',
  'star',
] as const;
export const objectIcon = z.enum(objectIcons);
export type ObjectIcon = z.infer<typeof objectIcon>;

const objectName = z.string().trim().min(1).max(60);

/** A kind of record that the practice made up: `name` of many (Cases), `singular` of one (Case). */
export const customObject = z.object({ id, name: objectName, singular: objectName, icon: objectIcon, count: z.int() });
export type CustomObject = z.infer<typeof customObject>;

export const professions = ['law', 'therapy', 'realEstate', 'trades', 'consulting'] as const;
export const profession = z.enum(professions);
export type Profession = z.infer<typeof profession>;

export const customRecord = z.object({
  id,
  objectId: id,
  name: line,
  tags: z.array(tag),
  createdAt: instant,
  createdBy: z.string(),
  updatedAt: instant,
  updatedBy: z.string(),
  binnedAt: instant.nullable(),
});
export type CustomRecord = z.infer<typeof customRecord>;

/** A record as it stands in its list; `values` of the first fields, in the order of the layout. */
export const customRow = z.object({
  id,
  name: line,
  updatedAt: instant,
  values: z.array(z.object({ fieldId: id, value: fieldValue.nullable() })),
});
export type CustomRow = z.infer<typeof customRow>;

/** So many at once that one transaction stays short. */
const many = z.array(id).min(1).max(200);
const tagNames = z.array(z.string().trim().min(1).max(60)).max(20).default([]);

const object = customObject.omit({ id: true, count: true });

/** Objects of the practice's own, and their records. Each change is one undoable act. */
export const objects = {
  /** Every object, in the order they were made, with how many records it has. */
  list: procedure.route({ method: 'GET', path: '/objects' }).output(z.array(customObject)),
  /** Fails: `conflict` (field `name`, reason `taken`). */
  create: procedure.route({ method: 'POST', path: '/objects' }).input(object).output(customObject),
  /** An object with its fields, as a profession needs them, in the user's language. Fails as `create` does. */
  createFor: procedure
    .route({ method: 'POST', path: '/objects/templates' })
    .input(z.object({ profession }))
    .output(customObject),
  update: procedure
    .route({ method: 'POST', path: '/objects/{id}/update' })
    .input(z.object({ id, patch: object.partial() }))
    .output(customObject),
  /** Takes an object away; its records are nowhere to be seen then. An undo brings all back. */
  remove: procedure
    .route({ method: 'POST', path: '/objects/{id}/remove' })
    .input(z.object({ id }))
    .output(z.object({ operationId })),
  /** Records of an object by name, those whose name has `text` in it and of which `where` holds; `after` is the last one known. */
  records: procedure
    .route({ method: 'POST', path: '/objects/{objectId}/records/list' })
    .input(
      z.object({
        objectId: id,
        text: z.string().max(200).default(''),
        where: filterGroup.optional(),
        after: id.optional(),
        limit: z.coerce.number().int().min(1).max(200).default(100),
      }),
    )
    .output(z.object({ rows: z.array(customRow), count: z.int(), next: id.nullable() })),
  /** Fails: `not_found`. */
  get: procedure.route({ method: 'GET', path: '/objects/records/{id}' }).input(z.object({ id })).output(customRecord),
  createRecord: procedure
    .route({ method: 'POST', path: '/objects/{objectId}/records' })
    .input(z.object({ objectId: id, name: line.trim().min(1), values: newValues }))
    .output(customRecord),
  renameRecord: procedure
    .route({ method: 'POST', path: '/objects/records/{id}/update' })
    .input(z.object({ id, name: line.trim().min(1) }))
    .output(customRecord),
  /** Moves a record to the bin. Fails: `not_found`, `conflict` (reason `binned`). */
  bin: procedure
    .route({ method: 'POST', path: '/objects/records/{id}/bin' })
    .input(z.object({ id }))
    .output(z.object({ operationId })),
  /** Moves records to the bin, as one act; answers how many of them were not there yet. */
  binMany: procedure
    .route({ method: 'POST', path: '/objects/records/bin' })
    .input(z.object({ ids: many }))
    .output(z.object({ operationId, count: z.int() })),
  /** Adds and removes tags of records, by name, as one act; answers how many were changed. */
  tagMany: procedure
    .route({ method: 'POST', path: '/objects/records/tag' })
    .input(z.object({ ids: many, add: tagNames, remove: tagNames }))
    .output(z.object({ operationId, count: z.int() })),
  restore: procedure
    .route({ method: 'POST', path: '/objects/records/{id}/restore' })
    .input(z.object({ id }))
    .output(z.object({ operationId })),
};
