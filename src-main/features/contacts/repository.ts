import { eq, getTableColumns } from 'drizzle-orm';
import type { Contact } from '../../../src-shared/contract/contacts';
import { type NameParts, noName } from '../../../src-shared/domain/name';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { newRow } from '../../platform/store/rows';
import {
  type AddressFields,
  addressesOf,
  type DateFields,
  datesOf,
  insertAddress,
  insertDate,
  insertPoint,
  type NewPoint,
  pointsOf,
  reachFrom,
} from '../parties';
import { addTagging, insertRow, tagsOfRecords, updateRow, userNames } from '../records';
import { contactColumns } from './columns';
import { contact } from './schema';

/** A contact with all that belongs to it. Fails: `not_found`. */
export function getContact(db: ReadableDb, id: string): Contact {
  const row = db.orm.select().from(contact).where(eq(contact.id, id)).get();
  if (!row) throw new AppError('not_found', 'no such contact', { id });
  const users = userNames(db);
  const company = db.prepare<[string | null], { id: string }>('SELECT id FROM company WHERE id = ?').get(row.companyId);
  return {
    id,
    prefix: row.prefix,
    givenName: row.givenName,
    additionalName: row.additionalName,
    familyName: row.familyName,
    suffix: row.suffix,
    nickname: row.nickname,
    displayName: row.displayName,
    pronouns: row.pronouns,
    language: row.language,
    localOnly: row.localOnly,
    dates: datesOf(db, id),
    companyId: company?.id ?? null,
    companyName: row.companyName,
    role: row.role,
    department: row.department,
    about: row.about,
    photo: row.photo,
    points: pointsOf(db, id),
    addresses: addressesOf(db, id),
    tags: tagsOfRecords(db, [id]).get(id) ?? [],
    ownerId: row.ownerId,
    ownerName: users.get(row.ownerId) ?? '',
    createdAt: row.createdAt,
    createdBy: users.get(row.createdBy) ?? '',
    updatedAt: row.updatedAt,
    updatedBy: users.get(row.updatedBy) ?? '',
    binnedAt: row.deletedAt,
  };
}

/** Fields of a contact that its own row holds. */
export interface ContactFields extends NameParts {
  companyId: string | null;
  role: string;
  department: string;
  about: string;
  pronouns: string;
  language: string;
  localOnly: boolean;
  /** Hash of a content that the file store has, or empty. */
  photo: string;
  ownerId: string;
}

export interface NewContact extends Partial<ContactFields> {
  /** By default a fresh one. */
  id?: string;
  /** The name of the company that `companyId` is about. */
  companyName: string;
  points: readonly NewPoint[];
  addresses: readonly Partial<AddressFields>[];
  dates?: readonly DateFields[];
  tagIds: readonly string[];
  /** When it was made and last changed, ms since 1970; by default now. */
  at?: number;
  changedAt?: number;
}

/** Column names of the derived columns, as drizzle's keys. */
const keyOf = new Map(Object.entries(getTableColumns(contact)).map(([key, column]) => [column.name, key]));

/** Adds a contact with all that belongs to it, list columns included; answers its id. Points are checked before. */
export function insertContact(tx: Tx, fields: NewContact): string {
  const { companyName, points, addresses, dates = [], tagIds, at = tx.at, changedAt = at, ...own } = fields;
  const row = newRow(tx, own.id);
  const { id } = row;
  const facts = { ...noName, role: '', ...own, id, companyName, furtherCompanies: [] };
  const { columns } = contactColumns(facts, reachFrom(points, addresses));
  const derived = Object.fromEntries(Object.entries(columns).map(([name, value]) => [keyOf.get(name) ?? name, value]));
  insertRow(tx, contact, { ...row, createdAt: at, updatedAt: changedAt, ...own, ...derived });
  points.forEach((point, position) => {
    insertPoint(tx, id, { ...point, position });
  });
  addresses.forEach((address, position) => {
    insertAddress(tx, id, { ...address, position });
  });
  for (const date of dates) insertDate(tx, id, date);
  for (const tagId of tagIds) addTagging(tx, id, tagId);
  return id;
}

export function updateContact(tx: Tx, id: string, patch: Partial<ContactFields>): void {
  updateRow(tx, contact, id, patch);
}
