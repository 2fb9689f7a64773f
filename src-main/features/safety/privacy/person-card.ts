import { type Card, emptyCard, writeVCard } from '../../vcard';
import type { Row } from './needles';
import type { PersonData } from './person-data';

const text = (row: Row, column: string): string => (typeof row[column] === 'string' ? row[column] : '');
const stands = (row: Row): boolean => row.deleted_at === null;

/** The person as a vCard of their own: what other address books read. */
export function personCard({ id, kind, name, rows }: PersonData): string {
  const record = rows[kind]?.[0] ?? {};
  const points = (wanted: string): Card['emails'] =>
    (rows.contact_point ?? [])
      .filter((row) => stands(row) && row.kind === wanted)
      .map((row) => ({ value: text(row, 'value'), label: text(row, 'label'), preferred: row.preferred === 1 }));
  const card: Card = {
    ...emptyCard(),
    kind: kind === 'company' ? 'org' : 'individual',
    uid: `urn:uuid:${id}`,
    formattedName: name,
    prefix: text(record, 'prefix'),
    givenName: text(record, 'given_name'),
    additionalName: text(record, 'additional_name'),
    familyName: text(record, 'family_name'),
    suffix: text(record, 'suffix'),
    nickname: text(record, 'nickname'),
    company: kind === 'company' ? name : text(record, 'company_name'),
    department: text(record, 'department'),
    role: text(record, 'role'),
    emails: points('email'),
    phones: points('phone'),
    urls: points('url'),
    addresses: (rows.postal_address ?? []).filter(stands).map((row) => ({
      label: text(row, 'label'),
      preferred: row.preferred === 1,
      street: text(row, 'street'),
      extended: text(row, 'extended'),
      postalCode: text(row, 'postal_code'),
      city: text(row, 'city'),
      region: text(row, 'region'),
      country: text(row, 'country'),
    })),
    tags: (rows.tagging ?? []).filter(stands).map((row) => text(row, 'tag')),
  };
  return writeVCard(card);
}
