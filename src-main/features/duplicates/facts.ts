import { noAddress } from '../../../src-shared/domain/address';
import type { DayOf, Facts } from '../../../src-shared/domain/match/profile';
import { noName } from '../../../src-shared/domain/name';
import type { ReadableDb } from '../../platform/store/handles';

type Kind = Facts['kind'];
type Draft = { -readonly [Key in keyof Facts]: Facts[Key] extends readonly (infer Each)[] ? Each[] : Facts[Key] };

const own: Readonly<Record<Kind, string>> = {
  contact: `SELECT c.id, c.prefix, c.given_name AS givenName, c.additional_name AS additionalName,
    c.family_name AS familyName, c.suffix, c.nickname, c.company_name AS companyName
    FROM json_each(?) j CROSS JOIN contact c ON c.id = j.value WHERE c.deleted_at IS NULL`,
  company: `SELECT c.id, c.name AS companyName
    FROM json_each(?) j CROSS JOIN company c ON c.id = j.value WHERE c.deleted_at IS NULL`,
};

const points = `SELECT p.party_id AS id, p.kind, p.normalized FROM json_each(?) j
  CROSS JOIN contact_point p ON p.party_id = j.value WHERE p.deleted_at IS NULL AND p.normalized <> ''`;

const places = `SELECT a.party_id AS id, a.street, a.postal_code AS postalCode, a.city FROM json_each(?) j
  CROSS JOIN postal_address a ON a.party_id = j.value WHERE a.deleted_at IS NULL`;

const birthdays = `SELECT d.party_id AS id, d.year, d.month, d.day FROM json_each(?) j
  CROSS JOIN party_date d ON d.party_id = j.value WHERE d.kind = 'birthday' AND d.deleted_at IS NULL`;

type Own = { id: string } & Partial<Record<keyof Facts, string>>;

/** What is known of some parties of a kind, for comparing; those in the bin, and the merged ones, are left out. */
export function factsOf(db: ReadableDb, kind: Kind, ids: readonly string[]): Map<string, Facts> {
  const wanted = JSON.stringify(ids);
  const found = new Map<string, Draft>();
  for (const { id, ...row } of db.prepare<[string], Own>(own[kind]).all(wanted)) {
    const empty = { kind, companyName: '', emails: [], phones: [], links: [], places: [], birthday: null };
    found.set(id, { ...noName, ...empty, ...row } as Draft);
  }
  const lists = { email: 'emails', phone: 'phones', url: 'links' } as const;
  for (const { id, kind: point, normalized } of db
    .prepare<[string], { id: string; kind: keyof typeof lists; normalized: string }>(points)
    .all(wanted)) {
    found.get(id)?.[lists[point]].push(normalized);
  }
  for (const { id, ...place } of db
    .prepare<[string], { id: string; street: string; postalCode: string; city: string }>(places)
    .all(wanted)) {
    found.get(id)?.places.push({ ...noAddress, ...place });
  }
  const days = db.prepare<[string], { id: string } & DayOf>(birthdays);
  for (const { id, ...day } of kind === 'contact' ? days.all(wanted) : []) {
    const facts = found.get(id);
    if (facts) facts.birthday ??= day;
  }
  return found as Map<string, Facts>;
}

/** The kind of a party, whether or not it is in the bin. */
export function kindOf(db: ReadableDb, id: string): Kind | null {
  if (db.prepare<[string], unknown>('SELECT 1 FROM contact WHERE id = ?').get(id)) return 'contact';
  return db.prepare<[string], unknown>('SELECT 1 FROM company WHERE id = ?').get(id) ? 'company' : null;
}
