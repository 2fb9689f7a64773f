import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { addressPartKey } from '../../../src-shared/domain/address';
import type { CapturedTable } from '../../platform/store/capture';
import { syncedColumns } from '../../platform/store/columns';

/**
 * What may be written there: whether the person agreed, when (ms since 1970, null where nobody knows) and how it is
 * known. `preferred` is the one of its kind to use first; no two live ones of a party and kind are.
 */
const permission = {
  preferred: integer('preferred', { mode: 'boolean' }).notNull().default(false),
  consent: text('consent', { enum: ['unknown', 'given', 'refused'] })
    .notNull()
    .default('unknown'),
  consentAt: integer('consent_at'),
  consentSource: text('consent_source').notNull().default(''),
};

/** A consent is one statement: its answer, its time and its source merge together. */
const consentGroup = ['consent', 'consent_at', 'consent_source'];

/** An email address, phone number or link of a party. `normalized` is what it is matched by. */
export const contactPoint = sqliteTable(
  'contact_point',
  {
    ...syncedColumns,
    partyId: text('party_id').notNull(),
    kind: text('kind', { enum: ['email', 'phone', 'url'] }).notNull(),
    value: text('value').notNull(),
    normalized: text('normalized').notNull(),
    label: text('label').notNull().default(''),
    position: integer('position').notNull().default(0),
    ...permission,
  },
  (t) => [
    index('contact_point_party').on(t.partyId),
    index('contact_point_normalized').on(t.normalized),
    index('contact_point_consent').on(t.consent).where(sql`consent <> 'unknown'`),
  ],
);

export const postalAddress = sqliteTable(
  'postal_address',
  {
    ...syncedColumns,
    partyId: text('party_id').notNull(),
    label: text('label').notNull().default(''),
    street: text('street').notNull().default(''),
    extended: text('extended').notNull().default(''),
    postalCode: text('postal_code').notNull().default(''),
    city: text('city').notNull().default(''),
    region: text('region').notNull().default(''),
    country: text('country').notNull().default(''),
    position: integer('position').notNull().default(0),
    ...permission,
  },
  (t) => [index('postal_address_party').on(t.partyId)],
);

/** A day that matters every year: a birthday, an anniversary, or one with a label of its own. `year` may be unknown. */
export const partyDate = sqliteTable(
  'party_date',
  {
    ...syncedColumns,
    partyId: text('party_id').notNull(),
    kind: text('kind', { enum: ['birthday', 'anniversary', 'custom'] }).notNull(),
    label: text('label').notNull().default(''),
    year: integer('year'),
    month: integer('month').notNull(),
    day: integer('day').notNull(),
  },
  (t) => [index('party_date_party').on(t.partyId), index('party_date_day').on(t.month, t.day)],
);

export const capturedParties: readonly CapturedTable[] = [
  {
    table: contactPoint,
    record: 'party_id',
    groups: { value: ['kind', 'value', 'normalized'], consent: consentGroup },
    identity: ({ kind, normalized, value }) => `${kind} ${normalized || value}`,
  },
  {
    table: postalAddress,
    record: 'party_id',
    groups: {
      address: ['street', 'extended', 'postal_code', 'city', 'region', 'country'],
      consent: consentGroup,
    },
    identity: ({ street, extended, postal_code, city, region, country }) =>
      [street, extended, postal_code, city, region, country].map((part) => addressPartKey(String(part))).join('|'),
  },
  {
    table: partyDate,
    record: 'party_id',
    groups: { kind: ['kind', 'label'], date: ['year', 'month', 'day'] },
    identity: ({ kind, label, year, month, day }) => [kind, label, year, month, day].join('|'),
  },
];
