import type { ReadableDb } from '../../../platform/store/handles';
import type { ContactImage } from '../contact-image';
import { csvLine } from '../csv/writer';
import type { DraftPoint } from '../point-cells';
import { columnsPerKind, joinValues, type PraxisWidths, praxisHeader } from '../praxis-format';
import { loadContact } from '../store-book';

/** How many numbered columns these contacts need. */
export function exportWidths(db: ReadableDb, { ids }: { ids: readonly string[] }): PraxisWidths {
  const most = (table: string, kind = '') =>
    db
      .prepare<[string], { most: number }>(
        `SELECT coalesce(max(count), 0) AS most FROM (
           SELECT count(*) AS count FROM json_each(?) j CROSS JOIN ${table} p ON p.party_id = j.value
           WHERE p.deleted_at IS NULL ${kind && `AND p.kind = '${kind}'`} GROUP BY p.party_id)`,
      )
      .get(JSON.stringify(ids))?.most ?? 0;
  return {
    email: most('contact_point', 'email'),
    phone: most('contact_point', 'phone'),
    url: most('contact_point', 'url'),
    address: most('postal_address'),
    note: most('note'),
  };
}

/** Contacts as lines of Praxis' own CSV, for a header of these widths. */
export function exportLines(db: ReadableDb, { ids, widths }: { ids: readonly string[]; widths: PraxisWidths }): string {
  return ids
    .map((id) => loadContact(db, id))
    .filter((contact) => contact !== null)
    .map((contact) => csvLine(cellsOf(contact, widths)))
    .join('');
}

export const exportHeader = (widths: PraxisWidths): string => csvLine(praxisHeader(widths));

const addressFields = ['label', 'street', 'extended', 'postalCode', 'city', 'region', 'country'] as const;

const places = (width: number) => Array.from({ length: Math.min(width, columnsPerKind) }, (_, at) => at);

/** Those of a numbered column: one, or in the last column all that are left. */
const shareOf = <T>(values: readonly T[], at: number): readonly T[] =>
  at === columnsPerKind - 1 ? values.slice(at) : values.slice(at, at + 1);

function cellsOf(contact: ContactImage, widths: PraxisWidths): string[] {
  const { id, prefix, givenName, additionalName, familyName, suffix, nickname, company, role, department } = contact;
  const points = (kind: DraftPoint['kind']) => {
    const values = contact.points.filter((point) => point.kind === kind);
    return places(widths[kind]).flatMap((at) => {
      const share = shareOf(values, at);
      return [joinValues(share.map((point) => point.value)), joinValues(share.map((point) => point.label))];
    });
  };
  const addresses = places(widths.address).flatMap((at) => {
    const share = shareOf(contact.addresses, at);
    return addressFields.map((field) => joinValues(share.map((address) => address[field])));
  });
  return [
    ...[id, prefix, givenName, additionalName, familyName, suffix, nickname, company, role, department],
    ...points('email'),
    ...points('phone'),
    ...points('url'),
    ...addresses,
    joinValues(contact.tags),
    contact.about,
    ...places(widths.note).map((at) => joinValues(shareOf(contact.notes, at))),
  ];
}
