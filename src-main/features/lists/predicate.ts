import type { LocalDate } from '../../../src-shared/domain/local-date';

/** A piece of a WHERE clause with what is bound to it. */
export interface Predicate {
  sql: string;
  params: (string | number)[];
}

/**
 * Where a predicate stands: the alias of the rows it is about, what day it is, and whether it may lead to them through an index. Where
 * it is not `free`, a plus sign keeps SQLite from it: whether an index is worth its while is decided by looking (see
 * narrow.ts), for without it the list's own order is the best way through.
 */
export interface Site {
  alias: string;
  today: LocalDate;
  free: boolean;
  /** The rows are counted, in no order: a query that names records may lead to them. */
  unordered?: boolean;
}

/** A column as it is compared with what a query names. */
export const named = (site: Site, column: string): string =>
  site.unordered ? plain(site, column) : keyed(site, column);

/** A column as it is compared by what an index could answer. */
export const keyed = ({ alias, free }: Site, column: string): string => `${free ? '' : '+'}${alias}.${column}`;

export const plain = ({ alias }: Site, column: string): string => `${alias}.${column}`;

const joined = (parts: readonly Predicate[], word: string): Predicate => ({
  sql: parts.map(({ sql }) => `(${sql})`).join(` ${word} `),
  params: parts.flatMap(({ params }) => params),
});

export const every = (parts: readonly Predicate[]): Predicate =>
  parts.length === 0 ? { sql: '1', params: [] } : joined(parts, 'AND');

export const some = (parts: readonly Predicate[]): Predicate =>
  parts.length === 0 ? { sql: '0', params: [] } : joined(parts, 'OR');

/** Where the one is not true, be it false or unknown (NULL). */
export const not = ({ sql, params }: Predicate): Predicate => ({ sql: `(${sql}) IS NOT TRUE`, params });

export const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

export const amongIds = (column: string, ids: readonly string[]): Predicate => ({
  sql: `${column} IN (SELECT value FROM json_each(?))`,
  params: [JSON.stringify(ids)],
});
