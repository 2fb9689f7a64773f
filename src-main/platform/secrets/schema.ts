import { sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Passwords and keys of other services, in the encrypted store and nowhere else. Neither journalled nor synced. */
export const secret = sqliteTable('secret', { name: text('name').primaryKey(), value: text('value').notNull() });
