import type { ImportOptions } from '../../../src-shared/contract/imports';
import { type AddressParts, addressPartKey, formatAddress } from '../../../src-shared/domain/address';
import { fold } from '../../../src-shared/domain/fold';
import type { ContactImage } from './contact-image';
import { type DraftCustom, missingCustoms } from './custom-cells';
import { type DraftDate, dateText, missingDates } from './date-cells';
import { type Draft, type DraftAddress, samePoint } from './draft';
import type { DraftPoint } from './point-cells';

export const nameFields = ['prefix', 'givenName', 'additionalName', 'familyName', 'suffix', 'nickname'] as const;
export const textFields = ['company', 'role', 'department', 'about', 'pronouns', 'language', 'photo'] as const;
const addressFields = ['street', 'extended', 'postalCode', 'city', 'region', 'country'] as const;

export type ScalarField = (typeof nameFields)[number] | (typeof textFields)[number];

/** What a row changes on a contact it matches: fields set, and what is added. */
export interface Merge {
  fields: Partial<Record<ScalarField, string>>;
  points: DraftPoint[];
  addresses: DraftAddress[];
  /** Parts filled in on an address the contact has. */
  addressParts: { at: number; parts: Partial<AddressParts> }[];
  dates: DraftDate[];
  tags: string[];
  notes: string[];
  customs: (DraftCustom & { before: string })[];
}

const core = (name: { givenName: string; additionalName: string; familyName: string }) =>
  fold(`${name.givenName} ${name.additionalName} ${name.familyName}`);

/** Fields a row would set. `fill` sets only what is empty; `overwrite` whatever the row has. Nothing is emptied. */
function mergeFields(contact: ContactImage, draft: Draft, overwrite: boolean): Merge['fields'] {
  const fields: Merge['fields'] = {};
  const sameName = core(contact) === core(draft);
  for (const field of nameFields) {
    const value = draft[field];
    const inName = field === 'givenName' || field === 'additionalName' || field === 'familyName';
    if (value === '' || value === contact[field] || (inName && sameName)) continue;
    // "Maria" must not become a second name of somebody stored as "Anna Maria".
    const unsafe = field === 'additionalName' && fold(fields.givenName ?? contact.givenName) !== fold(draft.givenName);
    if (overwrite || (contact[field] === '' && !unsafe)) fields[field] = value;
  }
  for (const field of textFields) {
    const value = draft[field];
    const same = field === 'company' ? fold(value) === fold(contact.company) : value === contact[field];
    if (value !== '' && !same && (overwrite || contact[field] === '')) fields[field] = value;
  }
  return fields;
}

/** An address that says the same as far as both say anything, and agrees in something but the country. */
function agrees(one: AddressParts, other: AddressParts): boolean {
  let shared = false;
  for (const field of addressFields) {
    if (one[field] === '' || other[field] === '') continue;
    if (addressPartKey(one[field]) !== addressPartKey(other[field])) return false;
    if (field !== 'country' && field !== 'region') shared = true;
  }
  return shared;
}

const missingIn = (known: AddressParts, address: AddressParts) =>
  addressFields.filter(
    (field) => address[field] !== '' && addressPartKey(known[field]) !== addressPartKey(address[field]),
  );

/** Addresses that are already there in all their parts are left; those that agree with one there complete it. */
function mergeAddresses(contact: ContactImage, draft: Draft): Pick<Merge, 'addresses' | 'addressParts'> {
  const known: DraftAddress[] = [...contact.addresses];
  for (const address of draft.addresses) {
    if (known.some((other) => missingIn(other, address).length === 0)) continue;
    const at = known.findIndex((other) => agrees(other, address));
    const other = known[at];
    if (!other) known.push(address);
    else
      known[at] = {
        ...other,
        ...Object.fromEntries(missingIn(other, address).map((field) => [field, address[field]])),
      };
  }
  const addressParts = contact.addresses.flatMap((before, at) => {
    const after = known[at] ?? before;
    const filled = addressFields.filter((field) => before[field] !== after[field]);
    const parts = Object.fromEntries(filled.map((field) => [field, after[field]])) as Partial<AddressParts>;
    return filled.length > 0 ? [{ at, parts }] : [];
  });
  return { addresses: known.slice(contact.addresses.length), addressParts };
}

/** What `draft` changes on `contact`. */
export function mergeOf(contact: ContactImage, draft: Draft, onMatch: ImportOptions['onMatch']): Merge {
  if (onMatch === 'skip')
    return { fields: {}, points: [], addresses: [], addressParts: [], dates: [], tags: [], notes: [], customs: [] };
  const tags = new Set(contact.tags.map(fold));
  return {
    fields: mergeFields(contact, draft, onMatch === 'overwrite'),
    points: draft.points.filter((point) => !contact.points.some((known) => samePoint(known, point))),
    ...mergeAddresses(contact, draft),
    dates: missingDates(contact.dates, draft.dates),
    tags: draft.tags.filter((tag) => !tags.has(fold(tag))),
    notes: draft.notes.filter((note) => !contact.notes.includes(note)),
    customs: missingCustoms(contact.custom ?? {}, draft.customs ?? [], onMatch === 'overwrite'),
  };
}

export const changesNothing = (merge: Merge): boolean =>
  Object.keys(merge.fields).length === 0 &&
  [merge.points, merge.addresses, merge.addressParts, merge.dates, merge.tags, merge.notes, merge.customs].every(
    (list) => list.length === 0,
  );

/** The contact after the merge. */
export function applyMerge(contact: ContactImage, merge: Merge): ContactImage {
  const patched = contact.addresses.map((address, at) => ({
    ...address,
    ...merge.addressParts.find((patch) => patch.at === at)?.parts,
  }));
  return {
    ...contact,
    ...merge.fields,
    points: [...contact.points, ...merge.points],
    addresses: [...patched, ...merge.addresses.map((address) => ({ ...address, id: '' }))],
    dates: [...contact.dates, ...merge.dates],
    tags: [...contact.tags, ...merge.tags],
    notes: [...contact.notes, ...merge.notes],
    custom: { ...contact.custom, ...Object.fromEntries(merge.customs.map(({ fieldId, text }) => [fieldId, text])) },
  };
}

/** The merge as a list of fields with their values before and after, for the preview. */
export function describeMerge(contact: ContactImage, merge: Merge): { field: string; before: string; after: string }[] {
  const added = (field: string, after: string) => ({ field, before: '', after });
  return [
    ...Object.entries(merge.fields).map(([field, after]) => ({ field, before: contact[field as ScalarField], after })),
    ...merge.points.map((point) => added(point.kind, point.value)),
    ...merge.addressParts.map(({ at, parts }) => {
      const known = contact.addresses[at];
      const before = known ? formatAddress(known) : '';
      return { field: 'address', before, after: known ? formatAddress({ ...known, ...parts }) : '' };
    }),
    ...merge.addresses.map((address) => added('address', formatAddress(address))),
    ...merge.dates.map((date) => added('date', dateText(date))),
    ...merge.tags.map((tag) => added('tag', tag)),
    ...merge.notes.map((note) => added('note', note)),
    ...merge.customs.map(({ name, before, text }) => ({ field: `custom.${name}`, before, after: text })),
  ];
}
