import * as z from 'zod';
import { labelKeys } from '../labels';
import { instant, operationId, procedure } from './base';
import { recordRef } from './records';

export const actorKind = z.enum(['user', 'ai', 'automation', 'import', 'sync', 'system']);

/** What an operation is called: a key of the locale's `operation` section and what fills it in. */
export const label = z.object({
  key: z.enum(labelKeys),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});

export const operationState = z.enum(['running', 'paused', 'done', 'cancelled', 'failed', 'undone']);

export const operation = z.object({
  id: operationId,
  label,
  kind: z.enum(['do', 'undo', 'redo']),
  actor: z.object({ kind: actorKind, name: z.string() }),
  startedAt: instant,
  finishedAt: instant.nullable(),
  state: operationState,
  /** Rows changed so far. */
  changes: z.int(),
  /** 0 to 1; null where the whole is not known. */
  progress: z.number().nullable(),
  undoable: z.boolean(),
  /** The operation this one undid or redid. */
  root: operationId.nullable(),
});
export type Operation = z.infer<typeof operation>;

export const rowChange = z.object({
  table: z.string(),
  rowId: z.string(),
  /** The record the row belongs to, with its name as it is now. */
  record: recordRef.nullable(),
  act: z.enum(['insert', 'update']),
  fields: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});

/** Why an undo was refused: what came later on the same fields. */
export const undoConflict = z.object({ operation, rows: z.int() });

export const undoResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('done'), operationId, label, rows: z.int() }),
  /** Nothing was changed; asking again about `operationId` with `alsoLater` undoes these too, newest first. */
  z.object({ outcome: z.literal('refused'), operationId, label, conflicts: z.array(undoConflict) }),
  /** There is nothing (left) to undo or redo. */
  z.object({ outcome: z.literal('nothing') }),
]);
export type UndoResult = z.infer<typeof undoResult>;

export const history = {
  /** Operations, newest first. */
  list: procedure
    .route({ method: 'GET', path: '/history' })
    .input(
      z.object({
        before: z.coerce.number().int().positive().optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ operations: z.array(operation), next: operationId.nullable() })),
  /** The rows one operation changed, in order. */
  changes: procedure
    .route({ method: 'GET', path: '/history/{id}/changes' })
    .input(
      z.object({
        id: z.coerce.number().int().positive(),
        after: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ changes: z.array(rowChange), next: z.int().nullable() })),
  /** Undoes any operation. Refuses, with the reason, where a later change would be lost. */
  undo: procedure
    .route({ method: 'POST', path: '/history/{id}/undo' })
    .input(z.object({ id: z.coerce.number().int().positive(), alsoLater: z.boolean().default(false) }))
    .output(undoResult),
  redo: procedure
    .route({ method: 'POST', path: '/history/{id}/redo' })
    .input(z.object({ id: z.coerce.number().int().positive(), alsoLater: z.boolean().default(false) }))
    .output(undoResult),
  /** Undoes the user's latest operation that still stands (Ctrl/⌘-Z). */
  undoLast: procedure.route({ method: 'POST', path: '/history/undo-last' }).output(undoResult),
  /** Redoes the latest undone operation, while nothing was done since (Ctrl/⌘-Shift-Z). */
  redoLast: procedure.route({ method: 'POST', path: '/history/redo-last' }).output(undoResult),
};

export const operations = {
  /** Long work that runs or is paused. */
  running: procedure.route({ method: 'GET', path: '/operations' }).output(z.array(operation)),
  get: procedure
    .route({ method: 'GET', path: '/operations/{id}' })
    .input(z.object({ id: z.coerce.number().int().positive() }))
    .output(operation),
  pause: procedure
    .route({ method: 'POST', path: '/operations/{id}/pause' })
    .input(z.object({ id: z.coerce.number().int().positive() }))
    .output(z.object({})),
  resume: procedure
    .route({ method: 'POST', path: '/operations/{id}/resume' })
    .input(z.object({ id: z.coerce.number().int().positive() }))
    .output(z.object({})),
  /** Stops the operation and takes back what it did so far. */
  cancel: procedure
    .route({ method: 'POST', path: '/operations/{id}/cancel' })
    .input(z.object({ id: z.coerce.number().int().positive() }))
    .output(z.object({})),
};
