import * as z from 'zod';
import { id, procedure } from './base';
import { started } from './safety';
import { passphrase } from './vault';

/** The whole practice as one documented file, and back. The format: docs/data-format.md. */
export const archive = {
  /** Writes everything into one file, the work's result; with a passphrase it is encrypted (age v1). */
  create: procedure
    .route({ method: 'POST', path: '/archive' })
    .input(z.object({ passphrase: passphrase.optional() }))
    .output(started),
  /**
   * Makes the store that an archive describes. Only where there is none yet (then `newPassphrase` opens it), or an empty
   * one. Fails: `conflict` (`not_empty`); later `validation` (`archive_damaged`, `archive_unsafe`, `newer_schema`) or
   * `forbidden` (`wrong_key`, `key_needed`), and nothing is changed. Answers while locked.
   */
  read: procedure
    .route({ method: 'POST', path: '/archive/read' })
    .input(
      z.object({
        uploadId: id,
        passphrase: z.string().max(1024).optional(),
        newPassphrase: passphrase.optional(),
      }),
    )
    .output(started),
};
