import * as z from 'zod';
import { cursor, id, instant, line, operationId, procedure } from './base';
import { newValues } from './fields';
import { listFilter, pageInput, selection, sortOf } from './filters';
import { contactPoint, partyDate, photoHash, postalAddress } from './parties';
import { tag } from './records';

export const companyColumn = z.enum(['name', 'contacts', 'email', 'phone', 'city', 'owner', 'createdAt', 'updatedAt']);
export type CompanyColumn = z.infer<typeof companyColumn>;

export const companyRow = z.object({
  id,
  name: z.string(),
  contactCount: z.int(),
  email: z.string(),
  phone: z.string(),
  city: z.string(),
  photo: photoHash,
  tags: z.array(tag),
  ownerId: id,
  ownerName: z.string(),
  createdAt: instant,
  updatedAt: instant,
});
export type CompanyRow = z.infer<typeof companyRow>;

/** A company below another one, `depth` levels down (1 is right below); its children come right after it. */
export const childCompany = z.object({ id, name: z.string(), depth: z.int().min(1) });
export type ChildCompany = z.infer<typeof childCompany>;

/** `parentId` is the company this one belongs to; `children` is the tree below it, at most 500. */
export const company = z.object({
  id,
  name: line,
  industry: line,
  about: z.string(),
  parentId: id.nullable(),
  parentName: z.string(),
  children: z.array(childCompany),
  dates: z.array(partyDate),
  photo: photoHash,
  points: z.array(contactPoint),
  addresses: z.array(postalAddress),
  tags: z.array(tag),
  contacts: z.array(z.object({ id, displayName: z.string(), role: z.string(), photo: photoHash })),
  ownerId: id,
  ownerName: z.string(),
  createdAt: instant,
  createdBy: z.string(),
  updatedAt: instant,
  updatedBy: z.string(),
  binnedAt: instant.nullable(),
});
export type Company = z.infer<typeof company>;

/** `parentName` finds the company above by its name or makes it; empty takes this one out of it. */
export const companyPatch = z
  .object({ name: line.min(1), industry: line, about: z.string().max(100_000), parentName: line, ownerId: id })
  .partial();

export const companies = {
  /** A page of the list. Rows are in the order of `sort`, empty text last, ties by id. */
  list: procedure
    .route({ method: 'POST', path: '/companies/list' })
    .input(pageInput.extend({ sort: sortOf(companyColumn), filter: listFilter }))
    .output(z.object({ rows: z.array(companyRow), next: cursor.nullable() })),
  count: procedure
    .route({ method: 'POST', path: '/companies/count' })
    .input(z.object({ filter: listFilter }))
    .output(z.object({ count: z.int() })),
  /** A company with all that belongs to it. The id of one that was merged into another answers that one. Fails: `not_found`. */
  get: procedure.route({ method: 'GET', path: '/companies/{id}' }).input(z.object({ id })).output(company),
  create: procedure
    .route({ method: 'POST', path: '/companies' })
    .input(companyPatch.required({ name: true }).extend({ values: newValues }))
    .output(company),
  /** Fails: `validation` (field `parentName`, reason `circle`) where a company would come to stand above itself. */
  update: procedure
    .route({ method: 'POST', path: '/companies/{id}/update' })
    .input(z.object({ id, patch: companyPatch }))
    .output(company),
  /** Moves companies to the bin (kept 30 days), as one operation; their contacts stay. */
  bin: procedure
    .route({ method: 'POST', path: '/companies/bin' })
    .input(z.object({ selection }))
    .output(z.object({ operationId, count: z.int() })),
  restore: procedure
    .route({ method: 'POST', path: '/companies/restore' })
    .input(z.object({ selection }))
    .output(z.object({ operationId, count: z.int() })),
  /** Deletes binned companies for good, with journal and index. Can't be undone. */
  purge: procedure
    .route({ method: 'POST', path: '/companies/purge' })
    .input(z.object({ selection }))
    .output(z.object({ count: z.int() })),
};
