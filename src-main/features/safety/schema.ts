import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ErasureCounts } from '../../../src-shared/contract/privacy';

/**
 * Who was erased, by hashed ids: so that a store restored from an older backup forgets them again. Of this laptop; a
 * copy lies beside the store and in each place with backups (ledger.ts).
 */
export const erasure = sqliteTable('erasure', {
  id: text('id').primaryKey(),
  /** SHA-256 of the record's id (see `subjectOf`). */
  subject: text('subject').notNull(),
  kind: text('kind', { enum: ['contact', 'company'] }).notNull(),
  at: integer('at').notNull(),
  /** A user's id. */
  by: text('by').notNull(),
  counts: text('counts', { mode: 'json' }).$type<ErasureCounts>().notNull(),
  verified: integer('verified', { mode: 'boolean' }).notNull(),
});

/** Keyed hashes of what erased parties are known by elsewhere. Of this laptop, like the certificates. */
export const erasedMark = sqliteTable(
  'erased_mark',
  { salt: text('salt').notNull(), hash: text('hash').notNull() },
  (t) => [primaryKey({ columns: [t.salt, t.hash] })],
);
