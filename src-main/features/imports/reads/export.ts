import type { ReadableDb } from '../../../platform/store/handles';
import { writeVCard } from '../../vcard';
import { cardOfContact } from '../contact-card';
import { csvLine } from '../csv/writer';
import { contactFields } from '../custom-cells';
import { praxisCells } from '../praxis-cells';
import { type PraxisWidths, praxisHeader } from '../praxis-format';
import { loadContact } from '../store-book';
import { sheetRow } from '../xlsx/writer';

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
  const customs = contactFields(db).map(({ id }) => id);
  return ids
    .map((id) => loadContact(db, id))
    .filter((contact) => contact !== null)
    .map((contact) => csvLine(praxisCells(contact, widths, customs)))
    .join('');
}

/** The same as rows of a sheet. */
export function exportSheetRows(
  db: ReadableDb,
  { ids, widths }: { ids: readonly string[]; widths: PraxisWidths },
): string {
  const customs = contactFields(db).map(({ id }) => id);
  return ids
    .map((id) => loadContact(db, id))
    .filter((contact) => contact !== null)
    .map((contact) => sheetRow(praxisCells(contact, widths, customs)))
    .join('');
}

/** A contact as a card, and the hash of the photo that belongs into it; '' where there is none. */
export interface ExportedCard {
  card: string;
  photo: string;
}

/** Contacts as vCards 4.0. */
export function exportCards(db: ReadableDb, { ids }: { ids: readonly string[] }): ExportedCard[] {
  return ids
    .map((id) => loadContact(db, id))
    .filter((contact) => contact !== null)
    .map((contact) => ({ card: writeVCard(cardOfContact(contact)), photo: contact.photo }));
}

const headerOf = (db: ReadableDb, widths: PraxisWidths): string[] =>
  praxisHeader(
    widths,
    contactFields(db).map(({ name }) => name),
  );
export const exportHeader = (db: ReadableDb, widths: PraxisWidths): string => csvLine(headerOf(db, widths));
export const exportHeaderRow = (db: ReadableDb, widths: PraxisWidths): string => sheetRow(headerOf(db, widths));
