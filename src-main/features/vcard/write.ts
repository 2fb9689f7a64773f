import { displayName } from '../../../src-shared/domain/name';
import type { Card, CardPhoto, CardPoint, RawProperty } from './card';
import { ownProducer } from './card-builder';
import { writeDay } from './dates';
import { typeOfLabel } from './labels';

/** Bytes of a line without its end (RFC 6350, 3.2). */
const maxLine = 75;

const escapeText = (text: string): string => text.replace(/[\\,;]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');

/** Control characters can't stand in a card, and half characters in no UTF-8. */
const clean = (text: string): string => text.toWellFormed().replace(/(?![\t\n\r])\p{Cc}/gu, '');

/** RFC 6868; a parameter value with a mark in it stands in quotation marks. */
function paramValue(value: string): string {
  const text = value
    .replace(/\^/g, '^^')
    .replace(/\r\n?|\n/g, '^n')
    .replace(/"/g, "^'");
  return /[:;,]/.test(text) ? `"${text}"` : text;
}

/** Folds a line so that no character is cut in two. */
function fold(line: string): string {
  if (line.length * 3 <= maxLine || Buffer.byteLength(line) <= maxLine) return `${line}\r\n`;
  const bytes = Buffer.from(line);
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; ) {
    let to = Math.min(from + maxLine - (from === 0 ? 0 : 1), bytes.length);
    while (to < bytes.length && ((bytes[to] ?? 0) & 0xc0) === 0x80) to--;
    parts.push(bytes.toString('utf8', from, to));
    from = to;
  }
  return `${parts.join('\r\n ')}\r\n`;
}

/** RFC 6350, 6.6.6; others need a label. */
const relatedTypes: ReadonlySet<string> = new Set(
  'contact acquaintance friend met co-worker colleague co-resident neighbor child parent sibling spouse kin agent emergency'.split(
    ' ',
  ),
);

class Writer {
  #text = '';
  #groups = 0;
  readonly #used: ReadonlySet<string>;

  constructor(extras: readonly RawProperty[]) {
    this.#used = new Set(extras.map(({ group }) => group.toLowerCase()));
  }

  /** A property whose value is written as it stands. */
  line(name: string, value: string, params: readonly (readonly [string, string])[] = [], group = ''): void {
    const shown = params.map(([param, text]) => `;${param}=${paramValue(text)}`).join('');
    this.#text += fold(clean(`${group === '' ? '' : `${group}.`}${name}${shown}:${value}`));
  }

  text(name: string, value: string): void {
    if (value !== '') this.line(name, escapeText(value));
  }

  /** A property with a label: as TYPE where there is one for it, else as Apple and others write it. */
  labelled(name: string, value: string, label: string, params: readonly (readonly [string, string])[] = []): void {
    const type = label === '' ? '' : typeOfLabel(label);
    if (type !== null) {
      this.line(name, value, type === '' ? params : [['TYPE', type], ...params]);
      return;
    }
    do this.#groups++;
    while (this.#used.has(`item${this.#groups}`));
    const group = `item${this.#groups}`;
    this.line(name, value, params, group);
    this.line('X-ABLabel', escapeText(label), [], group);
  }

  raw({ group, name, params, value }: RawProperty): void {
    const flat = params.flatMap(([param, values]) => values.map((text) => [param, text] as const));
    this.line(name, value.replace(/\r\n?|\n/g, '\\n'), flat, group);
  }

  toString(): string {
    return `BEGIN:VCARD\r\nVERSION:4.0\r\nPRODID:${ownProducer}\r\n${this.#text}END:VCARD\r\n`;
  }
}

const isLink = (value: string) => /^https?:/i.test(value);
const preference = ({ preferred }: { preferred: boolean }) => (preferred ? ([['PREF', '1']] as const) : []);

function writeLinks(writer: Writer, urls: readonly CardPoint[]): void {
  for (const url of urls) {
    // IMPP is for addresses of messengers (RFC 4770); what has no scheme can stand in neither but is read from both.
    const name = isLink(url.value) || !/^[a-z][a-z\d+.-]*:/i.test(url.value) ? 'URL' : 'IMPP';
    writer.labelled(name, escapeText(url.value), url.label, preference(url));
  }
}

function writeDates(writer: Writer, card: Card): void {
  const written = new Set<string>();
  for (const date of card.dates) {
    const value = writeDay(date);
    const name = date.kind === 'birthday' ? 'BDAY' : 'ANNIVERSARY';
    // There is one of each at the most (RFC 6350, 6.2.5 and 6.2.6).
    if (date.kind !== 'custom' && !written.has(name)) writer.line(name, value);
    else writer.labelled('X-ABDATE', value, date.kind === 'custom' ? date.label : date.kind);
    written.add(name);
  }
}

function writeName(writer: Writer, card: Card): void {
  const { familyName, givenName, additionalName, prefix, suffix, emails, phones } = card;
  const reached = [...emails, ...phones][0]?.value ?? '';
  writer.line('FN', escapeText(card.formattedName || displayName(card, card.company, reached)));
  const parts = [familyName, givenName, additionalName, prefix, suffix];
  if (card.kind === 'individual') writer.line('N', parts.map(escapeText).join(';'));
  writer.text('NICKNAME', card.nickname);
  writer.text('PRONOUNS', card.pronouns);
  writer.text('LANG', card.language);
  if (card.company !== '' || card.department !== '')
    writer.line(
      'ORG',
      [card.company, card.department]
        .filter((part, at) => at === 0 || part)
        .map(escapeText)
        .join(';'),
    );
  writer.text('TITLE', card.role);
}

/** A card as vCard 4.0 (RFC 6350; PRONOUNS by RFC 9554). Reading it again gives the same card. */
export function writeVCard(card: Card): string {
  const writer = new Writer(card.extras);
  if (card.kind !== 'individual') writer.line('KIND', card.kind);
  if (card.kind === 'org') writer.line('X-ABShowAs', 'COMPANY');
  if (card.uid !== '')
    writer.line(
      'UID',
      /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(card.uid) ? `urn:uuid:${card.uid}` : escapeText(card.uid),
    );
  writeName(writer, card);
  for (const email of card.emails) writer.labelled('EMAIL', escapeText(email.value), email.label, preference(email));
  for (const phone of card.phones) writer.labelled('TEL', escapeText(phone.value), phone.label, preference(phone));
  writeLinks(writer, card.urls);
  for (const { label, preferred, ...address } of card.addresses) {
    const { street, extended, postalCode, city, region, country } = address;
    const value = ['', extended, street, city, region, postalCode, country].map(escapeText).join(';');
    writer.labelled('ADR', value, label, preference({ preferred }));
  }
  writeDates(writer, card);
  for (const { type, value } of card.relations) {
    if (!relatedTypes.has(type)) writer.labelled('X-ABRELATEDNAMES', escapeText(value), type);
    else
      writer.line('RELATED', escapeText(value), [
        ['TYPE', type],
        ['VALUE', 'text'],
      ]);
  }
  if (card.tags.length > 0) writer.line('CATEGORIES', card.tags.map(escapeText).join(','));
  for (const note of card.notes) writer.text('NOTE', note);
  for (const uid of card.members)
    writer.line('MEMBER', /^[\da-f-]{36}$/i.test(uid) ? `urn:uuid:${uid}` : escapeText(uid));
  if (card.photo) {
    const { mediaType, data } = card.photo;
    writer.line('PHOTO', `data:${mediaType};base64,${Buffer.from(data).toString('base64')}`);
  }
  for (const extra of card.extras) writer.raw(extra);
  return writer.toString();
}

/** A card as it was written, with a photo put into it: for who writes cards where no photo can be read. */
export function withPhoto(card: string, { mediaType, data }: CardPhoto): string {
  const line = `PHOTO:data:${mediaType};base64,${Buffer.from(data).toString('base64')}`;
  const rest = line.slice(maxLine).match(new RegExp(`.{1,${maxLine - 1}}`, 'g')) ?? [];
  const folded = [line.slice(0, maxLine), ...rest].join('\r\n ');
  return card.replace(/END:VCARD\r\n$/, () => `${folded}\r\nEND:VCARD\r\n`);
}
