import { eq } from 'drizzle-orm';
import type { Company } from '../../../src-shared/contract/companies';
import { fold } from '../../../src-shared/domain/fold';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { newRow } from '../../platform/store/rows';
import { addressesOf, datesOf, pointsOf } from '../parties';
import { insertRow, tagsOfRecords, updateRow, userNames } from '../records';
import { companiesBelow, parentOf } from './hierarchy';
import { company } from './schema';

/** A company with all that belongs to it. Fails: `not_found`. */
export function getCompany(db: ReadableDb, id: string): Company {
  const row = db.orm.select().from(company).where(eq(company.id, id)).get();
  if (!row) throw new AppError('not_found', 'no such company', { id });
  const users = userNames(db);
  const contacts = db
    .prepare<[string], Company['contacts'][number]>(
      `SELECT id, display_name AS displayName, role, photo FROM contact
       WHERE company_id = ? AND deleted_at IS NULL ORDER BY name_key, id LIMIT 500`,
    )
    .all(id);
  const parent = db
    .prepare<[string | null], { id: string; name: string }>(
      'SELECT id, name FROM company WHERE id = ? AND deleted_at IS NULL',
    )
    .get(parentOf(db, id));
  return {
    id,
    name: row.name,
    industry: row.industry,
    about: row.about,
    parentId: parent?.id ?? null,
    parentName: parent?.name ?? '',
    children: companiesBelow(db, id),
    dates: datesOf(db, id),
    photo: row.photo,
    points: pointsOf(db, id),
    addresses: addressesOf(db, id),
    tags: tagsOfRecords(db, [id]).get(id) ?? [],
    contacts,
    ownerId: row.ownerId,
    ownerName: users.get(row.ownerId) ?? '',
    createdAt: row.createdAt,
    createdBy: users.get(row.createdBy) ?? '',
    updatedAt: row.updatedAt,
    updatedBy: users.get(row.updatedBy) ?? '',
    binnedAt: row.deletedAt,
  };
}

/** The company of this name, whatever its case and accents; the first made where there are several. */
export function findCompany(db: ReadableDb, name: string): string | undefined {
  return db
    .prepare<[string], { id: string }>(
      'SELECT id FROM company WHERE name_key = ? AND deleted_at IS NULL ORDER BY id LIMIT 1',
    )
    .get(fold(name))?.id;
}

/** Fields of a company that its own row holds. */
export interface CompanyFields {
  name: string;
  industry: string;
  about: string;
  parentId: string | null;
  ownerId: string;
}

export interface NewCompany extends Partial<CompanyFields> {
  name: string;
  /** When it was made, ms since 1970; by default now. */
  at?: number;
}

/** Adds a company; answers its id. It can be found by its name at once. */
export function insertCompany(tx: Tx, { name, ownerId, at = tx.at, ...fields }: NewCompany): string {
  const row = newRow(tx);
  insertRow(tx, company, {
    ...row,
    createdAt: at,
    updatedAt: at,
    ownerId: ownerId ?? row.ownerId,
    name,
    nameKey: fold(name),
    ...fields,
  });
  return row.id;
}

/** The company of this name, made when there is none. */
export function ensureCompany(tx: Tx, name: string): string {
  return findCompany(tx.db, name) ?? insertCompany(tx, { name });
}

export function updateCompany(tx: Tx, id: string, patch: Partial<CompanyFields>): void {
  updateRow(tx, company, id, patch);
}
