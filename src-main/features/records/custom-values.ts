import { plainAmount } from '../../../src-shared/domain/custom/plain-text';
import type { ReadableDb } from '../../platform/store/handles';
import { findRecord } from './record';

/** A value's row in the history: the field's name, and what stood in it as plain text. */
export function customLine(
  db: ReadableDb,
  image: Readonly<Record<string, string | number | null>>,
): { field: string; text: string }[] {
  const field = db
    .prepare<[unknown], { name: string; type: string }>('SELECT name, type FROM custom_field WHERE id = ?')
    .get(image.field_id);
  return field ? [{ field: `custom.${field.name}`, text: textOf(db, field.type, image) }] : [];
}

function textOf(db: ReadableDb, type: string, image: Readonly<Record<string, string | number | null>>): string {
  if ('target_id' in image) {
    if (type === 'relation') return findRecord(db, String(image.target_id))?.name ?? '';
    const sql = `SELECT name FROM ${type === 'file' ? 'attachment' : 'custom_option'} WHERE id = ?`;
    return db.prepare<[unknown], { name: string }>(sql).get(image.target_id)?.name ?? '';
  }
  if ('day' in image) return String(image.day ?? new Date(Number(image.at)).toISOString());
  if ('currency' in image && image.currency !== '') {
    return `${plainAmount(Number(image.value), String(image.currency))} ${image.currency}`;
  }
  if (type === 'yesNo') return image.value ? 'yes' : 'no';
  return String(image.value ?? '');
}

/** What a record can be found by of what stands in its own fields: texts, addresses, numbers, choices. */
export const customLines = (db: ReadableDb, recordId: string): string[] =>
  db
    .prepare<[{ recordId: string }], { text: string }>(
      `SELECT v.value AS text FROM custom_text v JOIN custom_field f ON f.id = v.field_id AND f.deleted_at IS NULL
       WHERE v.party_id = @recordId AND v.deleted_at IS NULL
       UNION ALL SELECT o.name FROM custom_link l JOIN custom_field f ON f.id = l.field_id AND f.deleted_at IS NULL
       JOIN custom_option o ON o.id = l.target_id AND o.deleted_at IS NULL
       WHERE l.party_id = @recordId AND l.deleted_at IS NULL`,
    )
    .all({ recordId })
    .map(({ text }) => text);
