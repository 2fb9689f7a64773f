import type { SearchHit } from '../../../src-shared/contract/search';
import { fold } from '../../../src-shared/domain/fold';
import type { RecordKind } from '../../../src-shared/domain/record-kind';
import type { ReadableDb } from '../../platform/store/handles';
import { indexedText, startsWord, wordsOf } from './document';
import type { Range } from './highlight';
import { type Find, hitOf, type IndexedRow } from './hit';
import { beyondTitle, type Needle, occurrences, parseQuery, trigramQuery, wordQuery } from './query';
import { meant, withinOneTypo } from './typos';

interface Row extends IndexedRow {
  rid: number;
  id: string;
  kind: RecordKind;
}

type Hit = ReturnType<typeof hitOf>;

/** With fewer exact hits than this, what was meant may have been mistyped. */
const few = 5;

const columns = 'd.rid, d.id, d.kind, d.title, d.subtitle, d.lines';
const inOrder = (table: 'search_word' | 'search_trigram') =>
  `SELECT ${columns} FROM ${table} t CROSS JOIN search_document d ON d.rid = t.rowid
   WHERE ${table} MATCH ? AND not_cancelled() ORDER BY t.rowid DESC`;

/** Finds records: see the contract. Words of the title first, then beginnings of these, then the rest; each newest first. */
export function find(
  db: ReadableDb,
  { text, limit, kinds }: { text: string; limit: number; kinds?: readonly RecordKind[] | undefined },
): { hits: SearchHit[] } {
  const readings = readingsOf(text);
  const hits = new Hits(limit, kinds);
  for (const needles of readings) {
    collect(db, inOrder('search_word'), wordQuery(needles, 'title', true), hits, needles, titleHasWords);
    collect(db, inOrder('search_word'), wordQuery(needles, 'title'), hits, needles, titleBegins);
    collectAnywhere(db, needles, hits);
    if (hits.size > 0) break;
  }
  const [needles] = readings;
  if (needles && hits.size < Math.min(few, limit) && needles.some(({ mistakable }) => mistakable)) {
    collectMistyped(db, needles, hits);
  }
  return { hits: hits.all().map((hit) => ({ ...hit, photo: photoOf(db, hit) })) };
}

/** What was found so far: of the kinds that are wanted, each record once, and no more than the limit. */
class Hits {
  readonly #found = new Map<number, Hit>();
  readonly #limit: number;
  readonly #kinds: ReadonlySet<RecordKind> | null;

  constructor(limit: number, kinds: readonly RecordKind[] | undefined) {
    this.#limit = limit;
    this.#kinds = kinds ? new Set(kinds) : null;
  }

  get size(): number {
    return this.#found.size;
  }

  get isFull(): boolean {
    return this.size >= this.#limit;
  }

  wants(row: Row): boolean {
    return !this.#found.has(row.rid) && (this.#kinds?.has(row.kind) ?? true);
  }

  add(row: Row, finds: readonly Find[]): void {
    this.#found.set(row.rid, hitOf(row, finds));
  }

  all(): Hit[] {
    return [...this.#found.values()];
  }
}

/** The index knows no photos: they are looked up for the few that are shown. */
function photoOf(db: ReadableDb, { kind, id }: Hit): string {
  if (kind !== 'contact' && kind !== 'company') return '';
  return db.prepare<[string], { photo: string }>(`SELECT photo FROM ${kind} WHERE id = ?`).get(id)?.photo ?? '';
}

/** What a list is filtered by: the ids that match, where they are few; else how to tell for a record at hand. */
export type TextFilter = { ids: string[] } | { fits(row: IndexedRow): boolean };

/** Above so many matches, going through the list and looking at each record is less work than sorting them. */
const fewMatches = 1000;

/** The records of one kind that match exactly. With `all`, every one is named. */
export function textFilter(db: ReadableDb, kind: RecordKind, text: string, all = false): TextFilter {
  for (const needles of readingsOf(text)) {
    const ids: string[] = [];
    for (const row of candidates(db, needles)) {
      if (row.kind === kind && matches(row, needles)) ids.push(row.id);
      if (ids.length > fewMatches && !all) return { fits: (found) => matches(found, needles) };
    }
    if (ids.length > 0) return { ids };
  }
  return { ids: [] };
}

/**
 * Records of one kind in whose text all of `parts` may stand (those of three letters and more are looked for); null
 * where there are more than `limit`, or nothing to look for.
 */
export function idsWithParts(
  db: ReadableDb,
  kind: RecordKind,
  parts: readonly string[],
  limit: number,
): string[] | null {
  const needles = parts.map((part) => ({ alternatives: [part], short: [...part].length < 3, mistakable: false }));
  const query = trigramQuery(needles);
  if (query === null || query.includes('\0')) return null;
  const ids = db
    .prepare<[string, string, number], { id: string }>(
      `SELECT d.id FROM search_trigram t CROSS JOIN search_document d ON d.rid = t.rowid
       WHERE search_trigram MATCH ? AND d.kind = ? AND not_cancelled() LIMIT ?`,
    )
    .all(query, kind, limit + 1)
    .map(({ id }) => id);
  return ids.length > limit ? null : ids;
}

/** Numbers side by side are taken for one first, and for several where nothing has that. */
function readingsOf(text: string): Needle[][] {
  const joined = parseQuery(text, true);
  const apart = parseQuery(text, false);
  if (joined.length === 0) return [];
  return apart.length === joined.length ? [joined] : [joined, apart];
}

function candidates(db: ReadableDb, needles: readonly Needle[]): IterableIterator<Row> {
  const trigrams = trigramQuery(needles);
  return trigrams === null
    ? db.prepare<[string], Row>(inOrder('search_word')).iterate(wordQuery(needles, 'anywhere'))
    : db.prepare<[string], Row>(inOrder('search_trigram')).iterate(trigrams);
}

const documentOf = ({ title, subtitle, lines }: IndexedRow) => ({ title, subtitle, lines: lines.split('\n') });

function matches(row: IndexedRow, needles: readonly Needle[]): boolean {
  const text = indexedText(documentOf(row));
  return needles.every((needle) => occurrences(text, needle).length > 0);
}

function titleBegins(row: Row, needles: readonly Needle[]): boolean {
  const title = fold(row.title);
  return needles.every((needle) => occurrences(title, needle, true).length > 0);
}

function titleHasWords(row: Row, needles: readonly Needle[]): boolean {
  const title = fold(row.title);
  return needles.every((needle) =>
    occurrences(title, needle, true).some(
      ([, end]) => end === title.length || !/^[\p{L}\p{N}\p{M}]/u.test(title.slice(end)),
    ),
  );
}

function collect(
  db: ReadableDb,
  sql: string,
  query: string,
  hits: Hits,
  needles: readonly Needle[],
  fits: (row: Row, needles: readonly Needle[]) => boolean,
): void {
  if (hits.isFull) return;
  for (const row of db.prepare<[string], Row>(sql).iterate(query)) {
    if (hits.wants(row) && fits(row, needles)) hits.add(row, needles.map(exactly));
    if (hits.isFull) return;
  }
}

function collectAnywhere(db: ReadableDb, needles: readonly Needle[], hits: Hits): void {
  if (hits.isFull) return;
  for (const row of candidates(db, needles)) {
    if (hits.wants(row) && matches(row, needles)) hits.add(row, needles.map(exactly));
    if (hits.isFull) return;
  }
}

const exactly =
  (needle: Needle): Find =>
  (folded) =>
    occurrences(folded, needle);

/** Each word as it stands, or with a typo; titles first. */
function collectMistyped(db: ReadableDb, needles: readonly Needle[], hits: Hits): void {
  const likely = needles.map((needle) => (needle.mistakable ? meant(db, needle.alternatives[0] ?? '') : []));
  for (const where of ['title', 'anywhere'] as const) {
    const marks = where === 'title' ? [''] : ['', beyondTitle];
    const query = needles
      .map((needle, at) => {
        const words = (likely[at] ?? []).flatMap((word) => marks.map((mark) => `"${mark}${word}"`));
        return `(${[wordQuery([needle], where), ...words].join(' OR ')})`;
      })
      .join(' AND ');
    if (hits.isFull) return;
    for (const row of db.prepare<[string], Row>(inOrder('search_word')).iterate(query)) {
      if (hits.wants(row)) hits.add(row, needles.map(mistyped));
      if (hits.isFull) return;
    }
  }
}

const mistyped =
  (needle: Needle): Find =>
  (folded) => {
    const exact = occurrences(folded, needle);
    if (exact.length > 0 || !needle.mistakable) return exact;
    const ranges: Range[] = [];
    let from = 0;
    for (const word of wordsOf(folded)) {
      const at = folded.indexOf(word, from);
      from = at + word.length;
      if (startsWord(folded, at) && withinOneTypo(needle.alternatives[0] ?? '', word)) ranges.push([at, from]);
    }
    return ranges;
  };
