import type { ReadableDb } from '../../platform/store/handles';
import type { CardRow } from './repository';
import { breathe } from './run';

/** Rows of the journal looked at in one go. */
const slice = 2000;

const records = `SELECT DISTINCT j.record AS id FROM journal j WHERE j.seq > ? AND j.seq <= ?`;
/** A company's name and a tag's are in the cards of all who have them. */
const touched = `
  SELECT c.id FROM contact c WHERE c.id = @id
  UNION SELECT c.id FROM contact c WHERE c.company_id = @id
  UNION SELECT x.party_id FROM tagging x WHERE x.tag_id = @id`;

/**
 * The contacts changed after row `after` of the journal, up to `last`, in the order they were made; all there are
 * where it was never looked at. Those whose rows were purged are not among them.
 */
export async function changedContacts(db: ReadableDb, after: number | null, last: number): Promise<string[]> {
  const ids = new Set<string>();
  if (after === null) {
    const page = db.prepare<[string, number], { id: string }>(
      'SELECT id FROM contact WHERE id > ? ORDER BY id LIMIT ?',
    );
    for (let rows = page.all('', slice); rows.length > 0; rows = page.all(rows.at(-1)?.id ?? '', slice)) {
      for (const { id } of rows) ids.add(id);
      await breathe();
    }
    return [...ids];
  }
  const find = db.prepare<[{ id: string }], { id: string }>(touched);
  for (let from = after; from < last; from += slice) {
    for (const { id } of db
      .prepare<[number, number], { id: string }>(records)
      .all(from, Math.min(last, from + slice))) {
      for (const contact of find.all({ id })) ids.add(contact.id);
    }
    await breathe();
  }
  return [...ids].sort();
}

/** Cards on the server whose contact was deleted for good. */
export const purgedCards = (db: ReadableDb, accountId: string): CardRow[] =>
  db
    .prepare<[string], { id: number; collectionId: number; href: string; etag: string; contactId: string }>(
      `SELECT d.id, d.collection_id AS collectionId, d.href, d.etag, d.contact_id AS contactId
       FROM dav_card d JOIN dav_collection k ON k.id = d.collection_id AND k.account_id = ?
       WHERE d.state = 'there' AND d.contact_id IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.id = d.contact_id)`,
    )
    .all(accountId)
    .map((row) => ({ ...row, card: '', theirs: {}, ours: {}, state: 'there', refusedAs: null, sent: null }));

/** Whether nothing about this contact may leave the computer. */
export const isLocalOnly = (db: ReadableDb, contactId: string): boolean =>
  db.prepare<[string], unknown>('SELECT 1 FROM contact WHERE id = ? AND local_only = 1').get(contactId) !== undefined;
