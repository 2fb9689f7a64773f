import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CapturedTable } from '../../platform/store/capture';
import { syncedColumns } from '../../platform/store/columns';

/**
 * A person. Keys (`*Key`) are folded text to sort and match by; they, `email`, `phone` and `city` follow from
 * other rows, for the list (see derive.ts). The list's indexes end in `deletedAt`, so that a jump far down the list
 * reads nothing but the index.
 */
export const contact = sqliteTable(
  'contact',
  {
    ...syncedColumns,
    prefix: text('prefix').notNull().default(''),
    givenName: text('given_name').notNull().default(''),
    additionalName: text('additional_name').notNull().default(''),
    familyName: text('family_name').notNull().default(''),
    suffix: text('suffix').notNull().default(''),
    nickname: text('nickname').notNull().default(''),
    pronouns: text('pronouns').notNull().default(''),
    /** BCP 47, empty where unknown. */
    language: text('language').notNull().default(''),
    /** Nothing about this person leaves this computer. */
    localOnly: integer('local_only', { mode: 'boolean' }).notNull().default(false),
    companyId: text('company_id'),
    role: text('role').notNull().default(''),
    department: text('department').notNull().default(''),
    about: text('about').notNull().default(''),
    /** Hash of the photo's content, or ''. */
    photo: text('photo').notNull().default(''),
    /** The record this one was merged into; it is then in no list and no bin, and its id leads there. */
    mergedInto: text('merged_into'),
    displayName: text('display_name').notNull().default(''),
    companyName: text('company_name').notNull().default(''),
    email: text('email').notNull().default(''),
    phone: text('phone').notNull().default(''),
    city: text('city').notNull().default(''),
    displayKey: text('display_key').notNull().default(''),
    nameKey: text('name_key').notNull().default(''),
    companyKey: text('company_key').notNull().default(''),
    roleKey: text('role_key').notNull().default(''),
    cityKey: text('city_key').notNull().default(''),
    /** The company whose `contactCount` has this contact in it. */
    countedIn: text('counted_in'),
  },
  (t) => {
    const live = sql`deleted_at IS NULL`;
    return [
      index('contact_by_name').on(t.nameKey, t.id, t.deletedAt).where(live),
      index('contact_by_company').on(t.companyKey, t.id, t.deletedAt).where(live),
      index('contact_by_role').on(t.roleKey, t.id, t.deletedAt).where(live),
      index('contact_by_email').on(t.email, t.id, t.deletedAt).where(live),
      index('contact_by_phone').on(t.phone, t.id, t.deletedAt).where(live),
      index('contact_by_city').on(t.cityKey, t.id, t.deletedAt).where(live),
      index('contact_by_owner').on(t.ownerId, t.id, t.deletedAt).where(live),
      index('contact_by_created').on(t.createdAt, t.id, t.deletedAt).where(live),
      index('contact_by_updated').on(t.updatedAt, t.id, t.deletedAt).where(live),
      index('contact_photo').on(t.photo).where(sql`photo <> ''`),
      index('contact_of_company').on(t.companyId),
      index('contact_merged').on(t.mergedInto).where(sql`merged_into IS NOT NULL`),
      index('contact_binned').on(t.deletedAt).where(sql`deleted_at IS NOT NULL`),
    ];
  },
);

export const capturedContact: CapturedTable = {
  table: contact,
  links: ['company_id'],
  derived: [
    'display_name',
    'display_key',
    'company_name',
    'email',
    'phone',
    'city',
    'name_key',
    'company_key',
    'role_key',
    'city_key',
    'counted_in',
  ],
};
