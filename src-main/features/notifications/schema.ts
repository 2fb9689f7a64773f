import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** What this computer told its user. Local: neither journalled nor synced. Numbers are never used twice. */
export const notification = sqliteTable(
  'notification',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    kind: text('kind').notNull(),
    params: text('params', { mode: 'json' }).$type<unknown>().notNull(),
    link: text('link'),
    recordId: text('party_id'),
    operationId: integer('operation_id'),
    jobId: integer('job_id'),
    dedupeKey: text('dedupe_key'),
    at: integer('at').notNull(),
    readAt: integer('read_at'),
    dismissedAt: integer('dismissed_at'),
  },
  (t) => [
    uniqueIndex('notification_dedupe').on(t.dedupeKey).where(sql`dedupe_key IS NOT NULL`),
    index('notification_unread').on(t.id).where(sql`read_at IS NULL AND dismissed_at IS NULL`),
    index('notification_party').on(t.recordId).where(sql`party_id IS NOT NULL`),
  ],
);
