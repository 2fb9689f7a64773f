import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Company, companyPatch } from '../../../src-shared/contract/companies';
import { fold } from '../../../src-shared/domain/fold';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { changedRow, newRow } from '../../platform/store/rows';
import { addressesOf, insertRow, pointsOf, tagsOfParties, userNames } from '../parties';
import { company } from './schema';

export type CompanyPatch = z.infer<typeof companyPatch>;

/** A company with all that belongs to it. Fails: `not_found`. */
export function getCompany(db: ReadableDb, id: string): Company {
  const row = db.orm.select().from(company).where(eq(company.id, id)).get();
  if (!row) throw new AppError('not_found', 'no such company', { id });
  const users = userNames(db);
  const contacts = db
    .prepare<[string], Company['contacts'][number]>(
      `SELECT id, display_name AS displayName, role FROM contact
       WHERE company_id = ? AND deleted_at IS NULL ORDER BY name_key, id LIMIT 500`,
    )
    .all(id);
  return {
    id,
    name: row.name,
    industry: row.industry,
    about: row.about,
    points: pointsOf(db, id),
    addresses: addressesOf(db, id),
    tags: tagsOfParties(db, [id]).get(id) ?? [],
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

export interface NewCompany {
  name: string;
  industry?: string | undefined;
  about?: string | undefined;
  ownerId?: string | undefined;
  /** When it was made, ms since 1970; by default now. */
  at?: number;
}

/** Adds a company; answers its id. It can be found by its name at once. */
export function insertCompany(tx: Tx, { name, industry = '', about = '', ownerId, at = tx.at }: NewCompany): string {
  const row = newRow(tx);
  insertRow(tx, company, {
    ...row,
    createdAt: at,
    updatedAt: at,
    ownerId: ownerId ?? row.ownerId,
    name,
    nameKey: fold(name),
    industry,
    about,
  });
  return row.id;
}

/** The company of this name, made when there is none. */
export function ensureCompany(tx: Tx, name: string): string {
  return findCompany(tx.db, name) ?? insertCompany(tx, { name });
}

export function updateCompany(tx: Tx, id: string, patch: Partial<Omit<NewCompany, 'at'>>): void {
  tx.db.orm
    .update(company)
    .set({ ...patch, ...changedRow(tx) } as Partial<typeof company.$inferInsert>)
    .where(eq(company.id, id))
    .run();
}
