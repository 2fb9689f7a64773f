import type { ContactRow } from '../../../src-shared/contract/contacts';
import type { ReadableDb } from '../../platform/store/handles';
import { type ListInput, type ListSpec, listPage, tagsOfParties } from '../parties';

export const contactList: ListSpec = {
  table: 'contact',
  sorts: {
    name: { key: 'name_key', kind: 'text' },
    company: { key: 'company_key', kind: 'text' },
    role: { key: 'role_key', kind: 'text' },
    email: { key: 'email', kind: 'text' },
    phone: { key: 'phone', kind: 'text' },
    city: { key: 'city_key', kind: 'text' },
    owner: { key: 'owner_id', kind: 'owner' },
    createdAt: { key: 'created_at', kind: 'number' },
    updatedAt: { key: 'updated_at', kind: 'number' },
  },
  filters: {
    name: { kind: 'text', columns: ['display_key', 'name_key'] },
    company: { kind: 'text', columns: ['company_key'] },
    companyId: { kind: 'id', column: 'company_id' },
    role: { kind: 'text', columns: ['role_key'] },
    email: { kind: 'email', column: 'email' },
    phone: { kind: 'phone', column: 'phone' },
    city: { kind: 'text', columns: ['city_key'] },
    owner: { kind: 'owner' },
    createdAt: { kind: 'day', column: 'created_at' },
    updatedAt: { kind: 'day', column: 'updated_at' },
    tag: { kind: 'tag' },
  },
};

export interface ContactPage {
  rows: ContactRow[];
  next: string | null;
}

/** A page of the list of contacts. */
export function contactPage(db: ReadableDb, input: ListInput): ContactPage {
  const { ids, next } = listPage(db, contactList, input);
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
  const tags = tagsOfParties(db, ids);
  return rows.map((row) => ({ ...row, tags: tags.get(row.id) ?? [] }));
}
