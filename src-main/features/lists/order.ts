import { fold } from '../../../src-shared/domain/fold';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb } from '../../platform/store/handles';
import type { ListSpec } from './list-spec';
import { every, type Predicate, some } from './predicate';

export interface SortStep {
  column: string;
  direction: 'asc' | 'desc';
}

export interface Sort extends SortStep {
  /** What rows that are alike in the column are ordered by. */
  within?: SortStep[] | undefined;
}

/** Part of a list that one index walk answers: a sort by owner is one per owner, empty text comes last. */
export interface Segment extends Predicate {
  key: string;
}

/** Something rows are ordered by; never NULL. */
export interface Term extends Predicate {
  direction: 'asc' | 'desc';
}

/** Says whether two orders are the same one. */
export const signature = ({ within = [], ...first }: Sort): string =>
  [first, ...within].map(({ column, direction }) => `${column} ${direction}`).join(', ');

export function sortOf({ sorts }: ListSpec, column: string): ListSpec['sorts'][string] {
  const sort = Object.hasOwn(sorts, column) ? sorts[column] : undefined;
  if (!sort) throw new AppError('validation', `no column ${column}`, { field: 'sort', reason: 'column' });
  return sort;
}

export function segments(db: ReadableDb, spec: ListSpec, { column, direction, within = [] }: Sort): Segment[] {
  const { key, kind } = sortOf(spec, column);
  if (kind === 'number') return [{ key, sql: '1', params: [] }];
  if (kind === 'known') {
    return [
      { key, sql: `${key} IS NOT NULL`, params: [] },
      // All alike there: the index has them by id.
      { key: within.length > 0 ? `ifnull(${key}, 0)` : 'c.id', sql: `${key} IS NULL`, params: [] },
    ];
  }
  if (kind === 'text') {
    return [
      { key, sql: `${key} > ''`, params: [] },
      { key, sql: `${key} = ''`, params: [] },
    ];
  }
  const owners = ownersByName(db);
  if (direction === 'desc') owners.reverse();
  return owners.map((id) => ({ key, sql: `${key} = ?`, params: [id] }));
}

/** The order of one column as it is written in SQL. */
export function terms(db: ReadableDb, spec: ListSpec, { column, direction }: SortStep): Term[] {
  const { key, kind } = sortOf(spec, column);
  switch (kind) {
    case 'number':
      return [{ sql: key, params: [], direction }];
    case 'text':
      return [
        { sql: `(${key} = '')`, params: [], direction: 'asc' },
        { sql: key, params: [], direction },
      ];
    case 'known':
      return [
        { sql: `(${key} IS NULL)`, params: [], direction: 'asc' },
        { sql: `ifnull(${key}, 0)`, params: [], direction },
      ];
    case 'owner': {
      const owners = ownersByName(db);
      const places = owners.map((_, at) => `WHEN ? THEN ${at}`).join(' ');
      return [{ sql: `(CASE ${key} ${places} ELSE ${owners.length} END)`, params: owners, direction }];
    }
  }
}

function ownersByName(db: ReadableDb): string[] {
  const owners = db.prepare<[], { id: string; name: string }>('SELECT id, name FROM user ORDER BY id').all();
  const named = owners.map(({ id, name }) => ({ id, name: fold(name) }));
  named.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return named.map(({ id }) => id);
}

/** What comes after a row in an order: the row is told by its `value` for each term. */
export function beyond(levels: readonly (Term & { value: string | number })[]): Predicate {
  return levels.reduceRight<Predicate>(
    (inner, { sql, params, direction, value }) => {
      const bound = [...params, value];
      const past = { sql: `${sql} ${direction === 'asc' ? '>' : '<'} ?`, params: bound };
      return some([past, every([{ sql: `${sql} = ?`, params: bound }, inner])]);
    },
    { sql: '0', params: [] },
  );
}
