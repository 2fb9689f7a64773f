import { sql } from 'drizzle-orm';
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { objectIcons } from '../../../src-shared/contract/objects';
import type { CapturedTable } from '../../platform/store/capture';
import { syncedColumns } from '../../platform/store/columns';

/** A kind of record that the practice made up. Its fields are those whose `target` is its id. */
export const customObject = sqliteTable('custom_object', {
  ...syncedColumns,
  name: text('name').notNull(),
  singular: text('singular').notNull(),
  icon: text('icon', { enum: objectIcons }).notNull(),
});

/** A record of such a kind. `nameKey` follows from the name. */
export const customRecord = sqliteTable(
  'custom_record',
  {
    ...syncedColumns,
    objectId: text('object_id').notNull(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull().default(''),
  },
  (t) => [
    index('custom_record_of').on(t.objectId, t.nameKey, t.id).where(sql`deleted_at IS NULL`),
    index('custom_record_binned').on(t.deletedAt).where(sql`deleted_at IS NOT NULL`),
  ],
);

export const capturedObjects: readonly CapturedTable[] = [
  { table: customObject, groups: { name: ['name', 'singular'] } },
  { table: customRecord, derived: ['name_key'] },
];
