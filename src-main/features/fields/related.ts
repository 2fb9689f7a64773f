import type * as z from 'zod';
import type { recordRef } from '../../../src-shared/contract/records';
import { fold } from '../../../src-shared/domain/fold';
import type { ReadableDb } from '../../platform/store/handles';
import { findRecord } from '../records';
import { recordsOf } from './target';

export type RecordName = z.infer<typeof recordRef>;

interface Named {
  id: string;
  name: string;
}

/** The record that was made last of those that have the fields of `target`. */
export function newestRecord(db: ReadableDb, target: string): RecordName | null {
  const { kind, table, name, where, params } = recordsOf(target);
  const sql = `SELECT id, ${name} AS name FROM ${table} WHERE ${where} ORDER BY id DESC LIMIT 1`;
  const row = db.prepare<string[], Named>(sql).get(...params);
  return row ? { kind, ...row } : null;
}

/** Records that a relation can lead to, whose name has `text` in it: at most 50, by name. */
export function candidates(db: ReadableDb, target: string, text: string): RecordName[] {
  const { kind, table, name, where, params } = recordsOf(target);
  return db
    .prepare<string[], Named>(
      `SELECT id, ${name} AS name FROM ${table} WHERE ${where} AND instr(name_key, ?) > 0 ORDER BY name_key LIMIT 50`,
    )
    .all(...params, fold(text))
    .map((row) => ({ kind, ...row }));
}

/** Records whose relation fields lead to this one, by field; at most 500. */
export function linkedRecords(db: ReadableDb, recordId: string) {
  const rows = db
    .prepare<[string], { fieldId: string; name: string; id: string }>(
      `SELECT DISTINCT l.field_id AS fieldId, f.name, l.party_id AS id FROM custom_link l
       JOIN custom_field f ON f.id = l.field_id AND f.deleted_at IS NULL AND f.type = 'relation'
       WHERE l.target_id = ? AND l.deleted_at IS NULL ORDER BY f.name, l.id LIMIT 500`,
    )
    .all(recordId);
  const byField = new Map<string, { fieldId: string; name: string; records: RecordName[] }>();
  for (const { fieldId, name, id } of rows) {
    const record = findRecord(db, id);
    if (!record || record.binned) continue;
    const entry = byField.get(fieldId) ?? { fieldId, name, records: [] };
    entry.records.push({ kind: record.kind, id, name: record.name });
    byField.set(fieldId, entry);
  }
  return [...byField.values()];
}
