import { createHash } from 'node:crypto';
import { isAddressEmpty } from '../../../src-shared/domain/address';
import { isCalendarDay } from '../../../src-shared/domain/calendar-date';
import { readPoint } from '../../features/imports';
import type { Card } from '../../features/vcard';
import type { DatePart, Image, PointPart } from './image';
import { imageOfParts } from './image-parts';

/** Longer text has no place in a field here; it stays on the server as it is. */
const longest = { line: 500, label: 60, tag: 60, about: 100_000 };

/** What a browser shows. Others, and what is bigger than any photo should be, stay on the server as they are. */
const shownTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);
const biggestPhoto = 8 * 1024 * 1024;

/** The photo of a card, where it is one that is kept here. */
export const photoOf = ({ photo }: Card): Card['photo'] =>
  photo && shownTypes.has(photo.mediaType) && photo.data.length <= biggestPhoto ? photo : null;

const hashOf = (photo: Card['photo']): string => (photo ? createHash('sha256').update(photo.data).digest('hex') : '');

const line = (text: string): string => {
  const clean = text.replace(/\s+/g, ' ').trim();
  return clean.length > longest.line ? '' : clean;
};

const labelOf = (label: string) => line(label).slice(0, longest.label);

function pointsOf(kind: PointPart['kind'], points: Card['emails'], country: string): PointPart[] {
  return points.flatMap(({ value, label }) => {
    const read = line(value) === '' ? null : readPoint(kind, line(value), country);
    return read ? [{ ...read, label: labelOf(label) }] : [];
  });
}

const datesOf = (dates: Card['dates']): DatePart[] =>
  dates.filter(isCalendarDay).map(({ label, ...date }) => ({ ...date, label: labelOf(label) }));

/** What a card says, in the fields Praxis has. Numbers without a prefix are of `country` (ISO 3166). */
export function imageOfCard(card: Card, country: string): Image {
  const { prefix, givenName, additionalName, familyName, suffix, nickname, company, department, role } = card;
  const lines = { prefix, givenName, additionalName, familyName, suffix, nickname, company, department, role };
  const about = card.notes.join('\n\n').replace(/\r\n?/g, '\n').trim();
  return imageOfParts({
    texts: {
      ...Object.fromEntries(Object.entries(lines).map(([part, text]) => [part, line(text)])),
      about: about.length > longest.about ? '' : about,
      photo: hashOf(photoOf(card)),
    },
    points: [
      ...pointsOf('email', card.emails, country),
      ...pointsOf('phone', card.phones, country),
      ...pointsOf('url', card.urls, country),
    ],
    addresses: card.addresses.flatMap((address) => {
      const { street, extended, postalCode, city, region, country: land } = address;
      const parts = { street, extended, postalCode, city, region, country: land };
      const clean = Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, line(text)])) as typeof parts;
      return isAddressEmpty(clean) ? [] : [{ ...clean, label: labelOf(address.label) }];
    }),
    dates: datesOf(card.dates),
    tags: card.tags.map(line).filter((tag) => tag !== '' && tag.length <= longest.tag),
  });
}

/** Whether there is anything to call a contact by. */
export const isNamed = (image: Image): boolean =>
  ['givenName', 'additionalName', 'familyName', 'nickname', 'company'].some((part) => image[part] !== undefined) ||
  Object.keys(image).some((key) => key.startsWith('point email ') || key.startsWith('point phone '));
