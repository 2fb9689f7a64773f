import { erasedTraces } from '../../features/safety';
import { readVCards } from '../../features/vcard';
import type { ReadableDb } from '../../platform/store/handles';
import type { Fetched } from './port';

const addressTrace = (bookUrl: string, href: string) => `card ${new URL(href, bookUrl).href}`;
const uidTrace = (uid: string) => `uid ${uid}`;

const uidOf = (card: string): string => readVCards(card)[0]?.card.uid ?? '';

/** By what a contact is known on servers: where its cards lie, and their UIDs wherever they may lie some day. */
export function cardTraces(db: ReadableDb, contactId: string): string[] {
  const rows = db
    .prepare<[string], { url: string; href: string; card: string }>(
      `SELECT k.url, d.href, d.card FROM dav_card d JOIN dav_collection k ON k.id = d.collection_id
       WHERE d.contact_id = ?`,
    )
    .all(contactId);
  return rows.flatMap(({ url, href, card }) => {
    const uid = uidOf(card);
    return [addressTrace(url, href), ...(uid === '' ? [] : [uidTrace(uid)])];
  });
}

/** Whose cards of a book are not taken in, because they were erased here. */
export function erasedCards(db: ReadableDb, bookUrl: string) {
  const isErased = erasedTraces(db);
  return {
    /** Not even fetched. */
    lieAt: (href: string): boolean => isErased?.(addressTrace(bookUrl, href)) ?? false,
    /** The same card elsewhere. */
    are: ({ card }: Fetched): boolean => {
      const uid = isErased ? uidOf(card) : '';
      return uid !== '' && (isErased?.(uidTrace(uid)) ?? false);
    },
  };
}
