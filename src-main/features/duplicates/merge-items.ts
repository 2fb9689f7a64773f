import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { type CapturedTable, groupsOf } from '../../platform/store/capture';
import { bookkeeping } from '../../platform/store/columns';
import type { ReadableDb } from '../../platform/store/handles';

export type Value = string | number | null;
export type Row = Record<string, Value>;

/** A captured table whose rows belong to a party, and how two of its rows are told to be one. */
export interface OwnedTable {
  name: string;
  captured: CapturedTable;
  identity(row: Row): string;
}

const notContent: ReadonlySet<string> = new Set([...bookkeeping, 'party_id', 'owner_id', 'deleted_at', 'position']);

const content = (row: Row) => JSON.stringify(Object.entries(row).filter(([column]) => !notContent.has(column)));

export const nameOf = ({ table }: Pick<CapturedTable, 'table'>): string => getTableConfig(table).name;

/** Every table whose rows go with their party, whichever feature it is of. */
export function ownedBy(captured: readonly CapturedTable[]): OwnedTable[] {
  return captured
    .filter(({ record }) => record === 'party_id')
    .map((table) => ({ name: nameOf(table), captured: table, identity: table.identity ?? content }));
}

/** The live rows of a party in a table, in their order. */
export const rowsOf = (db: ReadableDb, { name }: OwnedTable, partyId: string): Row[] =>
  db.prepare<[string], Row>(`SELECT * FROM ${name} WHERE party_id = ? AND deleted_at IS NULL ORDER BY id`).all(partyId);

/** Columns of a record that two records may differ in: all captured ones but whose it is and where it lies. */
export function fieldColumns(captured: CapturedTable): { column: string; isText: boolean }[] {
  const kinds = new Map(getTableConfig(captured.table).columns.map(({ name, dataType }) => [name, dataType]));
  return [...groupsOf(captured).values()]
    .flat()
    .filter((column) => !['deleted_at', 'merged_into', 'owner_id'].includes(column))
    .map((column) => ({ column, isText: kinds.get(column) === 'string' && !column.endsWith('_id') }));
}

export const camel = (column: string): string =>
  column.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());

/** Whether nothing stands in a field. A consent nobody was asked for is none. */
export const isEmpty = (value: Value | undefined): boolean =>
  value === undefined || value === null || value === '' || value === 0 || value === 'unknown';
