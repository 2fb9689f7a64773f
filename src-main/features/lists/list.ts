import * as z from 'zod';
import type { ListFilter, ListKind } from '../../../src-shared/contract/filters';
import type { ListGroup } from '../../../src-shared/contract/views';
import { fold } from '../../../src-shared/domain/fold';
import type { LocalDate } from '../../../src-shared/domain/local-date';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb } from '../../platform/store/handles';
import { type IndexedRow, textFilter } from '../search';
import { decodeCursor, encodeCursor } from './cursor';
import { groupPredicate } from './filter';
import { type ListSpec, ofList, standing } from './list-spec';
import { narrow } from './narrow';
import {
  beyond,
  groupOf,
  type Segment,
  type Sort,
  type SortStep,
  segments,
  signature,
  type Term,
  terms,
} from './order';
import { amongIds, every, type Predicate } from './predicate';
import { specOf } from './specs';

export interface ListInput {
  sort: Sort;
  filter: ListFilter;
  /** What day it is, which relative days are reckoned from. */
  today: LocalDate;
  after?: string | undefined;
  offset: number;
  limit: number;
}

type Asked = Pick<ListInput, 'filter' | 'today'>;

const value = z.union([z.string(), z.number()]);
/** The order, the segment, and what its last row has in the column, in the terms after it, and for an id. */
const place = z.tuple([z.string(), z.int().min(0), value, z.array(value), z.string()]);

/** Where a walk goes on: behind this row. */
interface Begin {
  key: string | number;
  more: (string | number)[];
  id: string;
}

/** A filter in SQL; where a text matches too many to name them, `fits` looks at each record on the way. */
interface Where {
  parts: Predicate[];
  fits: ((row: IndexedRow) => boolean) | null;
}

interface Walked {
  id: string;
  key: string | number;
  /** What it has in the terms after the column, as a JSON array. */
  more: string;
}

/** How a walk is ordered: by the segment's key, by the terms where that is alike, and by id. */
interface Way {
  direction: 'asc' | 'desc';
  within: readonly Term[];
}

/** Ids of a page in the order of `sort`, empty text last, ties by id; and where the next page begins. */
export function listPage(db: ReadableDb, kind: ListKind, input: ListInput): { ids: string[]; next: string | null } {
  const spec = specOf(kind);
  const { direction, within = [] } = input.sort;
  const order = signature(input.sort);
  const way = { direction, within: within.flatMap((step) => terms(db, spec, step)) };
  const filter = where(db, spec, input);
  const from = input.after === undefined ? null : decodeCursor(input.after, place, 'after');
  if (from && (from[0] !== order || from[3].length !== way.within.length)) {
    throw new AppError('validation', 'the cursor is of another order', { field: 'after', reason: 'cursor' });
  }
  const found: (Walked & { segment: number })[] = [];
  let offset = from ? 0 : input.offset;
  const parts = segments(db, spec, input.sort);
  for (let at = from?.[1] ?? 0; at < parts.length && found.length <= input.limit; at++) {
    const segment = parts[at];
    if (!segment) break;
    const begin = from?.[1] === at ? { key: from[2], more: from[3], id: from[4] } : null;
    const rows = walk(db, spec, segment, filter, way, begin, input.limit + 1 - found.length, offset);
    found.push(...rows.found.map((row) => ({ ...row, segment: at })));
    offset -= rows.skipped;
  }
  const page = found.slice(0, input.limit);
  const last = page.at(-1);
  return {
    ids: page.map((row) => row.id),
    next:
      last && found.length > page.length
        ? encodeCursor([order, last.segment, last.key, JSON.parse(last.more), last.id])
        : null,
  };
}

/** How many records a filter lets through. */
export function listCount(db: ReadableDb, kind: ListKind, asked: Asked): number {
  const spec = specOf(kind);
  return count(db, `${spec.table} c`, where(db, spec, asked, true).parts);
}

/** How many records have which value of a column, in its order. Fails: `validation` (field `by`). */
export function listGroups(db: ReadableDb, kind: ListKind, { by, ...asked }: Asked & { by: SortStep }): ListGroup[] {
  const spec = specOf(kind);
  const { key, label } = groupOf(db, spec, by.column);
  const filter = every(where(db, spec, asked, true).parts);
  const order = terms(db, spec, by);
  return db
    .prepare<unknown[], ListGroup>(
      `SELECT ifnull(${key}, '') AS key, CAST(ifnull(${label}, '') AS TEXT) AS label, count(*) AS count FROM ${spec.table} c
       WHERE ${filter.sql} GROUP BY 1 ORDER BY ${ordered(order)}`,
    )
    .all(...filter.params, ...order.flatMap(({ params }) => params));
}

const ordered = (all: readonly Term[]): string => all.map(({ sql, direction }) => `${sql} ${direction}`).join(', ');

/** A filter in SQL, about rows of a list's table under the alias `c`: for reads that are no list, such as a board. */
export function matching(db: ReadableDb, kind: ListKind, asked: Asked): Predicate {
  return every(where(db, specOf(kind), asked, true).parts);
}

/** Ids that a filter lets through, in the order of ids, after `after`: how long work goes through a selection. */
export function selectedIds(db: ReadableDb, kind: ListKind, asked: Asked, after: string, limit: number): string[] {
  const spec = specOf(kind);
  const all: Segment = { key: 'c.id', sql: '1', params: [] };
  const begin = { key: after, more: [], id: after };
  const way: Way = { direction: 'asc', within: [] };
  return walk(db, spec, all, where(db, spec, asked), way, begin, limit, 0).found.map(({ id }) => id);
}

/** What was merged into another has left the lists, and lies in no bin. */
const inBin = (spec: ListSpec): Predicate =>
  every([
    ofList(spec),
    { sql: `c.deleted_at IS NOT NULL${spec.merges ? ' AND c.merged_into IS NULL' : ''}`, params: [] },
  ]);

/** With `all`, the rows are wanted in no order, and the matches of a text are named however many they are. */
export function where(db: ReadableDb, spec: ListSpec, { filter, today }: Asked, all = false): Where {
  const parts: Predicate[] = [filter.binned ? inBin(spec) : standing(spec)];
  const asked = filter.where && filter.where.of.length > 0 ? filter.where : null;
  const candidates = filter.binned || !asked ? null : narrow(db, spec, asked, today);
  if (asked) {
    const unordered = all && candidates === null;
    parts.push(groupPredicate(db, spec, asked, { alias: 'c', today, free: false, unordered }));
  }
  if (candidates) parts.push(amongIds('c.id', candidates));
  const { part, fits } = textPart(db, spec, filter, all, candidates !== null);
  if (part) parts.push(part);
  if (parts.length > 1 || fits) parts.push({ sql: 'c.rowid % 64 <> 0 OR not_cancelled()', params: [] });
  return { parts, fits };
}

function textPart(
  db: ReadableDb,
  spec: ListSpec,
  { text = '', binned = false }: ListFilter,
  all: boolean,
  isNarrowed: boolean,
): { part: Predicate | null; fits: Where['fits'] } {
  const words = fold(text)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return { part: null, fits: null };
  if (binned) {
    // What lies in the bin is not in the search index: there, text looks at the name alone.
    return {
      part: { sql: words.map(() => `instr(c.${spec.nameKey}, ?) > 0`).join(' AND '), params: words },
      fits: null,
    };
  }
  const found = textFilter(db, spec.kind, words.join(' '), all);
  if ('fits' in found) return { part: null, fits: found.fits };
  // Few ids lead to the rows; where there are many, they are looked up while counting.
  return { part: amongIds(found.ids.length > 2000 || isNarrowed ? '+c.id' : 'c.id', found.ids), fits: null };
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
  { direction, within }: Way,
  begin: Begin | null,
  limit: number,
  offset: number,
): { found: Walked[]; skipped: number } {
  const { key, through } = segment;
  const id = idIn(segment);
  const from = through ? `${through} CROSS JOIN ${spec.table} c ON c.id = ${id}` : `${spec.table} c`;
  const parts: Predicate[] = [segment, ...filter];
  if (begin) parts.push(...behind(segment, direction, within, begin));
  // Named twice, the id would be sorted again.
  const last = key === id ? [] : [{ sql: id, params: [], direction }];
  const order = ordered([{ sql: key, params: [], direction }, ...within, ...last]);
  const bound = within.flatMap(({ params }) => params);
  const params = [...bound, ...every(parts).params, ...bound];
  const columns = `c.id, ${key} AS key, json_array(${within.map(({ sql }) => sql).join(', ')}) AS more`;
  if (fits) {
    const rows = db.prepare<unknown[], Walked & IndexedRow>(
      `SELECT ${columns}, d.title, d.subtitle, d.lines FROM ${from}
       CROSS JOIN search_document d ON d.id = c.id WHERE ${every(parts).sql} ORDER BY ${order}`,
    );
    return pickFitting(rows.iterate(...params), fits, limit, offset);
  }
  const found = db
    .prepare<unknown[], Walked>(
      `SELECT ${columns} FROM ${from} WHERE ${every(parts).sql} ORDER BY ${order} LIMIT ? OFFSET ?`,
    )
    .all(...params, limit, offset);
  return { found, skipped: found.length > 0 || offset === 0 ? offset : count(db, from, parts) };
}

/** The record's id, as the index has it that leads through a segment. */
const idIn = ({ through }: Segment): string => (through ? 'v.party_id' : 'c.id');

/** What comes after a row, said so that the index of the segment's key leads there. */
function behind(segment: Segment, direction: 'asc' | 'desc', within: readonly Term[], begin: Begin): Predicate[] {
  const { key } = segment;
  const id = idIn(segment);
  const sign = direction === 'asc' ? '>' : '<';
  if (within.length === 0) return [{ sql: `(${key}, ${id}) ${sign} (?, ?)`, params: [begin.key, begin.id] }];
  const levels = [
    { sql: key, params: [], direction, value: begin.key },
    ...within.map((term, at) => ({ ...term, value: begin.more[at] ?? '' })),
    { sql: id, params: [], direction, value: begin.id },
  ];
  return [{ sql: `${key} ${sign}= ?`, params: [begin.key] }, beyond(levels)];
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
    else found.push({ id: row.id, key: row.key, more: row.more });
    if (found.length >= limit) break;
  }
  return { found, skipped };
}

function count(db: ReadableDb, from: string, parts: readonly Predicate[]): number {
  return (
    db
      .prepare<unknown[], { count: number }>(`SELECT count(*) AS count FROM ${from} WHERE ${every(parts).sql}`)
      .get(...every(parts).params)?.count ?? 0
  );
}
