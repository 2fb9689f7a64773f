import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { rhythmUnits } from '../../../src-shared/domain/keep-in-touch';
import type { CapturedTable } from '../../platform/store/capture';
import { syncedColumns } from '../../platform/store/columns';
import { dateMarkId, keepInTouchId } from './ids';

/**
 * How often one wants to be in touch with a party; one row each, by an id that follows from it. Days are local
 * dates. `due` follows from the others by the rule in domain/keep-in-touch; they merge and are undone as one.
 */
export const keepInTouch = sqliteTable(
  'keep_in_touch',
  {
    ...syncedColumns,
    partyId: text('party_id').notNull(),
    every: integer('every').notNull(),
    unit: text('unit', { enum: rhythmUnits }).notNull(),
    lastContact: text('last_contact').notNull(),
    snoozedUntil: text('snoozed_until'),
    due: text('due').notNull(),
  },
  (t) => [
    index('keep_in_touch_party').on(t.partyId),
    index('keep_in_touch_due').on(t.due).where(sql`deleted_at IS NULL`),
    index('keep_in_touch_contacted').on(t.lastContact).where(sql`deleted_at IS NULL`),
  ],
);

/** A date that was taken off Today in a year: for good (`until` null), or until a day. */
export const dateMark = sqliteTable(
  'date_mark',
  {
    ...syncedColumns,
    partyId: text('party_id').notNull(),
    dateId: text('date_id').notNull(),
    year: integer('year').notNull(),
    until: text('until'),
  },
  (t) => [index('date_mark_party').on(t.partyId)],
);

export const capturedToday: readonly CapturedTable[] = [
  {
    table: keepInTouch,
    record: 'party_id',
    groups: { rhythm: ['every', 'unit', 'last_contact', 'snoozed_until', 'due'] },
    // One of each party: of two, that of the record that stays counts.
    identity: () => '',
    idOf: ({ party_id }) => keepInTouchId(String(party_id)),
  },
  {
    table: dateMark,
    record: 'party_id',
    about: 'date_id',
    identity: ({ date_id, year }) => `${date_id} ${year}`,
    idOf: ({ date_id, year }) => dateMarkId(String(date_id), Number(year)),
  },
];
