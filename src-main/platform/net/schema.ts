import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * What left this computer: one row per request, written before it is sent. Never a query, a body or a credential.
 * Of this laptop: neither journalled nor synced. `status` 0 means that no answer came.
 */
export const networkLog = sqliteTable(
  'network_log',
  {
    id: integer('id').primaryKey(),
    adapter: text('adapter').notNull(),
    account: text('account').notNull(),
    method: text('method').notNull(),
    host: text('host').notNull(),
    path: text('path').notNull(),
    status: integer('status').notNull(),
    bytesOut: integer('bytes_out').notNull(),
    bytesIn: integer('bytes_in').notNull(),
    ms: integer('ms').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [index('network_log_account').on(t.account)],
);
