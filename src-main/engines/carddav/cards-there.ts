import { AppError } from '../../../src-shared/errors';
import { portOf } from './connect';
import {
  type AccountRow,
  allAccounts,
  type CardRow,
  type CollectionRow,
  cardsOfContact,
  collectionsOf,
  setCard,
} from './repository';
import type { House } from './run';

/** A contact's cards that may be deleted on their servers: only where something may be sent at all. */
function deletable({ store: { db } }: Pick<House, 'store'>, contactId: string) {
  return allAccounts(db)
    .filter(({ direction }) => direction === 'both')
    .flatMap((account) => {
      const collections = new Map(collectionsOf(db, account.id).map((row) => [row.id, row]));
      return cardsOfContact(db, account.id, contactId).flatMap(
        (card): { account: AccountRow; collection: CollectionRow; card: CardRow }[] => {
          const collection = collections.get(card.collectionId);
          return card.state === 'there' && collection?.writable ? [{ account, collection, card }] : [];
        },
      );
    });
}

/** See the contract. */
export function cardsOf(house: Pick<House, 'store'>, contactId: string): { accountId: string; account: string }[] {
  const accounts = new Map(deletable(house, contactId).map(({ account: { id, name } }) => [id, name]));
  return [...accounts].map(([accountId, account]) => ({ accountId, account }));
}

/** See the contract. A card that is deleted so is not sent again while its contact waits to be erased. */
export async function deleteCards(house: House, contactId: string): Promise<{ deleted: number }> {
  const { store } = house;
  const cards = deletable(house, contactId);
  for (const { account, collection, card } of cards) {
    const condition = /^".*"$/.test(card.etag) ? { etag: card.etag } : 'any';
    const written = await portOf(house, account).remove(new URL(card.href, collection.url).href, condition);
    if (written.outcome === 'changed')
      throw new AppError('conflict', 'changed there meanwhile', { reason: 'changedThere' });
    store.maintain(() => setCard(store.db, card.id, { state: 'left' }));
  }
  return { deleted: cards.length };
}
