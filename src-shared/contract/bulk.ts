import * as z from 'zod';
import { id, operationId, procedure } from './base';
import { fieldInput, fieldValue } from './fields';
import { builtInList, listFilter, listKind, madeUp, selection, sortOf } from './filters';

/** `value` empties a field where it is empty; a flag is `1` or `0`, a person of the practice told by id. */
const plainChange = z.object({ field: z.string().max(40), value: z.string().max(500) });
export type PlainChange = z.infer<typeof plainChange>;

/** A field that the users made: set (null empties it), or with choices and records given to it or taken from it. */
const ownChange = z.object({
  fieldId: id,
  how: z.enum(['set', 'add', 'remove']).default('set'),
  value: fieldInput.nullable(),
});
export type OwnChange = z.input<typeof ownChange>;

const edit = z.object({
  kind: listKind,
  selection,
  changes: z
    .array(z.union([plainChange, ownChange]))
    .min(1)
    .max(20),
});
export type BulkEdit = z.input<typeof edit>;

const tagNames = z.array(z.string().trim().min(1).max(60)).max(20).default([]);

/**
 * What an edit would do: to how many of the chosen, and to the first few of them. `before` is what stands in the plain
 * fields, as it is read, and `own` what stands in those that users made, each in the order they were asked in.
 */
const preview = z.object({
  total: z.int(),
  changing: z.int(),
  sample: z.array(
    z.object({ id, name: z.string(), before: z.array(z.string()), own: z.array(fieldValue.nullable()).default([]) }),
  ),
});
export type BulkPreview = z.infer<typeof preview>;

const tagging = z.object({ kind: listKind, selection, add: tagNames, remove: tagNames });
export type BulkTagging = z.input<typeof tagging>;

const tableFormat = z.enum(['csv', 'xlsx']);
export type TableFormat = z.infer<typeof tableFormat>;

/** What is done to many records of a list at once, whatever it is of: each is one operation with one undo. */
export const bulk = {
  /** How many records of a list a filter lets through. */
  count: procedure
    .route({ method: 'POST', path: '/bulk/count' })
    .input(z.object({ kind: listKind, filter: listFilter }))
    .output(z.object({ count: z.int() })),
  /** Says what `edit` would do, and changes nothing. Fails as `edit` does. */
  preview: procedure.route({ method: 'POST', path: '/bulk/preview' }).input(edit).output(preview),
  /**
   * Says who is meant by a selection, before anything is done to it: with tags to add or remove, those whose tags would
   * change; without, all of them.
   */
  look: procedure.route({ method: 'POST', path: '/bulk/look' }).input(tagging).output(preview),
  /**
   * Sets fields of many records; answers how many were changed. Fails: `validation` (field `changes`) for a field that
   * can't be set there, and for a value it can't have (reasons such as `field.required`); `cancelled` when it was stopped
   * half-way and taken back, or pauses (reason `paused`); `conflict` when it could not go on and was taken back.
   */
  edit: procedure
    .route({ method: 'POST', path: '/bulk/edit' })
    .input(edit)
    .output(z.object({ operationId, count: z.int() })),
  /** Adds and removes tags, by name. Fails: `cancelled`, `conflict` as `edit` does. */
  tag: procedure
    .route({ method: 'POST', path: '/bulk/tag' })
    .input(tagging)
    .output(z.object({ operationId, count: z.int() })),
  /**
   * Records as CSV (UTF-8 with a byte order mark, RFC 4180) or a workbook of Excel, in the order of `sort`, else as they
   * were named or by name; what users made up is in columns of its own. Contacts go out by `imports.exportContacts`, in
   * a form that comes in again.
   */
  export: procedure
    .route({ method: 'POST', path: '/bulk/export' })
    .input(
      z.object({
        kind: z.union([builtInList.exclude(['contact']), madeUp]),
        selection,
        sort: sortOf(z.string().max(100)).optional(),
        format: tableFormat,
      }),
    )
    .output(z.file()),
};
