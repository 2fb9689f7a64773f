import type { ReadableDb } from '../../platform/store/handles';
import { type NoteContent, noteText } from '../records';
import type { ContactImage } from './contact-image';
import { customTexts } from './custom-cells';
import type { DraftDate } from './date-cells';
import type { ContactBook } from './match';
import type { DraftPoint } from './point-cells';

/** Of those who share an address or a name, the oldest are looked at. */
const candidates = 20;

interface ContactRow {
  id: string;
  prefix: string;
  givenName: string;
  additionalName: string;
  familyName: string;
  suffix: string;
  nickname: string;
  company: string | null;
  role: string;
  department: string;
  about: string;
  pronouns: string;
  language: string;
  photo: string;
}

const sql = {
  withId: 'SELECT id FROM contact WHERE id = ? AND deleted_at IS NULL',
  withPoint: `SELECT DISTINCT c.id FROM contact_point p JOIN contact c ON c.id = p.party_id AND c.deleted_at IS NULL
    WHERE p.normalized = ? AND p.kind = ? AND p.deleted_at IS NULL ORDER BY c.id LIMIT ${candidates}`,
  withNameKey: `SELECT id FROM contact WHERE name_key = ? AND deleted_at IS NULL ORDER BY id LIMIT ${candidates}`,
  contact: `SELECT c.id, c.prefix, c.given_name AS givenName, c.additional_name AS additionalName,
    c.family_name AS familyName, c.suffix, c.nickname, f.name AS company, c.role, c.department, c.about,
    c.pronouns, c.language, c.photo
    FROM contact c LEFT JOIN company f ON f.id = c.company_id WHERE c.id = ?`,
  points: `SELECT kind, value, normalized, label FROM contact_point
    WHERE party_id = ? AND deleted_at IS NULL ORDER BY position, id`,
  addresses: `SELECT id, label, street, extended, postal_code AS postalCode, city, region, country
    FROM postal_address WHERE party_id = ? AND deleted_at IS NULL ORDER BY position, id`,
  dates: `SELECT kind, label, year, month, day FROM party_date
    WHERE party_id = ? AND deleted_at IS NULL ORDER BY month, day, id`,
  tags: `SELECT t.name FROM tagging x JOIN tag t ON t.id = x.tag_id
    WHERE x.party_id = ? AND x.deleted_at IS NULL ORDER BY t.id`,
  notes: 'SELECT body, doc FROM note WHERE party_id = ? AND deleted_at IS NULL ORDER BY created_at, rowid',
};

/** A stored contact with all that an import compares. */
export function loadContact(db: ReadableDb, id: string): ContactImage | null {
  const row = db.prepare<[string], ContactRow>(sql.contact).get(id);
  if (!row) return null;
  return {
    ...row,
    company: row.company ?? '',
    points: db.prepare<[string], DraftPoint>(sql.points).all(id),
    addresses: db.prepare<[string], ContactImage['addresses'][number]>(sql.addresses).all(id),
    dates: db.prepare<[string], DraftDate>(sql.dates).all(id),
    tags: db
      .prepare<[string], { name: string }>(sql.tags)
      .all(id)
      .map((tag) => tag.name),
    notes: db
      .prepare<[string], NoteContent>(sql.notes)
      .all(id)
      .map((note) => noteText(db, note).body)
      .filter((text) => text !== ''),
    custom: customTexts(db, id),
  };
}

/** Looks contacts up in the store as it is. */
export function storeBook(db: ReadableDb): ContactBook {
  const ids = (rows: { id: string }[]) => rows.map((row) => row.id);
  return {
    withId: (id) => db.prepare<[string], { id: string }>(sql.withId).get(id)?.id ?? null,
    withPoint: (kind, normalized) =>
      ids(db.prepare<[string, string], { id: string }>(sql.withPoint).all(normalized, kind)),
    withNameKey: (key) => ids(db.prepare<[string], { id: string }>(sql.withNameKey).all(key)),
    load: (id) => loadContact(db, id),
  };
}
