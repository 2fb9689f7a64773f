import * as z from 'zod';
import { cursor, id, instant, line, operationId, procedure } from './base';
import { newValues } from './fields';
import { listFilter, pageInput, selection, sortOf } from './filters';
import { contactPoint, partyDate, photoHash, postalAddress } from './parties';
import { tag } from './records';

export const contactName = z.object({
  prefix: line,
  givenName: line,
  additionalName: line,
  familyName: line,
  suffix: line,
  nickname: line,
});

export const contactColumn = z.enum([
  'name',
  'company',
  'role',
  'email',
  'phone',
  'city',
  'owner',
  'createdAt',
  'updatedAt',
]);
export type ContactColumn = z.infer<typeof contactColumn>;

/** One line of the list: the first email, phone and city stand for all. */
export const contactRow = z.object({
  id,
  displayName: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  companyId: id.nullable(),
  companyName: z.string(),
  role: z.string(),
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
export type ContactRow = z.infer<typeof contactRow>;

/** A language tag (BCP 47), such as `de` or `pt-BR`; empty where unknown. */
export const languageTag = z
  .string()
  .max(35)
  .regex(/^$|^[a-z]{2,8}(-[a-z\d]{1,8})*$/i);

/** `localOnly`: nothing about this person leaves this computer. `role` and `department` are those in `companyId`. */
export const contact = contactName.extend({
  id,
  displayName: z.string(),
  pronouns: z.string(),
  language: z.string(),
  localOnly: z.boolean(),
  dates: z.array(partyDate),
  companyId: id.nullable(),
  companyName: z.string(),
  role: line,
  department: line,
  about: z.string(),
  photo: photoHash,
  points: z.array(contactPoint),
  addresses: z.array(postalAddress),
  tags: z.array(tag),
  ownerId: id,
  ownerName: z.string(),
  createdAt: instant,
  createdBy: z.string(),
  updatedAt: instant,
  updatedBy: z.string(),
  binnedAt: instant.nullable(),
});
export type Contact = z.infer<typeof contact>;

/** `companyName` finds the company by its name or makes it; empty takes the contact out of its company. */
export const contactPatch = contactName
  .extend({
    companyName: line,
    role: line,
    department: line,
    pronouns: line,
    language: languageTag,
    localOnly: z.boolean(),
    about: z.string().max(100_000),
    ownerId: id,
  })
  .partial();
export type ContactPatch = z.infer<typeof contactPatch>;

const newPoint = z.object({ value: line.min(1), label: z.string().max(60).default('') });

export const contacts = {
  /** A page of the list. Rows are in the order of `sort`, empty text last, ties by id. */
  list: procedure
    .route({ method: 'POST', path: '/contacts/list' })
    .input(pageInput.extend({ sort: sortOf(contactColumn), filter: listFilter }))
    .output(z.object({ rows: z.array(contactRow), next: cursor.nullable() })),
  count: procedure
    .route({ method: 'POST', path: '/contacts/count' })
    .input(z.object({ filter: listFilter }))
    .output(z.object({ count: z.int() })),
  /** A contact with all that belongs to it. The id of one that was merged into another answers that one. Fails: `not_found`. */
  get: procedure.route({ method: 'GET', path: '/contacts/{id}' }).input(z.object({ id })).output(contact),
  /** Creates a contact. Fails: `validation` when name, company, email and phone are all empty. */
  create: procedure
    .route({ method: 'POST', path: '/contacts' })
    .input(
      contactPatch.extend({
        emails: z.array(newPoint).max(100).default([]),
        phones: z.array(newPoint).max(100).default([]),
        tags: z.array(z.string().trim().min(1).max(60)).max(100).default([]),
        values: newValues,
      }),
    )
    .output(contact),
  /** Changes the given fields and leaves the others. */
  update: procedure
    .route({ method: 'POST', path: '/contacts/{id}/update' })
    .input(z.object({ id, patch: contactPatch }))
    .output(contact),
  /** Moves contacts to the bin (kept 30 days), as one operation. */
  bin: procedure
    .route({ method: 'POST', path: '/contacts/bin' })
    .input(z.object({ selection }))
    .output(z.object({ operationId, count: z.int() })),
  /** Takes contacts out of the bin. */
  restore: procedure
    .route({ method: 'POST', path: '/contacts/restore' })
    .input(z.object({ selection }))
    .output(z.object({ operationId, count: z.int() })),
  /** Adds and removes tags, by name, on many contacts as one operation. */
  tag: procedure
    .route({ method: 'POST', path: '/contacts/tag' })
    .input(
      z.object({
        selection,
        add: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
        remove: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
      }),
    )
    .output(z.object({ operationId, count: z.int() })),
  /** Deletes binned contacts for good, with journal and index. Can't be undone. */
  purge: procedure
    .route({ method: 'POST', path: '/contacts/purge' })
    .input(z.object({ selection }))
    .output(z.object({ count: z.int() })),
};
