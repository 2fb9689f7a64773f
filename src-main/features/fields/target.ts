import type { RecordKind } from '../../../src-shared/domain/record-kind';
import type { ReadableDb } from '../../platform/store/handles';
import { findRecord, recordTables } from '../records';

/** What a record's fields are those of: its kind, or its object's id. */
export const targetOf = (db: ReadableDb, recordId: string): string | undefined => {
  const kind = findRecord(db, recordId)?.kind;
  return kind === 'custom' ? objectOf(db, recordId) : kind;
};

const objectOf = (db: ReadableDb, recordId: string): string | undefined =>
  db.prepare<[string], { id: string }>('SELECT object_id AS id FROM custom_record WHERE id = ?').get(recordId)?.id;

/** Where the records are that have the fields of `target`: a table, its kind, its name's column, and which rows of it. */
export function recordsOf(target: string): {
  kind: RecordKind;
  table: string;
  name: string;
  where: string;
  params: string[];
} {
  const found = recordTables.find(({ kind }) => kind === target && kind !== 'custom');
  if (found) return { ...found, where: 'deleted_at IS NULL', params: [] };
  const where = 'deleted_at IS NULL AND object_id = ?';
  return { kind: 'custom', table: 'custom_record', name: 'name', where, params: [target] };
}
