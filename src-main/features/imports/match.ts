import type { ImportOptions } from '../../../src-shared/contract/imports';
import { fold } from '../../../src-shared/domain/fold';
import { sortKey } from '../../../src-shared/domain/name';
import type { ContactImage } from './contact-image';
import type { Draft } from './draft';
import { changesNothing, type Merge, mergeOf } from './merge';
import type { DraftPoint } from './point-cells';

/** Where contacts are looked up: the store, or the store with what earlier rows of the file will do to it. */
export interface ContactBook {
  withId(id: string): string | null;
  withPoint(kind: DraftPoint['kind'], normalized: string): readonly string[];
  withNameKey(nameKey: string): readonly string[];
  load(id: string): ContactImage | null;
}

export type MatchedBy = 'id' | 'email' | 'phone' | 'name';

/** What a row will do. */
export type Plan =
  | { verdict: 'new' }
  | { verdict: 'update' | 'duplicate'; contact: ContactImage; by: MatchedBy; merge: Merge };

const firstOf = ({ points }: Draft | ContactImage, kind: DraftPoint['kind']) => {
  const point = points.find((candidate) => candidate.kind === kind);
  return point?.normalized || point?.value || '';
};

/** The key names are looked up by: that of the list (contact.name_key). */
export const nameKeyOf = (contact: Draft | ContactImage): string =>
  sortKey(contact, contact.company, firstOf(contact, 'email'), firstOf(contact, 'phone'));

const hasName = (name: { givenName: string; familyName: string }) => name.givenName !== '' || name.familyName !== '';

/** "A.", "Alex" and "Alexander" may be one; "Anna" and "Bernd" are two. */
function givenAgree(one: string, other: string): boolean {
  const [short = '', long = ''] = [fold(one).replace(/\./g, ''), fold(other).replace(/\./g, '')].sort(
    (first, second) => first.length - second.length,
  );
  const first = (text: string) => text.split(' ')[0] ?? '';
  if (short === '' || short === long || first(short) === first(long)) return true;
  return long.startsWith(short) && (short.length === 1 || short.length >= 3);
}

/** Whether two names can be one person's. A family name may change, unless only a phone number says it is one. */
function namesAgree(one: Draft, other: ContactImage, strict: boolean): boolean {
  if (!hasName(one) || !hasName(other)) {
    // A company's own entry and a person in it share their number and address: two contacts.
    return (
      !one.company || !other.company || fold(one.company) === fold(other.company) || hasName(one) === hasName(other)
    );
  }
  const [family, otherFamily] = [fold(one.familyName), fold(other.familyName)];
  const sameFamily = family === '' || otherFamily === '' || family === otherFamily;
  if (!givenAgree(one.givenName, other.givenName)) return false;
  if (strict || one.givenName === '' || other.givenName === '') return sameFamily;
  return true;
}

const shares = (draft: Draft, contact: ContactImage, kind: DraftPoint['kind']) =>
  draft.points.some(
    (point) =>
      point.kind === kind &&
      point.normalized !== '' &&
      contact.points.some((known) => known.kind === kind && known.normalized === point.normalized),
  );
const has = (contact: Draft | ContactImage, kind: DraftPoint['kind']) =>
  contact.points.some((point) => point.kind === kind);

/** Both have addresses (numbers) and share none: two people of one name. */
const differ = (draft: Draft, contact: ContactImage, kind: DraftPoint['kind']) =>
  has(draft, kind) && has(contact, kind) && !shares(draft, contact, kind) && !sameText(draft, contact, kind);
const sameText = (draft: Draft, contact: ContactImage, kind: DraftPoint['kind']) =>
  draft.points.some((point) => point.kind === kind && contact.points.some((known) => known.value === point.value));

/** By what a row and a contact are the same, or null. */
export function matchedBy(draft: Draft, contact: ContactImage): Exclude<MatchedBy, 'id'> | null {
  if (shares(draft, contact, 'email') && namesAgree(draft, contact, false)) return 'email';
  if (shares(draft, contact, 'phone') && namesAgree(draft, contact, true)) return 'phone';
  if (nameKeyOf(draft) !== nameKeyOf(contact) || fold(draft.company) !== fold(contact.company)) return null;
  const contradicted = draft.company === '' && (differ(draft, contact, 'email') || differ(draft, contact, 'phone'));
  return contradicted ? null : 'name';
}

const rank: Record<MatchedBy, number> = { id: 0, email: 1, phone: 2, name: 3 };

/**
 * Whom a row is about and what it changes: by id, then by email, phone, or name and company. Of several it is the
 * one it changes nothing on (so that the same file again changes nothing), then the surest, then the oldest.
 */
export function planRow(draft: Draft, book: ContactBook, onMatch: ImportOptions['onMatch']): Plan {
  const own = draft.id === '' ? null : book.withId(draft.id);
  const found = own === null ? null : book.load(own);
  if (found) return planned(found, 'id', draft, onMatch);
  const ids = new Set<string>();
  for (const { kind, normalized } of draft.points) {
    if (kind !== 'url' && normalized !== '') for (const id of book.withPoint(kind, normalized)) ids.add(id);
  }
  for (const id of book.withNameKey(nameKeyOf(draft))) ids.add(id);
  let best: Extract<Plan, { contact: ContactImage }> | null = null;
  for (const id of ids) {
    const contact = book.load(id);
    const by = contact && matchedBy(draft, contact);
    if (!by) continue;
    const plan = planned(contact, by, draft, onMatch);
    if (!best || isBetter(plan, best)) best = plan;
  }
  return best ?? { verdict: 'new' };
}

function planned(contact: ContactImage, by: MatchedBy, draft: Draft, onMatch: ImportOptions['onMatch']) {
  const merge = mergeOf(contact, draft, onMatch);
  return { verdict: changesNothing(merge) ? 'duplicate' : 'update', contact, by, merge } as const;
}

function isBetter(
  one: Extract<Plan, { contact: ContactImage }>,
  other: Extract<Plan, { contact: ContactImage }>,
): boolean {
  if (one.verdict !== other.verdict) return one.verdict === 'duplicate';
  if (rank[one.by] !== rank[other.by]) return rank[one.by] < rank[other.by];
  return one.contact.id < other.contact.id;
}
