import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type {
  AccountAsk,
  AccountConflict,
  AccountCounts,
  AccountProblem,
  AccountProgress,
} from '../../../src-shared/contract/accounts';
import type { Image } from './image';

/** An address book server and who we are there. These tables are of this laptop: neither journalled nor synced. */
export const davAccount = sqliteTable('dav_account', {
  id: text('id').primaryKey(),
  preset: text('preset').notNull(),
  name: text('name').notNull(),
  serverUrl: text('server_url').notNull(),
  userName: text('user_name').notNull(),
  /** Origins it may reach, as the rules of the network client name them. */
  allow: text('allow', { mode: 'json' }).$type<string[]>().notNull(),
  lan: integer('lan', { mode: 'boolean' }).notNull(),
  direction: text('direction', { enum: ['both', 'in'] }).notNull(),
  /** Minutes between two runs; 0 for only when asked. */
  every: integer('every').notNull(),
  /** `preview`: what would come in was counted and waits for a go. `asking`: `ask` waits for an answer. */
  state: text('state', { enum: ['preview', 'active', 'paused', 'asking'] }).notNull(),
  ask: text('ask', { mode: 'json' }).$type<AccountAsk>(),
  /** An answered question: what it allows the next run to do. */
  allowed: text('allowed').notNull().default(''),
  lastSuccess: integer('last_success'),
  problem: text('problem', { mode: 'json' }).$type<AccountProblem>(),
  counts: text('counts', { mode: 'json' }).$type<AccountCounts>(),
  /** Up to which row of the journal local changes were looked at; null when never. */
  journalSeq: integer('journal_seq'),
  createdAt: integer('created_at').notNull(),
  /** Of the run under way; a crash leaves it behind. */
  progress: text('progress', { mode: 'json' }).$type<AccountProgress>(),
});

/** A part both sides changed: what each made of it, as an image has it; null where it was taken away. */
export interface ConflictPart {
  key: string;
  ours: string | null;
  theirs: string | null;
}

/** What both sides changed, until somebody decides; one a contact and account. */
export const davConflict = sqliteTable(
  'dav_conflict',
  {
    id: integer('id').primaryKey(),
    accountId: text('account_id').notNull(),
    contactId: text('contact_id').notNull(),
    kind: text('kind').$type<AccountConflict['kind']>().notNull(),
    parts: text('parts', { mode: 'json' }).$type<ConflictPart[]>().notNull(),
    at: integer('at').notNull(),
  },
  (t) => [uniqueIndex('dav_conflict_contact').on(t.accountId, t.contactId)],
);

export const davCollection = sqliteTable(
  'dav_collection',
  {
    id: integer('id').primaryKey(),
    accountId: text('account_id').notNull(),
    url: text('url').notNull(),
    name: text('name').notNull(),
    writable: integer('writable', { mode: 'boolean' }).notNull(),
    /** For what changed since (RFC 6578); empty where the server gives none. */
    syncToken: text('sync_token').notNull().default(''),
    lastSuccess: integer('last_success'),
  },
  (t) => [index('dav_collection_account').on(t.accountId)],
);

/** A card on the server. `contactId` null: none of ours (a group, a card that says nobody). */
export const davCard = sqliteTable(
  'dav_card',
  {
    id: integer('id').primaryKey(),
    collectionId: integer('collection_id').notNull(),
    href: text('href').notNull(),
    /** Empty while it is not on the server, or its version is not known. */
    etag: text('etag').notNull(),
    contactId: text('contact_id'),
    /** The server's card as last seen, and what it said. */
    card: text('card').notNull(),
    theirs: text('theirs', { mode: 'json' }).$type<Image>().notNull(),
    /** What the contact said when both agreed last. */
    ours: text('ours', { mode: 'json' }).$type<Image>().notNull(),
    /** `gone`: not on the server. `left`: its contact was deleted here, and it stays on the server as it is. */
    state: text('state', { enum: ['there', 'gone', 'left'] }).notNull(),
    /** What the contact said when the server would not take it. */
    refusedAs: text('refused_as', { mode: 'json' }).$type<Image>(),
    /** What both will say once a write that is under way, or whose answer was lost, has arrived. */
    sent: text('sent', { mode: 'json' }).$type<{ theirs: Image; ours: Image }>(),
  },
  (t) => [uniqueIndex('dav_card_href').on(t.collectionId, t.href), index('dav_card_contact').on(t.contactId)],
);

/** Cards on their way in: fetched, and not yet brought into the store. `card` null: gone from the server. */
export const davInbox = sqliteTable(
  'dav_inbox',
  {
    id: integer('id').primaryKey(),
    accountId: text('account_id').notNull(),
    collectionId: integer('collection_id').notNull(),
    href: text('href').notNull(),
    etag: text('etag').notNull(),
    card: text('card'),
  },
  (t) => [uniqueIndex('dav_inbox_href').on(t.collectionId, t.href), index('dav_inbox_account').on(t.accountId)],
);
