import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { CapturedTable } from '../../platform/store/capture';
import { syncedColumns } from '../../platform/store/columns';

/** One record was merged into another, `partyId`; in the bin once it was taken apart again. */
export const merge = sqliteTable(
  'merge',
  { ...syncedColumns, partyId: text('party_id').notNull(), loserId: text('loser_id').notNull() },
  (t) => [index('merge_party').on(t.partyId), index('merge_loser').on(t.loserId)],
);

/**
 * What a merge did, so that it can be taken apart at any time (docs/decisions/0017): a row `moved` to the survivor (from
 * position `before`), `added` to it or `removed` from it, a `field` set, a `link` to the loser pointed at the survivor.
 */
export const mergeItem = sqliteTable(
  'merge_item',
  {
    ...syncedColumns,
    partyId: text('party_id').notNull(),
    mergeId: text('merge_id').notNull(),
    what: text('what', { enum: ['moved', 'added', 'removed', 'field', 'link'] }).notNull(),
    table: text('tbl').notNull(),
    row: text('row').notNull(),
    column: text('col').notNull().default(''),
    before: text('before', { mode: 'json' }).$type<string | number | null>().notNull().default(null),
    after: text('after', { mode: 'json' }).$type<string | number | null>().notNull().default(null),
  },
  (t) => [index('merge_item_party').on(t.partyId), index('merge_item_merge').on(t.mergeId, t.id)],
);

/** The user said that these are two. The id follows from both, so that two laptops say it once. */
export const notDuplicate = sqliteTable(
  'not_duplicate',
  { ...syncedColumns, partyId: text('party_id').notNull(), otherId: text('other_id').notNull() },
  (t) => [index('not_duplicate_party').on(t.partyId), index('not_duplicate_other').on(t.otherId)],
);

/** Pairs that may be one and the same, of this laptop's last look; `a` is the lesser id. */
export const duplicatePair = sqliteTable(
  'duplicate_pair',
  {
    a: text('a_id').notNull(),
    b: text('b_id').notNull(),
    kind: text('kind', { enum: ['contact', 'company'] }).notNull(),
    class: text('class', { enum: ['certain', 'likely', 'possible'] }).notNull(),
    score: real('score').notNull(),
    reasons: text('reasons', { mode: 'json' }).$type<unknown>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.a, t.b] }),
    index('duplicate_pair_b').on(t.b),
    index('duplicate_pair_score').on(t.score, t.a, t.b),
  ],
);

/** A party by the short number that the index of keys has it by, with the hashes of its name and of all its keys. */
export const matchParty = sqliteTable(
  'match_party',
  {
    number: integer('number').primaryKey(),
    partyId: text('party_id').notNull(),
    name: integer('name').notNull(),
    keys: text('keys', { mode: 'json' }).$type<number[]>().notNull(),
  },
  (t) => [uniqueIndex('match_party_party_id_unique').on(t.partyId)],
);

/** By which keys (hashed) parties are found; WITHOUT ROWID in the store. */
export const matchKey = sqliteTable(
  'match_key',
  { key: integer('key').notNull(), party: integer('party').notNull() },
  (t) => [primaryKey({ columns: [t.key, t.party] })],
);

export const capturedDuplicates: readonly CapturedTable[] = [
  { table: merge, record: 'party_id' },
  { table: mergeItem, record: 'party_id' },
  { table: notDuplicate, record: 'party_id', links: ['other_id'] },
];
