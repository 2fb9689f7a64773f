import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CapturedTable } from '../../platform/store/capture';
import { syncedColumns } from '../../platform/store/columns';

/** A company. `*Key`, `email`, `phone`, `city` and `contactCount` follow from other rows, for the list (as in contacts/schema.ts). */
export const company = sqliteTable(
  'company',
  {
    ...syncedColumns,
    name: text('name').notNull(),
    industry: text('industry').notNull().default(''),
    about: text('about').notNull().default(''),
    /** The company this one belongs to. The rows may say a circle where two computers did; whoever walks it stops. */
    parentId: text('parent_id'),
    /** Hash of the photo's (the logo's) content, or ''. */
    photo: text('photo').notNull().default(''),
    /** The record this one was merged into; it is then in no list and no bin, and its id leads there. */
    mergedInto: text('merged_into'),
    email: text('email').notNull().default(''),
    phone: text('phone').notNull().default(''),
    city: text('city').notNull().default(''),
    contactCount: integer('contact_count').notNull().default(0),
    nameKey: text('name_key').notNull().default(''),
    cityKey: text('city_key').notNull().default(''),
  },
  (t) => {
    const live = sql`deleted_at IS NULL`;
    return [
      index('company_by_name').on(t.nameKey, t.id, t.deletedAt).where(live),
      index('company_by_contacts').on(t.contactCount, t.id, t.deletedAt).where(live),
      index('company_by_email').on(t.email, t.id, t.deletedAt).where(live),
      index('company_by_phone').on(t.phone, t.id, t.deletedAt).where(live),
      index('company_by_city').on(t.cityKey, t.id, t.deletedAt).where(live),
      index('company_by_owner').on(t.ownerId, t.id, t.deletedAt).where(live),
      index('company_by_created').on(t.createdAt, t.id, t.deletedAt).where(live),
      index('company_by_updated').on(t.updatedAt, t.id, t.deletedAt).where(live),
      index('company_of_parent').on(t.parentId).where(sql`parent_id IS NOT NULL`),
      index('company_photo').on(t.photo).where(sql`photo <> ''`),
      index('company_merged').on(t.mergedInto).where(sql`merged_into IS NOT NULL`),
      index('company_binned').on(t.deletedAt).where(sql`deleted_at IS NOT NULL`),
    ];
  },
);

export const capturedCompany: CapturedTable = {
  table: company,
  links: ['parent_id'],
  derived: ['email', 'phone', 'city', 'contact_count', 'name_key', 'city_key'],
};
