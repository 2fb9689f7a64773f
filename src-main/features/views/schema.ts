import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ListKind } from '../../../src-shared/contract/filters';
import type { CapturedTable } from '../../platform/store/capture';
import { syncedColumns } from '../../platform/store/columns';

/** A view of a list under a name: `definition` is what it shows, as JSON (see the contract). */
export const savedView = sqliteTable('saved_view', {
  ...syncedColumns,
  kind: text('kind').$type<ListKind>().notNull(),
  name: text('name').notNull(),
  definition: text('definition', { mode: 'json' }).$type<unknown>().notNull(),
  pinned: integer('pinned', { mode: 'boolean' }).notNull().default(false),
  digit: integer('digit'),
  position: integer('position').notNull(),
});

export const capturedViews: CapturedTable = { table: savedView };
