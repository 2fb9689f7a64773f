import { sql } from 'drizzle-orm';
import { getTableConfig, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { addressPartKey } from '../../../src-shared/domain/address';
import type { CapturedTable } from '../../platform/store/capture';
import { syncedColumns } from '../../platform/store/columns';
import { taggingIdOf } from './ids';

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

/**
 * A note about a party. `doc` is its rich text as JSON (see domain/rich-text), null for a plain one; `body` its plain
 * text, empty where only a talk was noted. `talked`: writing it down meant that one was in touch.
 */
export const note = sqliteTable(
  'note',
  {
    ...syncedColumns,
    partyId: text('party_id').notNull(),
    body: text('body').notNull(),
    doc: text('doc'),
    pinned: integer('pinned', { mode: 'boolean' }).notNull().default(false),
    talked: integer('talked', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [index('note_party').on(t.partyId)],
);

/** Who is mentioned in which note. Follows from the notes: triggers write it, whoever writes these. */
export const mention = sqliteTable(
  'mention',
  { noteId: text('note_id').notNull(), mentionedId: text('mentioned_id').notNull() },
  (t) => [primaryKey({ columns: [t.noteId, t.mentionedId] }), index('mention_of').on(t.mentionedId)],
);

/**
 * What was typed and not saved yet; of this laptop, neither journalled nor synced. `noteId` is null for a new note,
 * `base` the version of the note it began with. `rev` counts its saves, so that two windows notice each other.
 */
export const noteDraft = sqliteTable(
  'note_draft',
  {
    id: text('id').primaryKey(),
    partyId: text('party_id').notNull(),
    noteId: text('note_id'),
    base: text('base'),
    doc: text('doc').notNull(),
    rev: integer('rev').notNull(),
    savedAt: integer('saved_at').notNull(),
  },
  (t) => [index('note_draft_party').on(t.partyId)],
);

export const tag = sqliteTable('tag', {
  ...syncedColumns,
  name: text('name').notNull(),
  color: text('color', { enum: ['neutral', 'good', 'warn', 'bad', 'info', 'accent'] }).notNull(),
});

/** One row per tag of a party; its id follows from both, so that tagging on two laptops is one row. */
export const tagging = sqliteTable(
  'tagging',
  { ...syncedColumns, partyId: text('party_id').notNull(), tagId: text('tag_id').notNull() },
  (t) => [index('tagging_party').on(t.partyId), index('tagging_tag').on(t.tagId)],
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
  { table: note, record: 'party_id', groups: { body: ['body', 'doc'] } },
  { table: tag },
  {
    table: tagging,
    record: 'party_id',
    groups: { tagging: ['party_id', 'tag_id'] },
    identity: ({ tag_id }) => String(tag_id),
    idOf: ({ party_id, tag_id }) => taggingIdOf(String(party_id), String(tag_id)),
  },
];

/** Names of the tables whose rows belong to a party, by their column `party_id`. */
export const ownedTables = (captured: readonly CapturedTable[]): string[] =>
  captured.filter(({ record }) => record === 'party_id').map(({ table }) => getTableConfig(table).name);

/**
 * Columns that say whom a row of somebody else is about, and without which it would say nothing: it goes with the one
 * it is about. Links that may be empty are left as they are: whoever reads them looks whether there is such a record.
 */
export const bindingLinks = (captured: readonly CapturedTable[]): { table: string; column: string }[] =>
  captured.flatMap(({ table, links = [] }) => {
    const { name, columns } = getTableConfig(table);
    return columns
      .filter((column) => links.includes(column.name) && column.notNull)
      .map((column) => ({ table: name, column: column.name }));
  });
