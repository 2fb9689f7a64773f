import type { CompanyRow } from '../../../src-shared/contract/companies';
import type { ReadableDb } from '../../platform/store/handles';
import { type ListInput, type ListSpec, listPage, tagsOfParties } from '../parties';

export const companyList: ListSpec = {
  table: 'company',
  sorts: {
    name: { key: 'name_key', kind: 'text' },
    contacts: { key: 'contact_count', kind: 'number' },
    email: { key: 'email', kind: 'text' },
    phone: { key: 'phone', kind: 'text' },
    city: { key: 'city_key', kind: 'text' },
    owner: { key: 'owner_id', kind: 'owner' },
    createdAt: { key: 'created_at', kind: 'number' },
    updatedAt: { key: 'updated_at', kind: 'number' },
  },
  filters: {
    name: { kind: 'text', columns: ['name_key'] },
    contacts: { kind: 'number', column: 'contact_count' },
    email: { kind: 'email', column: 'email' },
    phone: { kind: 'phone', column: 'phone' },
    city: { kind: 'text', columns: ['city_key'] },
    owner: { kind: 'owner' },
    createdAt: { kind: 'day', column: 'created_at' },
    updatedAt: { kind: 'day', column: 'updated_at' },
    tag: { kind: 'tag' },
  },
};

export interface CompanyPage {
  rows: CompanyRow[];
  next: string | null;
}

/** A page of the list of companies. */
export function companyPage(db: ReadableDb, input: ListInput): CompanyPage {
  const { ids, next } = listPage(db, companyList, input);
  return { rows: companyRows(db, ids), next };
}

function companyRows(db: ReadableDb, ids: readonly string[]): CompanyRow[] {
  const rows = db
    .prepare<[string], Omit<CompanyRow, 'tags'>>(
      `SELECT c.id, c.name, c.contact_count AS contactCount, c.photo, c.email, c.phone, c.city, c.owner_id AS ownerId,
         coalesce(u.name, '') AS ownerName, c.created_at AS createdAt, c.updated_at AS updatedAt
       FROM json_each(?) j CROSS JOIN company c ON c.id = j.value LEFT JOIN user u ON u.id = c.owner_id ORDER BY j.key`,
    )
    .all(JSON.stringify(ids));
  const tags = tagsOfParties(db, ids);
  return rows.map((row) => ({ ...row, tags: tags.get(row.id) ?? [] }));
}
