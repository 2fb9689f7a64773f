import { fold } from '../../../src-shared/domain/fold';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb } from '../../platform/store/handles';
import { type CustomSort, customSort } from './custom';
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

/**
 * Part of a list that one index walk answers: a sort by owner is one per owner, empty text comes last. Where it is the
 * index of another table that leads through it, the rows are those of `through` (whose `party_id` tells the record).
 */
export interface Segment extends Predicate {
  key: string;
  through?: string;
}

/** Something rows are ordered by; never NULL. */
export interface Term extends Predicate {
  direction: 'asc' | 'desc';
}

/** Says whether two orders are the same one. */
export const signature = ({ within = [], ...first }: Sort): string =>
  [first, ...within].map(({ column, direction }) => `${column} ${direction}`).join(', ');

type BuiltIn = ListSpec['sorts'][string];
type Found = (BuiltIn & { custom?: undefined }) | { custom: CustomSort };

function sortOf(db: ReadableDb, spec: ListSpec, column: string): Found {
  const sort = Object.hasOwn(spec.sorts, column) ? spec.sorts[column] : undefined;
  if (sort) return sort;
  const custom = customSort(db, spec, column);
  if (!custom) throw new AppError('validation', `no column ${column}`, { field: 'sort', reason: 'column' });
  return { custom };
}

/** A column that a list is grouped by: its values, and how they are read. Fails: `validation` (field `by`). */
export function groupOf(db: ReadableDb, spec: ListSpec, column: string): { key: string; label: string } {
  const label = Object.hasOwn(spec.groups, column) ? spec.groups[column] : undefined;
  const custom = label === undefined ? customSort(db, spec, column) : null;
  const sort = label === undefined ? undefined : spec.sorts[column];
  if (custom) return { key: custom.ofRecord, label: custom.label };
  if (!sort || label === undefined) throw new AppError('validation', `no groups by ${column}`, { field: 'by' });
  return { key: sort.key, label };
}

export function segments(db: ReadableDb, spec: ListSpec, { column, direction, within = [] }: Sort): Segment[] {
  const sort = sortOf(db, spec, column);
  if (sort.custom) return customSegments(sort.custom, direction, within.length > 0);
  const { key, kind } = sort;
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

/** What has a value is found by the index of values, what has none comes last. */
function customSegments(
  { key, from, only, ofRecord, choices }: CustomSort,
  direction: SortStep['direction'],
  hasMore: boolean,
): Segment[] {
  const having = { through: from, ...only };
  const without: Segment = { key: hasMore ? `ifnull(${ofRecord}, 0)` : 'c.id', sql: `${ofRecord} IS NULL`, params: [] };
  if (!choices) return [{ ...having, key }, without];
  const inOrder = direction === 'asc' ? choices : choices.toReversed();
  const each = inOrder.map((id) => ({ ...having, ...every([only, { sql: `${key} = ?`, params: [id] }]), key }));
  return [...each, without];
}

/** The order of one column as it is written in SQL. */
export function terms(db: ReadableDb, spec: ListSpec, { column, direction }: SortStep): Term[] {
  const sort = sortOf(db, spec, column);
  if (sort.custom) return customTerms(sort.custom, direction);
  const { key, kind } = sort;
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

function customTerms({ ofRecord, choices }: CustomSort, direction: SortStep['direction']): Term[] {
  const value: Term = { sql: `ifnull(${ofRecord}, 0)`, params: [], direction };
  const place = `ifnull((SELECT o.position FROM custom_option o WHERE o.id = ${ofRecord}), 0)`;
  return [
    { sql: `(${ofRecord} IS NULL)`, params: [], direction: 'asc' },
    ...(choices ? [{ sql: place, params: [], direction }] : []),
    value,
  ];
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
