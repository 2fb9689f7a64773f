import { AppError } from '../../../src-shared/errors';
import { findParty } from '../../features/parties';
import { type CardPhoto, photoOf } from '../../features/vcard';
import type { ReadableDb } from '../../platform/store/handles';
import { imageOfContact } from './contact-image';
import { differenceOf, type Image } from './image';
import { readIncoming } from './incoming';
import { changedContacts, isLocalOnly, purgedCards } from './outbox';
import { newCard, patchedCard } from './patch-card';
import type { Condition, Written } from './port';
import { refetch } from './pull';
import {
  allAccounts,
  type CardRow,
  type CollectionRow,
  cardAt,
  cardsOfContact,
  collectionsOf,
  countCards,
  forgetCard,
  isOnAServer,
  noImage,
  saveCard,
  setAccount,
  setCard,
} from './repository';
import { breathe, Question, type Run, tellProgress } from './run';

/** More than so many deletions at once, or more than a fifth of all, are asked about first. */
const manyDeletions = 10;
const manyShare = 0.2;
/** Servers refuse a whole card for a photo that is bigger; such a one stays here. */
const biggestPhoto = 2 * 1024 * 1024;
/** After so many contacts it is told how far it got. */
const told = 25;

export interface Pushed {
  sent: number;
  refused: number;
  /** Some cards were changed there meanwhile, or their new version is not known: fetch and push again. */
  again: boolean;
}

/** Sends what changed here since the last time. Fails as the port does; stops to ask before it deletes many. */
export async function push(run: Run): Promise<Pushed> {
  const { store } = run.house;
  const collections = new Map(collectionsOf(store.db, run.account.id).map((row) => [row.id, row]));
  const seq = store.operations.lastSeq();
  const ids = await changedContacts(store.db, run.account.journalSeq, seq);
  const purged = purgedCards(store.db, run.account.id);
  const sender = new Sender(run, collections);
  const deletions = ids.filter((id) => isDeleted(store.db, run.account.id, id)).length + purged.length;
  refuseManyDeletions(run, [...collections.keys()], deletions);
  for (const card of purged) await sender.remove(card);
  for (const [done, id] of ids.entries()) {
    run.signal.throwIfAborted();
    if (done % told === 0 && ids.length > told) tellProgress(run, { phase: 'send', done, total: ids.length });
    await sender.send(id);
  }
  await sender.catchUp();
  // The server's own trouble passes: all that is left is tried again the next time.
  if (sender.failed) throw sender.failed;
  if (!sender.result.again) store.maintain(() => setAccount(store.db, run.account.id, { journalSeq: seq }));
  return sender.result;
}

function isDeleted(db: ReadableDb, accountId: string, contactId: string): boolean {
  const cards = cardsOfContact(db, accountId, contactId);
  return cards.some(({ state }) => state === 'there') && imageOfContact(db, contactId) === null;
}

function refuseManyDeletions({ house, account }: Run, collections: readonly number[], deletions: number): void {
  if (account.allowed === 'deleteMany') return;
  const all = countCards(house.store.db, collections);
  if (deletions > manyDeletions || (deletions > 1 && deletions > all * manyShare)) {
    throw new Question('deleteMany', deletions);
  }
}

const isStrong = (etag: string) => /^".*"$/.test(etag);

/** The server would not have this card, whatever the reason; others may go through. */
const isRefusal = (error: unknown): error is AppError =>
  error instanceof AppError && ['forbidden', 'unsupported', 'not_found', 'storage'].includes(error.code);

class Sender {
  readonly result: Pushed = { sent: 0, refused: 0, again: false };
  /** The first error of the server's own (5xx): what was written may have arrived or not. */
  failed: AppError | null = null;
  readonly #stale = new Map<number, string[]>();
  readonly #isFirst: boolean;

  constructor(
    readonly run: Run,
    readonly collections: ReadonlyMap<number, CollectionRow>,
  ) {
    const sending = allAccounts(run.house.store.db).find(
      ({ direction, state }) => direction === 'both' && state === 'active',
    );
    this.#isFirst = sending?.id === run.account.id;
  }

  get #db() {
    return this.run.house.store.db;
  }

  /** Brings the server's cards of a contact to what it says now. */
  async send(contactId: string): Promise<void> {
    const now = imageOfContact(this.#db, contactId);
    const cards = cardsOfContact(this.#db, this.run.account.id, contactId);
    if (!now) {
      for (const card of cards) if (card.state === 'there') await this.remove(card);
      return;
    }
    if (isLocalOnly(this.#db, contactId)) return;
    for (const card of cards) await this.#update(card, now);
    if (cards.length === 0 && this.#isFirst && !isOnAServer(this.#db, contactId)) await this.#create(contactId, now);
  }

  async remove(card: CardRow): Promise<void> {
    const collection = this.collections.get(card.collectionId);
    if (!collection?.writable || card.state === 'left') return;
    const url = new URL(card.href, collection.url).href;
    const condition = await this.#conditionFor(card, collection);
    if (condition === null) return;
    const written = await this.#attempt(card, noImage, () => this.run.port.remove(url, condition));
    if (written?.outcome !== 'done') return;
    this.result.sent++;
    this.#maintain(() => {
      if (card.contactId !== null && findParty(this.#db, card.contactId))
        setCard(this.#db, card.id, { state: 'gone', etag: '', sent: null });
      else forgetCard(this.#db, card.id);
    });
  }

  /** Fetches what was found changed; it is merged before it is sent again. */
  async catchUp(): Promise<void> {
    for (const [id, hrefs] of this.#stale) {
      const collection = this.collections.get(id);
      if (collection) await refetch(this.run, collection, hrefs);
    }
  }

  async #create(contactId: string, now: Image): Promise<void> {
    const collection = [...this.collections.values()].find(({ writable }) => writable);
    if (!collection) return;
    const card = newCard(now, contactId, await this.#photoOf(now));
    const { pathname } = new URL(`${contactId}.vcf`, collection.url.replace(/\/?$/, '/'));
    // Where and as what it goes is kept before it goes: when the answer is lost, it is found there and is the same.
    const row = { collectionId: collection.id, href: pathname, etag: '', contactId, card, state: 'gone' as const };
    this.#maintain(() => saveCard(this.#db, { ...row, theirs: this.#says(card), ours: now }));
    const saved = cardAt(this.#db, collection.id, pathname);
    if (saved) await this.#put(saved, collection, card, now, 'absent');
  }

  async #update(card: CardRow, now: Image): Promise<void> {
    const collection = this.collections.get(card.collectionId);
    if (!collection?.writable || card.state === 'left') return;
    const refused = card.refusedAs && differenceOf(card.refusedAs, now).size === 0;
    const local = differenceOf(card.state === 'gone' ? card.theirs : card.ours, now);
    if (refused || (card.state !== 'gone' && local.size === 0)) return;
    const { house } = this.run;
    const photo = local.get('photo') ? await this.#photoOf(now) : null;
    // A photo that can't go leaves the server's alone.
    const going = new Map([...local].filter(([key, value]) => key !== 'photo' || value === null || photo !== null));
    if (card.state !== 'gone' && going.size === 0) return;
    const means = { photo, country: house.country(), now: house.store.clock.now() };
    const text = patchedCard(card.card, card.theirs, going, means);
    const condition = card.state === 'gone' ? 'absent' : await this.#conditionFor(card, collection);
    if (condition !== null) await this.#put(card, collection, text, now, condition);
  }

  async #put(card: CardRow, { url }: CollectionRow, text: string, now: Image, condition: Condition): Promise<void> {
    const theirs = this.#says(text);
    this.#maintain(() => setCard(this.#db, card.id, { sent: { theirs, ours: now } }));
    const target = new URL(card.href, url).href;
    const written = await this.#attempt(card, now, () => this.run.port.put(target, text, condition));
    if (written?.outcome !== 'done') return;
    this.result.sent++;
    // A server that gives no version has changed the card, or will tell it only when asked (RFC 6352, 6.3.2.3).
    if (!isStrong(written.etag)) this.#fetchAgain(card);
    const done = { etag: written.etag, card: text, theirs, ours: now, state: 'there' as const };
    this.#maintain(() => setCard(this.#db, card.id, { ...done, refusedAs: null, sent: null }));
  }

  /** Writes; null where the server would not, which is kept, so that it is not asked again for the same. */
  async #attempt(card: CardRow, now: Image, write: () => Promise<Written>): Promise<Written | null> {
    await breathe();
    try {
      const written = await write();
      if (written.outcome === 'changed') this.#fetchAgain(card);
      return written;
    } catch (error) {
      if (!isRefusal(error) || error.details.status === undefined) throw error;
      if (Number(error.details.status) >= 500) {
        this.failed ??= error;
        return null;
      }
      this.result.refused++;
      this.#maintain(() => setCard(this.#db, card.id, { refusedAs: now, sent: null }));
      return null;
    }
  }

  /** With a version that can't be compared, the card is looked at first; null where it is no longer what it was. */
  async #conditionFor(card: CardRow, collection: CollectionRow): Promise<Condition | null> {
    if (isStrong(card.etag)) return { etag: card.etag };
    const [fresh] = await this.run.port.fetch(collection.url, [card.href]);
    const says = fresh && readIncoming(fresh.card, this.run.house.country(), card.theirs).says;
    if (says && differenceOf(card.theirs, says).size === 0) return 'any';
    this.#fetchAgain(card);
    return null;
  }

  /** The photo an image's hash stands for; null where there is none, or none that a card can have. */
  async #photoOf({ photo = '' }: Image): Promise<CardPhoto | null> {
    const { files } = this.run.house;
    if (photo === '' || !files.has(photo) || files.stat(photo).size > biggestPhoto) return null;
    return photoOf(await files.readAll(photo, biggestPhoto));
  }

  #fetchAgain({ collectionId, href }: CardRow): void {
    this.result.again = true;
    this.#stale.set(collectionId, [...(this.#stale.get(collectionId) ?? []), href]);
  }

  #says(card: string): Image {
    return readIncoming(card, this.run.house.country()).says;
  }

  #maintain(work: () => void): void {
    this.run.house.store.maintain(work);
  }
}
