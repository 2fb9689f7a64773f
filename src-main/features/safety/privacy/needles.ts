import { getTableConfig } from 'drizzle-orm/sqlite-core';
import type { CapturedTable } from '../../../platform/store/capture';
import type { ReadableDb } from '../../../platform/store/handles';

export type Row = Record<string, unknown>;

/** A captured table whose rows belong to a party, and by which column. */
export interface Owned {
  table: string;
  column: string;
}

/** The tables of a party's rows: its own table first, then what belongs to it. */
export function ownedBy(captured: readonly CapturedTable[], kind: 'contact' | 'company'): Owned[] {
  return [
    { table: kind, column: 'id' },
    ...captured.flatMap(({ table, record }) =>
      record !== undefined && record !== 'id' ? [{ table: getTableConfig(table).name, column: record }] : [],
    ),
  ];
}

/** Rows of other records that name a party: table, the column that does, and whether it may be empty. */
export function linksOf(captured: readonly CapturedTable[]): (Owned & { mayBeNull: boolean; record: string })[] {
  return captured.flatMap(({ table, links = [], record = 'id' }) => {
    const { name, columns } = getTableConfig(table);
    return links.map((column) => ({
      table: name,
      column,
      record,
      mayBeNull: columns.find((one) => one.name === column)?.notNull === false,
    }));
  });
}

const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** Whether a text is so much the person's own that finding it elsewhere means the person. */
const isTelling = (text: string): boolean =>
  text.length >= 5 && (/[\s@/.]/.test(text.trim()) || /^\+?\d{6,}$/.test(text)) && /\p{L}|\d{6}/u.test(text);

/** What is known of a party: texts to search for afterwards, and the hashes of its files. */
export interface Known {
  texts: string[];
  hashes: string[];
  /** Every text there is or was, for the words of the search. */
  words: string[];
}

/** Some records' ids for SQL: `IN (SELECT value FROM json_each(?))`. */
export const listed = (ids: readonly string[]): string => JSON.stringify(ids);

/** What the rows of some records, which are one party, and their history hold. */
export function knownOf(db: ReadableDb, owned: readonly Owned[], ids: readonly string[]): Known {
  const texts = new Set<string>();
  const hashes = new Set<string>();
  const words = new Set<string>();
  const take = (value: unknown, column: string) => {
    if (isHash(value)) hashes.add(value);
    else if (typeof value === 'string') {
      words.add(value);
      if (!structural.has(column) && isTelling(value)) texts.add(value.trim());
    }
  };
  for (const { table, column } of owned) {
    const sql = `SELECT * FROM ${table} WHERE ${column} IN (SELECT value FROM json_each(?))`;
    for (const row of db.prepare<[string], Row>(sql).all(listed(ids))) {
      for (const [name, value] of Object.entries(row)) take(value, name);
    }
  }
  for (const { before } of db
    .prepare<[string], { before: string | null }>(
      'SELECT before FROM journal WHERE record IN (SELECT value FROM json_each(?))',
    )
    .all(listed(ids))) {
    for (const [name, value] of Object.entries(JSON.parse(before ?? '{}') as Row)) take(value, name);
  }
  return { texts: [...texts], hashes: [...hashes], words: [...words] };
}

/** Columns whose texts are shared with others: companies, places, who wrote. */
const structural: ReadonlySet<string> = new Set([
  'id',
  'created_by',
  'updated_by',
  'owner_id',
  'party_id',
  'tag_id',
  'company_id',
  'company_name',
  'company_key',
  'counted_in',
  'city',
  'city_key',
  'region',
  'country',
  'label',
  'role',
  'role_key',
  'department',
  'industry',
  'media_type',
]);
