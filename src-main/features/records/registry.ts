import type { RecordKind } from '../../../src-shared/domain/record-kind';

/** Where the records of one kind are stored. */
export interface RecordTable {
  kind: RecordKind;
  table: string;
  /** The column with what a record is called. */
  name: string;
  /** Whether records can be merged into others: then a column `merged_into` says into which. */
  merges?: true;
}

/**
 * Every kind of record there is: things that have a page of their own, and that notes, tags, files, mentions and a
 * history can be about. A new kind adds its line here, and its migration a trigger that forgets the drafts of notes
 * with a record that is deleted for good (as `note_draft_contact` does).
 */
export const recordTables: readonly RecordTable[] = [
  { kind: 'contact', table: 'contact', name: 'display_name', merges: true },
  { kind: 'company', table: 'company', name: 'name', merges: true },
  { kind: 'deal', table: 'deal', name: 'title' },
  { kind: 'task', table: 'task', name: 'title' },
  { kind: 'product', table: 'product', name: 'name' },
  { kind: 'custom', table: 'custom_record', name: 'name' },
];

function storeOf(kind: RecordKind): RecordTable {
  const found = recordTables.find((one) => one.kind === kind);
  if (!found) throw new Error(`no records of kind ${kind}`);
  return found;
}

/** The table of the records of a kind. */
export const tableOf = (kind: RecordKind): string => storeOf(kind).table;

/** The column with what a record of a kind is called. */
export const nameColumnOf = (kind: RecordKind): string => storeOf(kind).name;

const mergingTables = recordTables.filter(({ merges }) => merges);

/** One SELECT over the tables of all kinds; of `merging` those whose records can be merged. */
export const ofAllKinds = (select: (table: RecordTable) => string, of: 'all' | 'merging' = 'all'): string =>
  (of === 'all' ? recordTables : mergingTables).map(select).join(' UNION ALL ');

/** A condition in SQL: there is a live record of this id, whatever its kind. */
export const isLiveRecord = (id: string): string =>
  `(${recordTables.map(({ table }) => `EXISTS (SELECT 1 FROM ${table} r WHERE r.id = ${id} AND r.deleted_at IS NULL)`).join(' OR ')})`;
