import { and, asc, count, eq, inArray, sql } from 'drizzle-orm';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb } from '../../platform/store/handles';
import type { Image } from './image';
import { davAccount, davCard, davCollection, davInbox } from './schema';

export type AccountRow = typeof davAccount.$inferSelect;
export type CollectionRow = typeof davCollection.$inferSelect;
export type CardRow = typeof davCard.$inferSelect;
export type InboxRow = typeof davInbox.$inferSelect;

/** Fails: `not_found`. */
export function accountOf(db: ReadableDb, id: string): AccountRow {
  const row = findAccount(db, id);
  if (!row) throw new AppError('not_found', 'no such account', { id });
  return row;
}

export const findAccount = (db: ReadableDb, id: string): AccountRow | undefined =>
  db.orm.select().from(davAccount).where(eq(davAccount.id, id)).get();

export const allAccounts = (db: ReadableDb): AccountRow[] =>
  db.orm.select().from(davAccount).orderBy(asc(davAccount.createdAt), asc(davAccount.id)).all();

export function setAccount(db: ReadableDb, id: string, patch: Partial<AccountRow>): void {
  db.orm.update(davAccount).set(patch).where(eq(davAccount.id, id)).run();
}

export const collectionsOf = (db: ReadableDb, accountId: string): CollectionRow[] =>
  db.orm
    .select()
    .from(davCollection)
    .where(eq(davCollection.accountId, accountId))
    .orderBy(asc(davCollection.id))
    .all();

export function setCollection(db: ReadableDb, id: number, patch: Partial<CollectionRow>): void {
  db.orm.update(davCollection).set(patch).where(eq(davCollection.id, id)).run();
}

/** Versions of the cards known on the server, by href. */
export function knownEtags(db: ReadableDb, collectionId: number): Map<string, string> {
  const rows = db
    .prepare<[number], { href: string; etag: string }>(
      `SELECT href, etag FROM dav_card WHERE collection_id = ? AND state <> 'gone'`,
    )
    .all(collectionId);
  return new Map(rows.map(({ href, etag }) => [href, etag]));
}

export const cardAt = (db: ReadableDb, collectionId: number, href: string): CardRow | undefined =>
  db.orm
    .select()
    .from(davCard)
    .where(and(eq(davCard.collectionId, collectionId), eq(davCard.href, href)))
    .get();

/** Cards of an account that are a contact's. */
export const cardsOfContact = (db: ReadableDb, accountId: string, contactId: string): CardRow[] =>
  db.orm
    .select()
    .from(davCard)
    .where(and(eq(davCard.contactId, contactId), inArray(davCard.collectionId, ofAccount(accountId))))
    .orderBy(asc(davCard.id))
    .all();

const ofAccount = (accountId: string) => sql`(SELECT id FROM dav_collection WHERE account_id = ${accountId})`;

/** Whether a card of any account is the contact's. */
export const isOnAServer = (db: ReadableDb, contactId: string): boolean =>
  db.prepare<[string], unknown>('SELECT 1 FROM dav_card WHERE contact_id = ?').get(contactId) !== undefined;

export function countCards(db: ReadableDb, collectionIds: readonly number[]): number {
  const linked = and(inArray(davCard.collectionId, [...collectionIds]), eq(davCard.state, 'there'));
  return (
    db.orm.select({ cards: count() }).from(davCard).where(and(linked, sql`contact_id IS NOT NULL`)).get()?.cards ?? 0
  );
}

type NewCard = Omit<typeof davCard.$inferInsert, 'id'>;

export function saveCard(db: ReadableDb, row: NewCard): void {
  const { collectionId: _collection, href: _href, ...rest } = row;
  db.orm
    .insert(davCard)
    .values(row)
    .onConflictDoUpdate({ target: [davCard.collectionId, davCard.href], set: rest })
    .run();
}

export function setCard(db: ReadableDb, id: number, patch: Partial<CardRow>): void {
  db.orm.update(davCard).set(patch).where(eq(davCard.id, id)).run();
}

export function forgetCard(db: ReadableDb, id: number): void {
  db.orm.delete(davCard).where(eq(davCard.id, id)).run();
}

export function stage(db: ReadableDb, row: Omit<InboxRow, 'id'>): void {
  const { card, etag } = row;
  db.orm
    .insert(davInbox)
    .values(row)
    .onConflictDoUpdate({ target: [davInbox.collectionId, davInbox.href], set: { card, etag } })
    .run();
}

export const inboxOf = (db: ReadableDb, accountId: string, after: number, limit: number): InboxRow[] =>
  db.orm
    .select()
    .from(davInbox)
    .where(and(eq(davInbox.accountId, accountId), sql`id > ${after}`))
    .orderBy(asc(davInbox.id))
    .limit(limit)
    .all();

export const countInbox = (db: ReadableDb, accountId: string): number =>
  db.orm.select({ cards: count() }).from(davInbox).where(eq(davInbox.accountId, accountId)).get()?.cards ?? 0;

export function unstage(db: ReadableDb, id: number): void {
  db.prepare('DELETE FROM dav_inbox WHERE id = ?').run(id);
}

/** Forgets an account with all that is known of its server. */
export function forgetAccount(db: ReadableDb, accountId: string): void {
  const within = 'IN (SELECT id FROM dav_collection WHERE account_id = ?)';
  db.prepare(`DELETE FROM dav_card WHERE collection_id ${within}`).run(accountId);
  for (const table of ['dav_inbox', 'dav_conflict'])
    db.prepare(`DELETE FROM ${table} WHERE account_id = ?`).run(accountId);
  db.prepare('DELETE FROM dav_collection WHERE account_id = ?').run(accountId);
  db.prepare('DELETE FROM dav_account WHERE id = ?').run(accountId);
}

export const noImage: Image = {};
