import * as z from 'zod';
import type { FieldInput } from '../domain/custom/check';
import { fieldTypes, formulaFormats, rollupOperations } from '../domain/custom/types';
import { id, instant, operationId, procedure } from './base';
import { recordRef, tagColor } from './records';

export const fieldType = z.enum(fieldTypes);

/** Kinds of records that can have fields of their own. */
export const fieldKinds = ['contact', 'company', 'deal', 'task', 'product'] as const;

/** What a field is a field of: a kind of record, or an object that the practice made up, by its id. */
export const fieldTarget = z.union([z.enum(fieldKinds), id]);
export type FieldTarget = z.infer<typeof fieldTarget>;

/** How a type is set up: see domain/custom/types.ts. */
export const fieldConfig = z.object({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  decimals: z.int().min(0).max(6).optional(),
  max: z.int().min(3).max(10).optional(),
  to: z.string().max(40).optional(),
  multiple: z.boolean().optional(),
  expression: z.string().max(2000).optional(),
  format: z.enum(formulaFormats).optional(),
  via: id.optional(),
  direction: z.enum(['out', 'in']).optional(),
  of: id.nullable().optional(),
  operation: z.enum(rollupOperations).optional(),
});

/** The field is shown while another field of the record has, or has not, a value. */
export const fieldCondition = z.object({
  fieldId: id,
  operator: z.enum(['is', 'isNot', 'empty', 'notEmpty']),
  /** The id of a choice, `yes` or `no`, or the value as plain text. */
  value: z.string().max(500).default(''),
});

const fieldName = z.string().trim().min(1).max(80);
const hint = z.string().max(300);
const section = z.string().trim().max(80);

export const customField = z.object({
  id,
  target: fieldTarget,
  name: fieldName,
  type: fieldType,
  config: fieldConfig,
  hint,
  /** The heading it stands below on the record; empty for the first one, which has none. */
  section,
  required: z.boolean(),
  condition: fieldCondition.nullable(),
});
export type CustomField = z.infer<typeof customField>;

export const fieldOption = z.object({ id, name: fieldName, color: tagColor });
export type FieldOption = z.infer<typeof fieldOption>;

/** A value as it is read; units in domain/custom/types.ts. */
export const fieldValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('number'), number: z.number() }),
  z.object({ kind: z.literal('money'), amount: z.int(), currency: z.string() }),
  z.object({ kind: z.literal('yesNo'), yes: z.boolean() }),
  z.object({ kind: z.literal('day'), day: z.string() }),
  z.object({ kind: z.literal('instant'), at: instant, zone: z.string() }),
  z.object({ kind: z.literal('options'), options: z.array(fieldOption) }),
  z.object({ kind: z.literal('records'), records: z.array(recordRef) }),
  z.object({ kind: z.literal('files'), files: z.array(z.object({ id, name: z.string() })) }),
  z.object({ kind: z.literal('problem'), reason: z.string() }),
]);
export type CustomValue = z.infer<typeof fieldValue>;

/** A value as it is given: choices, records and files (attached to the same record) by their ids. */
export const fieldInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().max(20_000) }),
  z.object({ kind: z.literal('number'), number: z.number() }),
  z.object({ kind: z.literal('money'), amount: z.int(), currency: z.string().length(3) }),
  z.object({ kind: z.literal('yesNo'), yes: z.boolean() }),
  z.object({ kind: z.literal('day'), day: z.string().max(10) }),
  z.object({ kind: z.literal('instant'), at: instant, zone: z.string().max(60) }),
  z.object({ kind: z.literal('options'), ids: z.array(id).max(200) }),
  z.object({ kind: z.literal('records'), ids: z.array(id).max(200) }),
  z.object({ kind: z.literal('files'), ids: z.array(id).max(200) }),
]) satisfies z.ZodType<FieldInput>;

/** What stands in a new record's own fields from the beginning. */
export const newValues = z
  .array(z.object({ fieldId: id, value: fieldInput }))
  .max(200)
  .default([]);

/** A field of a record with what stands in it; null where it is empty. */
export const recordField = z.object({ field: customField, value: fieldValue.nullable() });
export type RecordField = z.infer<typeof recordField>;

const retyping = z.object({ id, type: fieldType, config: fieldConfig.default({}) });

/** A value before and after, as plain text. */
const conversion = z.object({ record: recordRef, was: z.string(), becomes: z.string() });

const fieldShape = customField.omit({ id: true });

/** Fields that the users make themselves, and what stands in them. */
export const fields = {
  /** The fields of one kind of record (or of all), in the order of the layout; sections keep together. */
  list: procedure
    .route({ method: 'GET', path: '/fields' })
    .input(z.object({ target: fieldTarget.optional() }))
    .output(z.array(customField)),
  /**
   * A new field, last in its section. Fails: `conflict` (field `name`, reason `taken`) where the kind has a field of this
   * name; `validation` (field `condition`, reasons `field.unknown`, `field.itself`; field `config`, reasons such as
   * `formula.syntax`, `formula.unknown`, `formula.cycle`).
   */
  create: procedure
    .route({ method: 'POST', path: '/fields' })
    .input(
      fieldShape
        .partial()
        .required({ target: true, name: true, type: true })
        .extend({ options: z.array(fieldName).max(10_000).default([]) }),
    )
    .output(customField),
  /** Changes what is given. A type is changed by `retype`. Fails as `create` does. */
  update: procedure
    .route({ method: 'POST', path: '/fields/{id}/update' })
    .input(z.object({ id, patch: fieldShape.omit({ target: true, type: true }).partial() }))
    .output(customField),
  /**
   * What would become of the values of a field of another type: how many there are, how many can't be kept, some of
   * either (at most 8), and how many choices would be made of texts. Fails: `validation` (field `type`, reasons
   * `field.type` where a field can't become one of that type, `field.options` where there would be too many choices).
   */
  retypePreview: procedure
    .route({ method: 'POST', path: '/fields/{id}/retype/preview' })
    .input(retyping)
    .output(
      z.object({
        total: z.int(),
        lost: z.int(),
        kept: z.array(conversion),
        emptied: z.array(conversion),
        choices: z.int(),
      }),
    ),
  /** Makes a field one of another type and converts its values; those that can't be are emptied. One undo for all. */
  retype: procedure
    .route({ method: 'POST', path: '/fields/{id}/retype' })
    .input(retyping)
    .output(z.object({ operationId, lost: z.int() })),
  /** Takes a field off every record. Its values stay with it, so that an undo brings them back. */
  remove: procedure
    .route({ method: 'POST', path: '/fields/{id}/remove' })
    .input(z.object({ id }))
    .output(z.object({ operationId })),
  /** Puts a field behind another one (null: at the head) of a section. */
  move: procedure
    .route({ method: 'POST', path: '/fields/{id}/move' })
    .input(z.object({ id, section, after: id.nullable() }))
    .output(z.array(customField)),
  /** The choices of a select field, in their order: at most 10,000. */
  options: procedure
    .route({ method: 'GET', path: '/fields/{fieldId}/options' })
    .input(z.object({ fieldId: id }))
    .output(z.array(fieldOption)),
  /** Adds choices at the end; names that are there already are left out. Fails: `validation` (reason `field.options`) beyond 10,000. */
  addOptions: procedure
    .route({ method: 'POST', path: '/fields/{fieldId}/options' })
    .input(z.object({ fieldId: id, names: z.array(fieldName).min(1).max(10_000) }))
    .output(z.array(fieldOption)),
  /** Renames or recolours a choice wherever it stands. Fails: `conflict` (field `name`, reason `taken`). */
  updateOption: procedure
    .route({ method: 'POST', path: '/fields/options/{id}/update' })
    .input(fieldOption.partial().required({ id: true }))
    .output(fieldOption),
  /** Takes a choice away, from every record that has it too. */
  removeOption: procedure
    .route({ method: 'POST', path: '/fields/options/{id}/remove' })
    .input(z.object({ id }))
    .output(z.object({ operationId })),
  /** Puts a choice behind another one of its field (null: first). */
  moveOption: procedure
    .route({ method: 'POST', path: '/fields/options/{id}/move' })
    .input(z.object({ id, after: id.nullable() }))
    .output(z.array(fieldOption)),
  /**
   * What a formula or roll-up would come to on the newest record of its kind, before it is saved; `record` is null where
   * there is none. Fails: `validation` (field `config`) as `create` does.
   */
  preview: procedure
    .route({ method: 'POST', path: '/fields/preview' })
    .input(
      z.object({ id: id.optional(), target: fieldTarget, type: z.enum(['formula', 'rollup']), config: fieldConfig }),
    )
    .output(z.object({ record: recordRef.nullable(), value: fieldValue.nullable() })),
  /** Records that a relation field can lead to, whose name has the text in it: at most 50, by name. */
  candidates: procedure
    .route({ method: 'GET', path: '/fields/{fieldId}/candidates' })
    .input(z.object({ fieldId: id, text: z.string().max(200).default('') }))
    .output(z.array(recordRef)),
  /** Records whose relation fields lead to this one, by field. */
  linked: procedure
    .route({ method: 'GET', path: '/records/{recordId}/linked' })
    .input(z.object({ recordId: id }))
    .output(z.array(z.object({ fieldId: id, name: z.string(), records: z.array(recordRef) }))),
  /** Every field of a record, in the order of the layout, with what stands in it. Fails: `not_found`. */
  ofRecord: procedure
    .route({ method: 'GET', path: '/records/{recordId}/fields' })
    .input(z.object({ recordId: id }))
    .output(z.array(recordField)),
  /** What stands in some fields of some records, for a list of them; empty ones are left out. */
  cells: procedure
    .route({ method: 'POST', path: '/fields/cells' })
    .input(z.object({ recordIds: z.array(id).max(500), fieldIds: z.array(id).max(100) }))
    .output(z.array(z.object({ recordId: id, values: z.array(z.object({ fieldId: id, value: fieldValue })) }))),
  /**
   * Sets a field of a record, or empties it (null). Fails: `not_found`; `validation` (field `value`) with reasons such as
   * `field.required`, `field.tooLong`, `field.day`, `email.noAt`; `conflict` (reason `binned`).
   */
  set: procedure
    .route({ method: 'POST', path: '/records/{recordId}/fields' })
    .input(z.object({ recordId: id, fieldId: id, value: fieldInput.nullable() }))
    .output(recordField),
};
