import * as z from 'zod';
import { line, operationId, procedure } from './base';
import { fileHash } from './files';
import { photoHash } from './parties';

/** How the practice speaks to people: `friendly` by first names, `formal` by last names, `plain` in between. */
export const tone = z.enum(['plain', 'friendly', 'formal']);

const text = z.object({
  name: line,
  tone,
  /** How letters begin: `Dear …`. */
  greeting: line,
  street: line,
  extended: line,
  postalCode: line,
  city: line,
  region: line,
  /** As it is printed. */
  country: line,
  website: line,
  /** Number with the tax office. */
  taxNumber: line,
  /** VAT identification number, without spaces. */
  vatId: line,
  /** Register and number, where it is registered. */
  registration: line,
  accountHolder: line,
  /** Without spaces (ISO 13616). */
  iban: line,
  /** ISO 9362. */
  bic: line,
});

/** Who one works as: what letters, invoices and the AI know of the practice. What is not filled in is ''. */
export const practiceProfile = text.extend({
  /** Hash of the logo's content (a PNG, JPEG or WebP), or ''. */
  logo: photoHash,
  /** Tags (BCP 47) of the languages that are spoken, the first one first. */
  languages: z.array(z.string().max(35)).max(30),
  phones: z.array(line).max(10),
  emails: z.array(line).max(10),
});
export type PracticeProfile = z.infer<typeof practiceProfile>;

/** The practice profile. It is part of the store: undone, archived and shared like any record. */
export const practice = {
  get: procedure.route({ method: 'GET', path: '/practice' }).output(practiceProfile),
  /**
   * Changes what is given. Fails: `validation` with the field's name, and a reason such as `email.noAt`,
   * `iban.checksum`, `bic.malformed`, `vat.malformed`, `language.unknown`.
   */
  save: procedure
    .route({ method: 'POST', path: '/practice' })
    .input(practiceProfile.omit({ logo: true }).partial())
    .output(practiceProfile),
  /** Makes a content the logo. Fails: `validation` (reasons `logo.kind`, `photo.tooLarge`). */
  setLogo: procedure
    .route({ method: 'POST', path: '/practice/logo' })
    .input(z.object({ hash: fileHash }))
    .output(z.object({ operationId })),
  removeLogo: procedure.route({ method: 'POST', path: '/practice/logo/remove' }).output(z.object({ operationId })),
};
