import * as z from 'zod';
import type { DismissedRow } from '../../../src-shared/contract/duplicates';
import type { ReadableDb } from '../../platform/store/handles';
import { decodeCursor, encodeCursor } from '../lists';
import { kindOf } from './facts';
import { partyLines } from './party-row';

interface Said {
  a: string;
  b: string;
  at: number;
}

const place = z.tuple([z.number(), z.string(), z.string()]);

/** Both are there. Merges may have left two rows that say the same of one pair. */
const said = `SELECT min(n.party_id, n.other_id) AS a, max(n.party_id, n.other_id) AS b, max(n.updated_at) AS at
  FROM not_duplicate n WHERE n.deleted_at IS NULL
  AND ((SELECT count(*) FROM contact c WHERE c.id IN (n.party_id, n.other_id) AND c.deleted_at IS NULL) = 2
    OR (SELECT count(*) FROM company k WHERE k.id IN (n.party_id, n.other_id) AND k.deleted_at IS NULL) = 2)
  GROUP BY min(n.party_id, n.other_id), max(n.party_id, n.other_id)`;

export const countDismissed = (db: ReadableDb): number =>
  db.prepare<[], { count: number }>(`SELECT count(*) AS count FROM (${said})`).get()?.count ?? 0;

/** Pairs that were said to be two, the latest first. */
export function dismissed(
  db: ReadableDb,
  { after, limit }: { after?: string | undefined; limit: number },
): { rows: DismissedRow[]; next: string | null } {
  const from = after === undefined ? [] : decodeCursor(after, place, 'after');
  const found = db
    .prepare<unknown[], Said>(
      `SELECT a, b, at FROM (${said}) ${after === undefined ? '' : 'WHERE (at, a, b) < (?, ?, ?)'}
       ORDER BY at DESC, a DESC, b DESC LIMIT ?`,
    )
    .all(...from, limit + 1);
  const page = found.slice(0, limit);
  const lines = partyLines(
    db,
    page.flatMap(({ a, b }) => [a, b]),
  );
  const last = page.at(-1);
  return {
    rows: page.flatMap(({ a, b, at }) => {
      const [kind, left, right] = [kindOf(db, a), lines.get(a), lines.get(b)];
      return kind && left && right ? [{ leftId: a, rightId: b, kind, left, right, at }] : [];
    }),
    next: last && found.length > page.length ? encodeCursor([last.at, last.a, last.b]) : null,
  };
}
