import { type Card, emptyCard } from '../vcard';
import type { ContactImage } from './contact-image';

/** A contact as a card. Its id is the card's UID; what it is about stands in front of its notes. */
export function cardOfContact(contact: ContactImage): Card {
  const { id, points, addresses, about, notes, photo: _photo, custom: _custom, ...own } = contact;
  const of = (kind: string) =>
    points.filter((point) => point.kind === kind).map(({ value, label }) => ({ value, label, preferred: false }));
  return {
    ...emptyCard(),
    ...own,
    uid: id,
    emails: of('email'),
    phones: of('phone'),
    urls: of('url'),
    addresses: addresses.map(({ id: _id, ...address }) => ({ ...address, preferred: false })),
    notes: [about, ...notes].filter((text) => text !== ''),
  };
}
