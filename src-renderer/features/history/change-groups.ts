import type * as z from 'zod';
import type { rowChange } from '../../../src-shared/contract/history';

export type RowChange = z.infer<typeof rowChange>;

/** What one act changed on one record: consecutive rows of the same record, or a row that belongs to none. */
export interface ChangeGroup {
  readonly key: string;
  readonly record: RowChange['record'];
  readonly table: string;
  /** The record itself was made, not only something on it. */
  readonly isNew: boolean;
  readonly fields: RowChange['fields'];
}

const isSame = (value: string | null, other: string | null): boolean => (value ?? '') === (other ?? '');

/** Gathers the rows an act changed by the record they belong to, in their order. Fields that stand as before are left out. */
export function groupChanges(changes: readonly RowChange[]): ChangeGroup[] {
  const groups: {
    key: string;
    record: RowChange['record'];
    table: string;
    isNew: boolean;
    fields: RowChange['fields'];
  }[] = [];
  for (const { record, table, rowId, act, fields } of changes) {
    const key = record === null ? `${table} ${rowId}` : record.id;
    const isNew =
      act === 'insert' && (record === null || (record.kind === 'custom' ? 'custom_record' : record.kind) === table);
    const changed = fields.filter(({ before, after }) => !isSame(before, after));
    const last = groups.at(-1);
    if (last?.key === key) {
      last.isNew ||= isNew;
      last.fields.push(...changed);
    } else {
      groups.push({ key, record, table, isNew, fields: changed });
    }
  }
  return groups;
}
