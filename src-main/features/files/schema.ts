import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CapturedTable } from '../../platform/store/capture';
import { syncedColumns } from '../../platform/store/columns';

/** A file of a record: a name for a content of the file store. */
export const attachment = sqliteTable(
  'attachment',
  {
    ...syncedColumns,
    recordId: text('party_id').notNull(),
    hash: text('hash').notNull(),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    size: integer('size').notNull(),
    position: integer('position').notNull().default(0),
  },
  (t) => [index('attachment_party').on(t.recordId), index('attachment_hash').on(t.hash)],
);

export const capturedFiles: CapturedTable = {
  table: attachment,
  record: 'party_id',
  groups: { content: ['hash', 'media_type', 'size'] },
};

/** Small pictures of contents, made once by a window of this laptop; empty where none can be made. */
export const thumbnail = sqliteTable(
  'thumbnail',
  {
    hash: text('hash').notNull(),
    size: text('size', { enum: ['small', 'large'] }).notNull(),
    data: blob('data', { mode: 'buffer' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.hash, t.size] })],
);

/** Contents whose row was deleted for good; triggers write it, so that no purge can forget it (see collect.ts). */
export const fileLoose = sqliteTable('file_loose', { hash: text('hash').primaryKey() });
