import type { ImportAnalysis } from '../../../../src-shared/contract/imports';
import type { Card, RawProperty } from '../../vcard';
import { unescapeText } from '../../vcard';
import type { ContactImage } from '../contact-image';
import { guardCell, unguardCell } from '../csv/writer';
import type { DraftAddress } from '../draft';
import { praxisCells } from '../praxis-cells';
import { type PraxisWidths, photoHeading, praxisHeader } from '../praxis-format';

/** Columns a card gets; what is beyond stands in the last one of its kind. */
const cardWidths: PraxisWidths = { email: 4, phone: 5, url: 3, address: 3, note: 2 };

/** The headings of `cardRow`. */
export const cardHeader = (): string[] => [...praxisHeader(cardWidths), photoHeading];

/** Of interest to a program only. */
const bookkeeping =
  /^(?:X-ABADR|X-ABUID|X-ABLABEL|X-IMAGE\w*|X-SHARED-PHOTO.*|X-MS-OL.*|X-LOTUS-CHARSET|SOURCE|CLASS|MAILER|X-ADDRESSBOOKSERVER.*|CLIENTPIDMAP|KEY|SOUND|X-FILE-AS|X-RADICALE.*|CREATED)$/;
const shownValue = 2000;

/** What a property without a field says, as a line of a note: nothing is dropped without a word. */
function extraLine({ name, params, value }: RawProperty): string {
  const types = params.flatMap(([param, values]) => (param === 'TYPE' ? values : [])).join(', ');
  const text = /^data:[^,]{0,100};base64/i.test(value)
    ? `(${Math.round((value.length * 3) / 4)} bytes)`
    : unescapeText(value);
  return `${name.replace(/^X-/, '')}${types === '' ? '' : ` (${types})`}: ${text.slice(0, shownValue)}`;
}

/** An address whose parts have one line each. */
function addressLine(address: DraftAddress): DraftAddress {
  const parts = Object.entries(address).map(([part, text]) => [part, text.replace(/\s*[\r\n]+\s*/g, ', ')] as const);
  return { ...address, ...Object.fromEntries(parts) };
}

/** A card as a row of Praxis' own columns; of more than `most` values of a kind the rest is left out. */
export function cardRow(card: Card, photo: string, most: number): string[] {
  const first = <T>(list: readonly T[]): T[] => list.slice(0, most === Infinity ? undefined : most);
  const points = (kind: 'email' | 'phone' | 'url', list: Card['emails']) =>
    first([...list.filter(({ preferred }) => preferred), ...list.filter(({ preferred }) => !preferred)]).map(
      ({ value, label }) => ({ kind, value, normalized: '', label }),
    );
  const [about = '', ...notes] = card.notes;
  const more = [
    ...card.relations.map(({ type, value }) => `${type || 'related'}: ${value}`),
    ...card.extras.filter(({ name }) => !bookkeeping.test(name)).map(extraLine),
  ];
  const {
    prefix,
    givenName,
    additionalName,
    familyName,
    suffix,
    nickname,
    company,
    role,
    department,
    pronouns,
    language,
    dates,
  } = card;
  const image: ContactImage = {
    id: '',
    ...{ prefix, givenName, additionalName, familyName, suffix, nickname, company, role, department, about },
    points: [...points('email', card.emails), ...points('phone', card.phones), ...points('url', card.urls)],
    addresses: first(card.addresses).map(({ preferred: _preferred, ...address }) => ({
      ...addressLine(address),
      id: '',
    })),
    pronouns,
    language,
    dates,
    photo: '',
    tags: first(card.tags),
    notes: [...first(notes), ...(more.length > 0 ? [first(more).join('\n')] : [])],
  };
  // Only what would lose an apostrophe needs one more.
  const cells = [...praxisCells(image, cardWidths), photo];
  return cells.map((cell) => (unguardCell(cell) === cell ? cell : guardCell(cell)));
}

/** The program that wrote a card, by what only it writes. */
export function cardProducer({ extras, tags }: Card, version: string, producer: string): ImportAnalysis['source'] {
  const has = (pattern: RegExp) => extras.some(({ name }) => pattern.test(name));
  if (/praxis/i.test(producer)) return 'praxis';
  if (/apple|icloud/i.test(producer) || has(/^X-ABUID|^X-ABADR/)) return 'apple';
  if (/lotus|domino|ibm notes/i.test(producer) || has(/^X-LOTUS/)) return 'lotus';
  if (/sabre|nextcloud|owncloud/i.test(producer)) return 'nextcloud';
  if (has(/^X-MS-/)) return 'outlook';
  if (tags.includes('myContacts') || has(/^X-FILE-AS/)) return 'google';
  return version === '2.1' && producer === '' ? 'android' : 'unknown';
}
