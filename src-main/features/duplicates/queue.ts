import * as z from 'zod';
import { type DuplicateRow, matchReason } from '../../../src-shared/contract/duplicates';
import type { MatchClass } from '../../../src-shared/domain/match/weights';
import type { ReadableDb } from '../../platform/store/handles';
import { decodeCursor, encodeCursor } from '../lists';
import { countDismissed } from './dismissed';
import type { Pair } from './pairs';
import { type PartyLine, partyLines } from './party-row';

export interface QueueInput {
  class?: MatchClass | undefined;
  kind?: 'contact' | 'company' | undefined;
  partyId?: string | undefined;
  after?: string | undefined;
  limit: number;
}

const place = z.tuple([z.number(), z.string(), z.string()]);
const reasons = z.array(matchReason);

/** Both are there, and nobody said that they are two. What is merged, binned or dismissed is gone from the queue at once. */
const open = `NOT EXISTS (SELECT 1 FROM not_duplicate n WHERE n.deleted_at IS NULL
    AND ((n.party_id = p.a_id AND n.other_id = p.b_id) OR (n.party_id = p.b_id AND n.other_id = p.a_id)))
  AND (SELECT count(*) FROM contact c WHERE c.id IN (p.a_id, p.b_id) AND c.deleted_at IS NULL)
    + (SELECT count(*) FROM company c WHERE c.id IN (p.a_id, p.b_id) AND c.deleted_at IS NULL) = 2`;

const columns = 'p.a_id AS a, p.b_id AS b, p.kind, p.class, p.score, p.reasons';

/** The pairs that wait for a decision, the likeliest first. */
export function queue(db: ReadableDb, input: QueueInput): { rows: DuplicateRow[]; next: string | null } {
  const parts = [open];
  const params: (string | number)[] = [];
  if (input.class) parts.push('p.class = ?') && params.push(input.class);
  if (input.kind) parts.push('p.kind = ?') && params.push(input.kind);
  if (input.partyId) parts.push('? IN (p.a_id, p.b_id)') && params.push(input.partyId);
  if (input.after !== undefined) {
    parts.push('(p.score, p.a_id, p.b_id) < (?, ?, ?)');
    params.push(...decodeCursor(input.after, place, 'after'));
  }
  const found = db
    .prepare<unknown[], Pair>(
      `SELECT ${columns} FROM duplicate_pair p WHERE ${parts.join(' AND ')}
       ORDER BY p.score DESC, p.a_id DESC, p.b_id DESC LIMIT ?`,
    )
    .all(...params, input.limit + 1);
  const page = found.slice(0, input.limit);
  const lines = partyLines(
    db,
    page.flatMap(({ a, b }) => [a, b]),
  );
  const last = page.at(-1);
  const alike = alikeOf(db, page);
  return {
    rows: page.flatMap((pair, at) => rowOf(pair, lines, alike[at] ?? 0) ?? []),
    next: last && found.length > page.length ? encodeCursor([last.score, last.a, last.b]) : null,
  };
}

/** For each pair, how many others wait that are much like one of the two. */
function alikeOf(db: ReadableDb, pairs: readonly Pair[]): number[] {
  const others = db.prepare<[string], { id: string }>(
    `SELECT p.b_id AS id FROM duplicate_pair p WHERE p.a_id = ? AND ${open}`,
  );
  const before = db.prepare<[string], { id: string }>(
    `SELECT p.a_id AS id FROM duplicate_pair p WHERE p.b_id = ? AND ${open}`,
  );
  const known = new Map<string, string[]>();
  const of = (id: string) => {
    const found = known.get(id) ?? [...others.all(id), ...before.all(id)].map((one) => one.id);
    known.set(id, found);
    return found;
  };
  return pairs.map(({ a, b }) => new Set([...of(a), ...of(b)].filter((id) => id !== a && id !== b)).size);
}

function rowOf(pair: Pair, lines: ReadonlyMap<string, PartyLine>, alike: number): DuplicateRow | null {
  const [left, right] = [lines.get(pair.a), lines.get(pair.b)];
  if (!left || !right) return null;
  const { kind, score } = pair;
  const told = reasons.parse(JSON.parse(pair.reasons));
  return { leftId: pair.a, rightId: pair.b, kind, class: pair.class, score, left, right, reasons: told, alike };
}

/** How many pairs wait, by class, and how many were said to be two. */
export function counts(db: ReadableDb): Record<MatchClass | 'dismissed', number> {
  const rows = db
    .prepare<[], { class: MatchClass; count: number }>(
      `SELECT p.class, count(*) AS count FROM duplicate_pair p WHERE ${open} GROUP BY p.class`,
    )
    .all();
  const found = new Map(rows.map((row) => [row.class, row.count]));
  const of = (name: MatchClass) => found.get(name) ?? 0;
  return { certain: of('certain'), likely: of('likely'), possible: of('possible'), dismissed: countDismissed(db) };
}

/** Certain pairs of which both are still there, in the order of their ids, after a pair. */
export function certainPairs(db: ReadableDb, [a, b]: readonly [string, string], limit: number): Pair[] {
  return db
    .prepare<[string, string, number], Pair>(
      `SELECT ${columns} FROM duplicate_pair p WHERE p.class = 'certain' AND (p.a_id, p.b_id) > (?, ?) AND ${open}
       ORDER BY p.a_id, p.b_id LIMIT ?`,
    )
    .all(a, b, limit);
}
