import type { ReadableDb, Tx } from '../store/handles';
import type { OperationRow } from '../store/operation-table';

export interface Entry {
  seq: number;
  tbl: string;
  row: string;
  record: string;
  grp: string | null;
  before: string | null;
  /** Taking it back takes the row away: it was made, or brought back from the bin. */
  takesAway: 0 | 1;
  /** The record itself was made by the same operation: binning it hides this row too. */
  covered: 0 | 1;
}

const takesAway = `(j.grp IS NULL OR (j.grp = 'deleted' AND json_extract(j.before, '$.deleted_at') IS NOT NULL))`;

const page = `SELECT seq, tbl, row, record, grp, before, ${takesAway} AS takesAway,
  grp IS NULL AND row <> record AND EXISTS (
    SELECT 1 FROM journal made
    WHERE made.record = j.record AND made.row = j.record AND made.grp IS NULL AND made.operation = j.operation
  ) AS covered
  FROM journal j WHERE seq BETWEEN ? AND ? AND operation = ? ORDER BY seq DESC LIMIT 64`;

/**
 * Takes back journal rows of `operation` in reverse order, from `from` downwards, until none is left or `spent`
 * says so. Answers where to go on, or null when all are taken back. `keep` says what is left as it is.
 * An insert is not deleted but binned, so that a redo can bring it back.
 */
export function revert(
  tx: Tx,
  operation: OperationRow,
  from: number,
  spent: () => boolean,
  keep: (entry: Entry) => boolean,
): number | null {
  let next = from;
  for (;;) {
    const entries = tx.db.prepare<[number, number, number], Entry>(page).all(operation.firstSeq, next, operation.id);
    if (entries.length === 0) return null;
    for (const entry of entries) {
      if (!entry.covered && !keep(entry)) revertEntry(tx, entry);
      next = entry.seq - 1;
      if (spent()) return next;
    }
  }
}

function revertEntry(tx: Tx, { tbl, row, grp, before }: Entry): void {
  if (grp === null) {
    tx.db
      .prepare(`UPDATE ${tbl} SET deleted_at = ?, updated_at = ?, updated_by = ? WHERE id = ? AND deleted_at IS NULL`)
      .run(tx.at, tx.at, tx.actor.id, row);
    return;
  }
  const image = JSON.parse(before ?? '{}') as Record<string, string | number | null>;
  const columns = Object.keys(image);
  tx.db
    .prepare(
      `UPDATE ${tbl} SET ${columns.map((column) => `${column} = ?`).join(', ')}, updated_at = ?, updated_by = ? WHERE id = ?`,
    )
    .run(...Object.values(image), tx.at, tx.actor.id, row);
}

const reach = `k.seq > j.seq AND k.record = j.record AND k.operation <> j.operation AND (
  (k.row = j.row AND (k.grp IS j.grp OR ${takesAway})) OR (j.row = j.record AND ${takesAway})
)`;

const later = {
  fromOwn: `SELECT DISTINCT k.operation, k.row, k.record, k.grp FROM journal j CROSS JOIN journal k
    WHERE j.seq BETWEEN ? AND ? AND j.operation = ? AND ${reach}`,
  fromOther: `SELECT DISTINCT k.operation, k.row, k.record, k.grp FROM journal k CROSS JOIN journal j
    WHERE k.seq BETWEEN ? AND ? AND j.operation = ? AND ${reach}`,
};

/** A change that came after those of an operation, where that operation's own would be taken back. */
export interface LaterChange {
  operation: number;
  row: string;
  record: string;
  grp: string | null;
}

const slice = 2000;

/**
 * Changes that came after those of `operation` on the same field groups, or on records it made or brought back, in
 * slices that leave the loop free. Looks from whichever side is shorter.
 */
export async function* laterChanges(
  db: ReadableDb,
  operation: OperationRow,
  lastSeq: number,
): AsyncGenerator<LaterChange> {
  const others = lastSeq - operation.firstSeq + 1 - operation.changes;
  if (others <= 0) return;
  const own = operation.lastSeq - operation.firstSeq + 1 <= others;
  const [sql, end] = own ? [later.fromOwn, operation.lastSeq] : [later.fromOther, lastSeq];
  const statement = db.prepare<[number, number, number], LaterChange>(sql);
  for (let start = operation.firstSeq; start <= end; start += slice) {
    yield* statement.all(start, Math.min(end, start + slice - 1), operation.id);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
