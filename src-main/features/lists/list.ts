import * as z from 'zod';
import type { ListFilter, ListKind } from '../../../src-shared/contract/filters';
import { fold } from '../../../src-shared/domain/fold';
import type { LocalDate } from '../../../src-shared/domain/local-date';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb } from '../../platform/store/handles';
import { type IndexedRow, textFilter } from '../search';
import { decodeCursor, encodeCursor } from './cursor';
import { groupPredicate } from './filter';
import type { ListSpec } from './list-spec';
import { narrow } from './narrow';
import { amongIds, every, type Predicate } from './predicate';
import { specOf } from './specs';

export interface ListInput {
  sort: { column: string; direction: 'asc' | 'desc' };
  filter: ListFilter;
  /** What day it is, which relative days are reckoned from. */
  today: LocalDate;
  after?: string | undefined;
  offset: number;
  limit: number;
}

type Asked = Pick<ListInput, 'filter' | 'today'>;

/** Part of a list that one index walk answers: a sort by owner is one per owner, empty text comes last. */
interface Segment extends Predicate {
  key: string;
}

const place = z.tuple([
  z.string(),
  z.enum(['asc', 'desc']),
  z.int().min(0),
  z.union([z.string(), z.number()]),
  z.string(),
]);

/** A filter in SQL; where a text matches too many to name them, `fits` looks at each record on the way. */
interface Where {
  parts: Predicate[];
  fits: ((row: IndexedRow) => boolean) | null;
}

interface Walked {
  id: string;
  key: string | number;
}

/** Ids of a page in the order of `sort`, empty text last, ties by id; and where the next page begins. */
export function listPage(db: ReadableDb, kind: ListKind, input: ListInput): { ids: string[]; next: string | null } {
  const spec = specOf(kind);
  const { column, direction } = input.sort;
  const filter = where(db, spec, input);
  const from = input.after === undefined ? null : decodeCursor(input.after, place, 'after');
  if (from && (from[0] !== column || from[1] !== direction)) {
    throw new AppError('validation', 'the cursor is of another order', { field: 'after', reason: 'cursor' });
  }
  const found: (Walked & { segment: number })[] = [];
  let offset = from ? 0 : input.offset;
  const parts = segments(db, spec, column, direction);
  for (let at = from?.[2] ?? 0; at < parts.length && found.length <= input.limit; at++) {
    const segment = parts[at];
    if (!segment) break;
    const begin = from?.[2] === at ? { key: from[3], id: from[4] } : null;
    const rows = walk(db, spec, segment, filter, direction, begin, input.limit + 1 - found.length, offset);
    found.push(...rows.found.map((row) => ({ ...row, segment: at })));
    offset -= rows.skipped;
  }
  const page = found.slice(0, input.limit);
  const last = page.at(-1);
  return {
    ids: page.map((row) => row.id),
    next:
      last && found.length > page.length ? encodeCursor([column, direction, last.segment, last.key, last.id]) : null,
  };
}

/** How many records a filter lets through. */
export function listCount(db: ReadableDb, kind: ListKind, asked: Asked): number {
  const spec = specOf(kind);
  return count(db, spec.table, where(db, spec, asked, true).parts);
}

/** A filter in SQL, about rows of a list's table under the alias `c`: for reads that are no list, such as a board. */
export function matching(db: ReadableDb, kind: ListKind, asked: Asked): Predicate {
  return every(where(db, specOf(kind), asked, true).parts);
}

/** Ids that a filter lets through, in the order of ids, after `after`: how long work goes through a selection. */
export function selectedIds(db: ReadableDb, kind: ListKind, asked: Asked, after: string, limit: number): string[] {
  const spec = specOf(kind);
  const all: Segment = { key: 'c.id', sql: '1', params: [] };
  const begin = { key: after, id: after };
  return walk(db, spec, all, where(db, spec, asked), 'asc', begin, limit, 0).found.map(({ id }) => id);
}

/** What was merged into another has left the lists, and lies in no bin. */
const inBin = ({ merges }: ListSpec) => `c.deleted_at IS NOT NULL${merges ? ' AND c.merged_into IS NULL' : ''}`;

/** With `all`, the matches of a text are named however many they are. */
export function where(db: ReadableDb, spec: ListSpec, { filter, today }: Asked, all = false): Where {
  const parts: Predicate[] = [{ sql: filter.binned ? inBin(spec) : 'c.deleted_at IS NULL', params: [] }];
  const asked = filter.where && filter.where.of.length > 0 ? filter.where : null;
  if (asked) parts.push(groupPredicate(db, spec, asked, { alias: 'c', today, free: false }));
  const candidates = filter.binned || !asked ? null : narrow(db, spec, asked, today);
  if (candidates) parts.push(amongIds('c.id', candidates));
  const words = fold(filter.text ?? '')
    .split(' ')
    .filter((word) => word !== '');
  let fits: Where['fits'] = null;
  if (words.length > 0 && filter.binned) {
    // What lies in the bin is not in the search index: there, text looks at the name alone.
    parts.push({ sql: words.map(() => `instr(c.${spec.nameKey}, ?) > 0`).join(' AND '), params: words });
  } else if (words.length > 0) {
    const found = textFilter(db, spec.kind, words.join(' '), all);
    if ('fits' in found) fits = found.fits;
    else {
      // Few ids lead to the rows; where there are many, they are looked up while counting.
      parts.push(amongIds(found.ids.length > 2000 || candidates ? '+c.id' : 'c.id', found.ids));
    }
  }
  if (parts.length > 1 || fits) parts.push({ sql: 'c.rowid % 64 <> 0 OR not_cancelled()', params: [] });
  return { parts, fits };
}

function segments(db: ReadableDb, spec: ListSpec, column: string, direction: 'asc' | 'desc'): Segment[] {
  const sort = spec.sorts[column];
  if (!sort) throw new AppError('validation', `no column ${column}`, { field: 'sort', reason: 'column' });
  if (sort.kind === 'number') return [{ key: sort.key, sql: '1', params: [] }];
  if (sort.kind === 'known') {
    return [
      { key: sort.key, sql: `${sort.key} IS NOT NULL`, params: [] },
      // All alike: by id.
      { key: 'c.id', sql: `${sort.key} IS NULL`, params: [] },
    ];
  }
  if (sort.kind === 'text') {
    return [
      { key: sort.key, sql: `${sort.key} > ''`, params: [] },
      { key: sort.key, sql: `${sort.key} = ''`, params: [] },
    ];
  }
  const owners = db.prepare<[], { id: string; name: string }>('SELECT id, name FROM user ORDER BY id').all();
  const named = owners.map(({ id, name }) => ({ id, name: fold(name) }));
  named.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  if (direction === 'desc') named.reverse();
  return named.map(({ id }) => ({ key: sort.key, sql: `${sort.key} = ?`, params: [id] }));
}

/**
 * Walks the index of the column, which has all it needs, so that a jump far down the list reads no rows. Leaves the
 * first `offset` out, and says how many of them there were.
 */
function walk(
  db: ReadableDb,
  spec: ListSpec,
  segment: Segment,
  { parts: filter, fits }: Where,
  direction: 'asc' | 'desc',
  begin: { key: string | number; id: string } | null,
  limit: number,
  offset: number,
): { found: Walked[]; skipped: number } {
  const parts: Predicate[] = [segment, ...filter];
  const sign = direction === 'asc' ? '>' : '<';
  if (begin) parts.push({ sql: `(${segment.key}, c.id) ${sign} (?, ?)`, params: [begin.key, begin.id] });
  const order = `ORDER BY ${segment.key} ${direction}, c.id ${direction}`;
  const params = every(parts).params;
  if (fits) {
    const rows = db.prepare<unknown[], Walked & IndexedRow>(
      `SELECT c.id, ${segment.key} AS key, d.title, d.subtitle, d.lines FROM ${spec.table} c
       CROSS JOIN search_document d ON d.id = c.id WHERE ${every(parts).sql} ${order}`,
    );
    return pickFitting(rows.iterate(...params), fits, limit, offset);
  }
  const found = db
    .prepare<unknown[], Walked>(
      `SELECT c.id, ${segment.key} AS key FROM ${spec.table} c WHERE ${every(parts).sql} ${order} LIMIT ? OFFSET ?`,
    )
    .all(...params, limit, offset);
  return { found, skipped: found.length > 0 || offset === 0 ? offset : count(db, spec.table, parts) };
}

function pickFitting(
  rows: Iterable<Walked & IndexedRow>,
  fits: (row: IndexedRow) => boolean,
  limit: number,
  offset: number,
): { found: Walked[]; skipped: number } {
  const found: Walked[] = [];
  let skipped = 0;
  for (const row of rows) {
    if (!fits(row)) continue;
    if (skipped < offset) skipped++;
    else found.push({ id: row.id, key: row.key });
    if (found.length >= limit) break;
  }
  return { found, skipped };
}

function count(db: ReadableDb, table: string, parts: readonly Predicate[]): number {
  return (
    db
      .prepare<unknown[], { count: number }>(`SELECT count(*) AS count FROM ${table} c WHERE ${every(parts).sql}`)
      .get(...every(parts).params)?.count ?? 0
  );
}
