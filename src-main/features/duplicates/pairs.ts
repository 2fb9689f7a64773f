import type { Match } from '../../../src-shared/domain/match/score';
import type { MatchClass } from '../../../src-shared/domain/match/weights';
import type { ReadableDb } from '../../platform/store/handles';

export interface Pair {
  a: string;
  b: string;
  kind: 'contact' | 'company';
  class: MatchClass;
  score: number;
  /** JSON of the reasons. */
  reasons: string;
}

/** Two ids in the order pairs are kept in. */
export const ordered = (one: string, other: string): [string, string] => (one < other ? [one, other] : [other, one]);

/** A match as it is kept; null where too little speaks for it. `left` and `right` are those of the match. */
export function pairOf(kind: Pair['kind'], left: string, right: string, match: Match): Pair | null {
  if (match.class === null) return null;
  const [a, b] = ordered(left, right);
  const reasons =
    a === left ? match.reasons : match.reasons.map((one) => ({ ...one, left: one.right, right: one.left }));
  return { a, b, kind, class: match.class, score: match.score, reasons: JSON.stringify(reasons) };
}

/** Keeps a pair. Call it inside a transaction. */
export function putPair(db: ReadableDb, { a, b, kind, class: found, score, reasons }: Pair): void {
  db.prepare<[string, string, string, string, number, string], never>(
    'INSERT OR REPLACE INTO duplicate_pair (a_id, b_id, kind, class, score, reasons) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(a, b, kind, found, score, reasons);
}

export function removePair(db: ReadableDb, a: string, b: string): void {
  db.prepare('DELETE FROM duplicate_pair WHERE a_id = ? AND b_id = ?').run(a, b);
}

/** The pairs a party is in. */
export const pairsOf = (db: ReadableDb, id: string): Pair[] =>
  db
    .prepare<[{ id: string }], Pair>(
      `SELECT a_id AS a, b_id AS b, kind, class, score, reasons FROM duplicate_pair
       WHERE a_id = @id UNION SELECT a_id, b_id, kind, class, score, reasons FROM duplicate_pair WHERE b_id = @id`,
    )
    .all({ id });

/** Whether the user said that two are two. */
export function areApart(db: ReadableDb, one: string, other: string): boolean {
  const said = db.prepare<[string, string], unknown>(
    'SELECT 1 FROM not_duplicate WHERE party_id = ? AND other_id = ? AND deleted_at IS NULL',
  );
  return said.get(one, other) !== undefined || said.get(other, one) !== undefined;
}

/** How many of these pairs are more than possible, and neither known already nor said to be two. */
export function countNew(db: ReadableDb, pairs: readonly Pair[]): number {
  const known = db.prepare<[string, string], unknown>('SELECT 1 FROM duplicate_pair WHERE a_id = ? AND b_id = ?');
  return pairs.filter(
    (pair) => pair.class !== 'possible' && !known.get(pair.a, pair.b) && !areApart(db, pair.a, pair.b),
  ).length;
}
