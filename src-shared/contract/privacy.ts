import * as z from 'zod';
import { id, instant, procedure } from './base';
import { started } from './safety';

export const erasureCounts = z.object({
  /** Rows by table that go. */
  rows: z.record(z.string(), z.int()),
  /** Entries of the history that go, or lose their names. */
  history: z.int(),
  files: z.int(),
  /** Other records that are linked and stay, without the link. */
  links: z.int(),
  /** Rows of other records whose text names the person; they are somebody else's and stay as they are. */
  mentions: z.int(),
  /** Backups that still hold the person, and when the last of them is gone by itself; null when none will stay. */
  backups: z.int(),
  backupsUntil: instant.nullable(),
});
export type ErasureCounts = z.infer<typeof erasureCounts>;

export const certificate = z.object({
  id,
  at: instant,
  /** Who erased, by name. */
  by: z.string(),
  kind: z.enum(['contact', 'company']),
  /** SHA-256 of the record's id: proves which one it was to whoever knows the id, and tells nobody else. */
  subject: z.string(),
  counts: erasureCounts,
  /** Whether the whole store was searched afterwards for what was known of the person, and nothing was found. */
  verified: z.boolean(),
});
export type Certificate = z.infer<typeof certificate>;

/** What a person may ask for: a copy of everything about them (GDPR art. 15, 20), and to be erased (art. 17). */
export const privacy = {
  /** Everything about one person or company as one zip: readable, as JSON, as vCard, with files. The work's result. */
  exportPerson: procedure
    .route({ method: 'POST', path: '/privacy/export' })
    .input(z.object({ partyId: id }))
    .output(started),
  /** What erasing would take away. Fails: `not_found`. */
  counts: procedure
    .route({ method: 'GET', path: '/privacy/erasure/{partyId}' })
    .input(z.object({ partyId: id }))
    .output(erasureCounts),
  /**
   * Erases a record with all that belongs to it, from records, history, search and files; can't be undone. `name` as
   * typed must be the record's. The store is closed for as long as it takes. Fails: `validation` (field `name`),
   * `not_found`, `busy` while operations run.
   */
  erase: procedure
    .route({ method: 'POST', path: '/privacy/erase' })
    .input(z.object({ partyId: id, name: z.string().max(1000) }))
    .output(started),
  certificates: procedure
    .route({ method: 'GET', path: '/privacy/certificates' })
    .output(z.object({ certificates: z.array(certificate) })),
};
