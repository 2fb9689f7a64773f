import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CapturedTable } from '../../platform/store/capture';
import { syncedColumns } from '../../platform/store/columns';

/** First and last day, ISO 8601 dates; empty where unknown or still going on. */
const term = { since: text('since').notNull().default(''), until: text('until').notNull().default('') };

/** What a contact (`partyId`) is in a company beside the one that stands in the contact itself. */
export const affiliation = sqliteTable(
  'affiliation',
  {
    ...syncedColumns,
    partyId: text('party_id').notNull(),
    companyId: text('company_id').notNull(),
    role: text('role').notNull().default(''),
    department: text('department').notNull().default(''),
    ...term,
  },
  (t) => [index('affiliation_party').on(t.partyId), index('affiliation_company').on(t.companyId)],
);

/**
 * What one record (`partyId`) is to another (`toId`). `type` is one of src-shared/domain/relationship.ts; `word` and
 * `inverse` are the user's own words, for the type `other`.
 */
export const relationship = sqliteTable(
  'relationship',
  {
    ...syncedColumns,
    partyId: text('party_id').notNull(),
    fromKind: text('from_kind', { enum: ['contact', 'company'] }).notNull(),
    toId: text('to_id').notNull(),
    toKind: text('to_kind', { enum: ['contact', 'company'] }).notNull(),
    type: text('type').notNull(),
    word: text('word').notNull().default(''),
    inverse: text('inverse').notNull().default(''),
    ...term,
    note: text('note').notNull().default(''),
  },
  (t) => [index('relationship_party').on(t.partyId), index('relationship_to').on(t.toId)],
);

export const capturedConnections: readonly CapturedTable[] = [
  {
    table: affiliation,
    record: 'party_id',
    links: ['company_id'],
    groups: { term: ['since', 'until'] },
  },
  {
    table: relationship,
    record: 'party_id',
    links: ['to_id'],
    groups: {
      ends: ['party_id', 'from_kind', 'to_id', 'to_kind'],
      type: ['type', 'word', 'inverse'],
      term: ['since', 'until'],
    },
  },
];
