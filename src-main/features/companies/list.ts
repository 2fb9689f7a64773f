import type { CompanyRow } from '../../../src-shared/contract/companies';
import type { ReadableDb } from '../../platform/store/handles';
import { type ListInput, listPage } from '../lists';
import { tagsOfRecords } from '../records';

export interface CompanyPage {
  rows: CompanyRow[];
  next: string | null;
}

/** A page of the list of companies. */
export function companyPage(db: ReadableDb, input: ListInput): CompanyPage {
  const { ids, next } = listPage(db, 'company', input);
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
  const tags = tagsOfRecords(db, ids);
  return rows.map((row) => ({ ...row, tags: tags.get(row.id) ?? [] }));
}
