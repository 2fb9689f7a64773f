import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * What the search index holds of a record; its `rid` is the rowid in the FTS5 tables `search_trigram` and
 * `search_word` (made in the migrations: drizzle knows no virtual tables), and is new with each change: the
 * higher, the more recent. Follows from other rows: not captured.
 */
export const searchDocument = sqliteTable('search_document', {
  rid: integer('rid').primaryKey(),
  id: text('id').notNull().unique(),
  kind: text('kind', { enum: ['contact', 'company'] }).notNull(),
  title: text('title').notNull(),
  subtitle: text('subtitle').notNull(),
  /** What else can be found by, a line each: addresses, numbers, further names. */
  lines: text('lines').notNull(),
});

/** Every word there ever was in the index, to find what was meant by one with a typo. */
export const searchVocabulary = sqliteTable('search_vocabulary', {
  number: integer('number').primaryKey(),
  word: text('word').notNull().unique(),
});
