import type { ContactRow } from '../../../src-shared/contract/contacts';
import type { ReadableDb } from '../../platform/store/handles';
import { type ListInput, listPage } from '../lists';
import { tagsOfRecords } from '../records';

export interface ContactPage {
  rows: ContactRow[];
  next: string | null;
}

/** A page of the list of contacts. */
export function contactPage(db: ReadableDb, input: ListInput): ContactPage {
  const { ids, next } = listPage(db, 'contact', input);
  return { rows: contactRows(db, ids), next };
}

function contactRows(db: ReadableDb, ids: readonly string[]): ContactRow[] {
  const rows = db
    .prepare<[string], Omit<ContactRow, 'tags'>>(
      `SELECT c.id, c.display_name AS displayName, c.photo, c.given_name AS givenName, c.family_name AS familyName,
         k.id AS companyId, c.company_name AS companyName, c.role, c.email, c.phone, c.city, c.owner_id AS ownerId,
         coalesce(u.name, '') AS ownerName, c.created_at AS createdAt, c.updated_at AS updatedAt
       FROM json_each(?) j CROSS JOIN contact c ON c.id = j.value
       LEFT JOIN company k ON k.id = c.company_id LEFT JOIN user u ON u.id = c.owner_id ORDER BY j.key`,
    )
    .all(JSON.stringify(ids));
  const tags = tagsOfRecords(db, ids);
  return rows.map((row) => ({ ...row, tags: tags.get(row.id) ?? [] }));
}
