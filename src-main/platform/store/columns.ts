import { sql } from 'drizzle-orm';
import { integer, text } from 'drizzle-orm/sqlite-core';

/**
 * What every synced table has. `hlc` and `node` stamp the insert (see src-shared/sync/RULES.md); their defaults
 * are functions that only the store's one writing connection has, so no other connection can insert.
 * Instants are milliseconds since 1970; a row with `deletedAt` is in the bin.
 */
export const syncedColumns = {
  id: text('id').primaryKey(),
  createdAt: integer('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  updatedAt: integer('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
  ownerId: text('owner_id').notNull(),
  deletedAt: integer('deleted_at'),
  hlc: integer('hlc').notNull().default(sql`(capture_hlc())`),
  node: integer('node').notNull().default(sql`(capture_node())`),
};

/** Columns the capture triggers leave alone: identity, bookkeeping, and the insert's stamp. */
export const bookkeeping: ReadonlySet<string> = new Set([
  'id',
  'created_at',
  'created_by',
  'updated_at',
  'updated_by',
  'hlc',
  'node',
]);
