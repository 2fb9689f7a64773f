import type { AccountCounts } from '../../../src-shared/contract/accounts';
import { applyMatch, type ContactBook, type Draft, type Plan, planRow, storeBook } from '../../features/imports';
import { findParty } from '../../features/parties';
import { binRecord, restoreRecord } from '../../features/records';
import { type Card, readVCards } from '../../features/vcard';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { imageOfCard, isNamed } from './card-image';
import { keepConflict } from './conflicts';
import { addContact, changeContact, imageOfContact } from './contact-image';
import { conflictsOf, differenceOf, type Image, withPartsOf } from './image';
import { partsOfImage } from './image-parts';
import {
  type AccountRow,
  type CardRow,
  cardAt,
  cardsOfContact,
  type InboxRow,
  noImage,
  saveCard,
  setCard,
} from './repository';

/** What is read of a card. */
export interface Incoming {
  card: Card | null;
  says: Image;
}

/**
 * A photo that the card only links to, or that the server wrote so that nobody can read it, is taken for the one it had:
 * `before` is what the card said last.
 */
export function readIncoming(text: string, country: string, before: Image = noImage): Incoming {
  const [read] = readVCards(text);
  if (!read) return { card: null, says: noImage };
  const says = imageOfCard(read.card, country);
  const isElsewhere = says.photo === undefined && read.card.extras.some(({ name }) => name === 'PHOTO');
  return {
    card: read.card,
    says: isElsewhere && before.photo !== undefined ? { ...says, photo: before.photo } : says,
  };
}

/** What a card said last, as far as is known here. */
export const lastSaid = (known: CardRow | undefined): Image => known?.sent?.theirs ?? known?.theirs ?? noImage;

/** The contacts that may be the one a card of this account is about: one that has a card there already is another. */
function bookOf(db: ReadableDb, accountId: string, taken: (id: string) => boolean): ContactBook {
  const book = storeBook(db);
  const free = (id: string) => !taken(id) && cardsOfContact(db, accountId, id).every(({ state }) => state === 'gone');
  return {
    withId: (id) => {
      const known = book.withId(id);
      return known !== null && free(known) ? known : null;
    },
    withPoint: (kind, normalized) => book.withPoint(kind, normalized).filter(free),
    withNameKey: (key) => book.withNameKey(key).filter(free),
    load: (id) => book.load(id),
  };
}

function draftOf({ card, says }: Incoming): Draft {
  const { texts, points, addresses, dates, tags } = partsOfImage(says);
  const none = { prefix: '', givenName: '', additionalName: '', familyName: '', suffix: '', nickname: '' };
  return {
    ...none,
    ...{ company: '', department: '', role: '', about: '', photo: '' },
    ...texts,
    id: card?.uid ?? '',
    points: [...points],
    addresses: addresses.map((address) => ({ ...address })),
    pronouns: '',
    language: '',
    dates: [...dates],
    tags: [...tags],
    notes: [],
  };
}

/** Whether a card is a person's (or a company's) at all: lists and empty cards are left alone. */
export const isContact = ({ card, says }: Incoming): boolean => card !== null && card.kind !== 'group' && isNamed(says);

/** Whom a card nobody knows yet is about. `taken` says who is not to be thought of. */
export const planCard = (db: ReadableDb, accountId: string, incoming: Incoming, taken: (id: string) => boolean): Plan =>
  planRow(draftOf(incoming), bookOf(db, accountId, taken), 'fill');

/** Brings one row of the inbox into the store, in the running transaction, and counts what it came to. */
export function takeIn(tx: Tx, account: AccountRow, row: InboxRow, country: string, counts: AccountCounts): void {
  const known = cardAt(tx.db, row.collectionId, row.href);
  if (row.card === null) {
    if (known) takeAway(tx, account, known, counts);
    return;
  }
  const incoming = readIncoming(row.card, country, lastSaid(known));
  const facts = { collectionId: row.collectionId, href: row.href, etag: row.etag, card: row.card };
  const there = { ...facts, theirs: incoming.says, state: 'there' as const, refusedAs: null, sent: null };
  if (known?.contactId) {
    const next = mergeInto(tx, account, known, known.contactId, incoming.says, counts);
    saveCard(tx.db, { ...there, ...next });
  } else if (!isContact(incoming)) {
    counts.left++;
    saveCard(tx.db, { ...there, contactId: null, ours: noImage });
  } else saveCard(tx.db, { ...there, ...linked(tx, account, incoming, counts) });
}

/** A card that is new here: the contact it is about, which it completes, or a new one. */
function linked(tx: Tx, account: AccountRow, incoming: Incoming, counts: AccountCounts) {
  const plan = planCard(tx.db, account.id, incoming, () => false);
  if (plan.verdict === 'new') {
    counts.new++;
    const contactId = addContact(tx, incoming.says);
    return { contactId, ours: imageOfContact(tx.db, contactId) ?? noImage };
  }
  if (plan.verdict === 'update') applyMatch(tx, plan);
  counts[plan.verdict === 'update' ? 'update' : 'same']++;
  const contactId = plan.contact.id;
  const now = imageOfContact(tx.db, contactId) ?? noImage;
  // What only the contact says goes out; where both say something else, both keep it until somebody changes it.
  const both = Object.entries(now).filter(([key]) => Object.hasOwn(incoming.says, key));
  return { contactId, ours: Object.fromEntries(both) };
}

/**
 * Three-way merge of a changed card into its contact: changes of both sides to different parts stay. Where both
 * changed the same part the server's stands, so that all who share it agree; ours stays in the contact's history.
 */
function mergeInto(
  tx: Tx,
  account: AccountRow,
  known: CardRow,
  contactId: string,
  says: Image,
  counts: AccountCounts,
): Pick<CardRow, 'contactId' | 'ours'> {
  const arrived = known.sent && differenceOf(known.sent.theirs, says).size === 0 ? known.sent : known;
  const remote = differenceOf(arrived.theirs, says);
  const now = imageOfContact(tx.db, contactId);
  if (!now) return mergeIntoBinned(tx, account, { ...known, ...arrived }, contactId, says, counts);
  const local = differenceOf(arrived.ours, now);
  const keys = conflictsOf(local, remote);
  if (keys.length > 0) {
    counts.conflicts++;
    const parts = keys.map((key) => ({ key, ours: local.get(key) ?? null, theirs: remote.get(key) ?? null }));
    keepConflict(tx.db, { accountId: account.id, contactId, kind: 'changed', parts, at: tx.at });
  }
  changeContact(tx, contactId, remote);
  if (remote.size > 0) counts.update++;
  const after = imageOfContact(tx.db, contactId) ?? noImage;
  const pending = [...local.keys()].filter((key) => !remote.has(key) && after[key] !== says[key]);
  return { contactId, ours: withPartsOf(after, arrived.ours, pending) };
}

/** Deleted here, changed there (or back again there): the change is kept, so the contact comes back. */
function mergeIntoBinned(
  tx: Tx,
  { id: accountId, direction }: AccountRow,
  known: CardRow,
  contactId: string,
  says: Image,
  counts: AccountCounts,
): Pick<CardRow, 'contactId' | 'ours'> {
  const remote = differenceOf(known.theirs, says);
  const stays = known.state !== 'gone' && (remote.size === 0 || direction === 'in');
  if (stays || known.state === 'left') return { contactId, ours: known.ours };
  counts.update++;
  if (known.state !== 'gone') {
    counts.conflicts++;
    keepConflict(tx.db, { accountId, contactId, kind: 'deletedHere', parts: [], at: tx.at });
  }
  if (!findParty(tx.db, contactId)) {
    const id = addContact(tx, says);
    return { contactId: id, ours: imageOfContact(tx.db, id) ?? noImage };
  }
  restoreRecord(tx, 'contact', contactId);
  changeContact(tx, contactId, differenceOf(imageOfContact(tx.db, contactId) ?? noImage, says));
  return { contactId, ours: imageOfContact(tx.db, contactId) ?? noImage };
}

/** A card that is gone from the server: its contact goes to the bin, unless it was changed here since. */
function takeAway(tx: Tx, account: AccountRow, known: CardRow, counts: AccountCounts): void {
  setCard(tx.db, known.id, { state: 'gone', etag: '', sent: null });
  const { contactId } = known;
  const now = contactId === null ? null : imageOfContact(tx.db, contactId);
  if (contactId === null || !now) return;
  const elsewhere = cardsOfContact(tx.db, account.id, contactId).some(
    ({ id, state }) => id !== known.id && state === 'there',
  );
  if (elsewhere) return;
  if (account.direction === 'both' && differenceOf(known.ours, now).size > 0) {
    counts.conflicts++;
    keepConflict(tx.db, { accountId: account.id, contactId, kind: 'deletedThere', parts: [], at: tx.at });
    return;
  }
  counts.gone++;
  binRecord(tx, 'contact', contactId);
}
