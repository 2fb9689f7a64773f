import { fold } from '../../../src-shared/domain/fold';
import { ensureCompany } from '../../features/companies';
import { insertContact, updateContact } from '../../features/contacts';
import { storedContact } from '../../features/imports';
import {
  addressesOf,
  contactPoint,
  datesOf,
  findParty,
  insertAddress,
  insertDate,
  insertPoint,
  partyDate,
  pointsOf,
  postalAddress,
} from '../../features/parties';
import { addTagging, binRow, ensureTags, removeTagging, tagsOfRecords, updateRow } from '../../features/records';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { type Difference, type Image, textParts } from './image';
import {
  addressKey,
  addressOfPart,
  dateKey,
  dateOfPart,
  imageOfParts,
  partsOfImage,
  pointKey,
  pointOfPart,
  tagKey,
} from './image-parts';

/** What a contact says now; null where there is none, or it lies in the bin. */
export function imageOfContact(db: ReadableDb, id: string): Image | null {
  const party = findParty(db, id);
  if (party?.kind !== 'contact' || party.binned) return null;
  const contact = storedContact(db, id);
  if (!contact) return null;
  const about = contact.about.replace(/\r\n?/g, '\n').trim();
  const { points, addresses, dates, tags } = contact;
  return imageOfParts({ texts: { ...contact, about }, points, addresses, dates, tags });
}

/** Adds a contact that says what `image` says. */
export function addContact(tx: Tx, image: Image): string {
  const { texts, points, addresses, dates, tags } = partsOfImage(image);
  const { company = '', ...fields } = texts;
  const companyId = company === '' ? null : ensureCompany(tx, company);
  return insertContact(tx, {
    ...fields,
    companyId,
    companyName: companyId === null ? '' : (findParty(tx.db, companyId)?.name ?? ''),
    points,
    addresses,
    dates,
    tagIds: [...new Set(ensureTags(tx, tags))],
  });
}

/** Changes a contact by the parts named. A value that becomes another of its kind and label stays one row. */
export function changeContact(tx: Tx, id: string, difference: Difference): void {
  const texts = [...difference].filter(([key]) => (textParts as readonly string[]).includes(key));
  const { company, ...fields } = Object.fromEntries(texts.map(([key, value]) => [key, value ?? '']));
  const patch = company === undefined ? fields : { ...fields, companyId: company ? ensureCompany(tx, company) : null };
  if (Object.keys(patch).length > 0) updateContact(tx, id, patch);
  changePoints(tx, id, difference);
  changeAddresses(tx, id, difference);
  changeDates(tx, id, difference);
  for (const [key, name] of difference) {
    if (!key.startsWith('tag ')) continue;
    if (name !== null) {
      const [tagId = ''] = ensureTags(tx, [name]);
      addTagging(tx, id, tagId);
      continue;
    }
    for (const tag of tagsOfRecords(tx.db, [id]).get(id) ?? []) {
      if (tagKey(fold(tag.name)) === key) removeTagging(tx, id, tag.id);
    }
  }
}

function changePoints(tx: Tx, id: string, difference: Difference): void {
  const rows = pointsOf(tx.db, id);
  const gone = rows.filter((row) => difference.get(pointKey(row)) === null);
  for (const [key, value] of difference) {
    if (!key.startsWith('point ') || value === null) continue;
    const point = pointOfPart(value);
    const known = rows.find((row) => pointKey(row) === key);
    const replaced = gone.findIndex(({ kind, label }) => kind === point.kind && label === point.label);
    const row = known ?? gone.splice(replaced, replaced < 0 ? 0 : 1)[0];
    if (row) updateRow(tx, contactPoint, row.id, point);
    else insertPoint(tx, id, point);
  }
  for (const row of gone) binRow(tx, contactPoint, row.id);
}

function changeAddresses(tx: Tx, id: string, difference: Difference): void {
  const rows = addressesOf(tx.db, id);
  const gone = rows.filter((row) => difference.get(addressKey(row)) === null);
  for (const [key, value] of difference) {
    if (!key.startsWith('address ') || value === null) continue;
    const address = addressOfPart(value);
    const known = rows.find((row) => addressKey(row) === key);
    const replaced = gone.findIndex(({ label }) => label === address.label);
    const row = known ?? gone.splice(replaced, replaced < 0 ? 0 : 1)[0];
    if (row) updateRow(tx, postalAddress, row.id, address);
    else insertAddress(tx, id, address);
  }
  for (const row of gone) binRow(tx, postalAddress, row.id);
}

function changeDates(tx: Tx, id: string, difference: Difference): void {
  const rows = datesOf(tx.db, id);
  const gone = rows.filter((row) => difference.get(dateKey(row)) === null);
  for (const [key, value] of difference) {
    if (!key.startsWith('date ') || value === null) continue;
    const date = dateOfPart(value);
    const known = rows.find((row) => dateKey(row) === key);
    const replaced = gone.findIndex(({ kind, label }) => kind === date.kind && label === date.label);
    const row = known ?? gone.splice(replaced, replaced < 0 ? 0 : 1)[0];
    if (row) updateRow(tx, partyDate, row.id, date);
    else insertDate(tx, id, date);
  }
  for (const row of gone) binRow(tx, partyDate, row.id);
}
