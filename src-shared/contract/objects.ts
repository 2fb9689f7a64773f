import * as z from 'zod';
import { cursor, id, instant, line, operationId, procedure } from './base';
import { newValues } from './fields';
import { listFilter, pageInput, selection, sortOf } from './filters';
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

/** A column an object's list can be sorted by, beside its own fields. */
export const customColumn = z.enum(['name', 'owner', 'createdAt', 'updatedAt']);
export type CustomColumn = z.infer<typeof customColumn>;

/** A record as it stands in its list; what stands in its fields is asked for apart (`fields.cells`). */
const customRow = customRecord
  .pick({ id: true, name: true, tags: true, createdAt: true, updatedAt: true })
  .extend({ ownerId: id, ownerName: z.string() });
export type CustomRow = z.infer<typeof customRow>;

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
  /** A page of an object's list, in the order of `sort`. They are counted, edited and tagged as those of any list. */
  records: procedure
    .route({ method: 'POST', path: '/objects/{objectId}/records/list' })
    .input(pageInput.extend({ objectId: id, sort: sortOf(customColumn), filter: listFilter }))
    .output(z.object({ rows: z.array(customRow), next: cursor.nullable() })),
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
  /** Moves records of an object to the bin (kept 30 days), as one operation; answers how many were not there yet. */
  bin: procedure
    .route({ method: 'POST', path: '/objects/{objectId}/records/bin' })
    .input(z.object({ objectId: id, selection }))
    .output(z.object({ operationId, count: z.int() })),
  restore: procedure
    .route({ method: 'POST', path: '/objects/records/{id}/restore' })
    .input(z.object({ id }))
    .output(z.object({ operationId })),
};
