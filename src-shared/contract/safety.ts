import * as z from 'zod';
import { id, procedure } from './base';

/** Long work on the store as a whole. It changes no row of an open store, so it is no operation and has no undo. */
export const workKind = z.enum(['backup', 'restore', 'export', 'import', 'person', 'erase']);
export type WorkKind = z.infer<typeof workKind>;

/** Rows that differ, per kind of row (a table's name): only in the backup, only now, and different in both. */
export const difference = z.object({
  table: z.string(),
  onlyThere: z.int(),
  onlyHere: z.int(),
  changed: z.int(),
});

/** What a restore would bring, and how that differs from the store as it is now. */
export const restorePreview = z.object({
  /** Rows of the backup by table, without what lies in the bin. */
  counts: z.record(z.string(), z.int()),
  /** Persons and companies erased since, which are erased from what is restored, too. */
  erasedAgain: z.int(),
  /** Null where there is no store to compare with, or it does not open. */
  differences: z.array(difference).nullable(),
  /** Some contacts and companies by name, of each sort. */
  samples: z.array(
    z.object({
      side: z.enum(['onlyThere', 'onlyHere', 'changed']),
      kind: z.enum(['contact', 'company']),
      name: z.string(),
    }),
  ),
});
export type RestorePreview = z.infer<typeof restorePreview>;

/** A file to be fetched with `safety.read`, piece by piece. Kept until discarded, or until the program ends. */
const output = z.object({ outputId: id, fileName: z.string(), size: z.int() });

export const workResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), file: output }),
  z.object({ kind: z.literal('preview'), preview: restorePreview }),
  /** Another store stands open now; the recovery key is that of a store made just now, shown once. */
  z.object({ kind: z.literal('opened'), recoveryKey: z.string().nullable() }),
  z.object({ kind: z.literal('backups'), proven: z.int(), failed: z.int(), waiting: z.int() }),
  z.object({ kind: z.literal('erased'), certificateId: id }),
]);
export type WorkResult = z.infer<typeof workResult>;

export const workStatus = z.object({
  id,
  kind: workKind,
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** 0 to 1; null where the whole is not known. */
  progress: z.number().nullable(),
  error: z.object({ code: z.string(), reason: z.string().nullable() }).nullable(),
  result: workResult.nullable(),
});
export type WorkStatus = z.infer<typeof workStatus>;

/** What begins the work answers: the work's id; it goes on by itself. */
export const started = z.object({ workId: id });

const nothing = z.object({});

/** The one piece of long work there may be at a time, and the files that go in and out with it. Answers while locked. */
export const safety = {
  /** The work that runs, or ran last since the program started; null when there was none. */
  work: procedure.route({ method: 'GET', path: '/safety/work' }).output(z.object({ work: workStatus.nullable() })),
  /** Stops the work; nothing is changed by it. Fails: `conflict` when none runs, or it is past the point of return. */
  cancel: procedure.route({ method: 'POST', path: '/safety/cancel' }).output(nothing),
  /** Up to 1 MB of a file that work made, from `offset` (bytes). Fails: `not_found`. */
  read: procedure
    .route({ method: 'GET', path: '/safety/outputs/{outputId}' })
    .input(z.object({ outputId: id, offset: z.coerce.number().int().min(0) }))
    .output(z.file()),
  /** Forgets a file that work made; the disk no longer has it. */
  discard: procedure
    .route({ method: 'DELETE', path: '/safety/outputs/{outputId}' })
    .input(z.object({ outputId: id }))
    .output(nothing),
  /** Begins to hand a file over, `size` bytes in all. Fails: `storage` (`disk_full`) when it can't be kept. */
  beginUpload: procedure
    .route({ method: 'POST', path: '/safety/uploads' })
    .input(z.object({ fileName: z.string().min(1).max(500), size: z.int().min(1) }))
    .output(z.object({ uploadId: id })),
  /** Hands over the next piece, up to 1 MB. Fails: `conflict` (`offset`, with `received`) when one is missing before it. */
  append: procedure
    .route({ method: 'POST', path: '/safety/uploads/{uploadId}' })
    .input(z.object({ uploadId: id, offset: z.coerce.number().int().min(0), data: z.file().max(1024 * 1024) }))
    .output(z.object({ received: z.int() })),
};
