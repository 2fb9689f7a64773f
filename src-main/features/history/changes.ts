import type * as z from 'zod';
import type { rowChange } from '../../../src-shared/contract/history';
import type { ReadableDb } from '../../platform/store/handles';
import { findRecord, rowChanges } from '../records';

export interface ChangePage {
  changes: z.infer<typeof rowChange>[];
  next: number | null;
}

interface Entry {
  seq: number;
  tbl: string;
  row: string;
  record: string;
  grp: string | null;
}

/**
 * The rows an operation changed, in order, from journal row `after` on: what stood in each field before and after.
 * Rows of long work lie among those of others; their span in the journal is known.
 */
export function changePage(
  db: ReadableDb,
  { id, after, limit }: { id: number; after: number; limit: number },
): ChangePage {
  const entries = db
    .prepare<[number, number, number], Entry>(
      `SELECT j.seq, j.tbl, j.row, j.record, j.grp FROM operation o
       JOIN journal j ON j.seq BETWEEN max(o.first_seq, ? + 1) AND o.last_seq AND j.operation = o.id
       WHERE o.id = ? AND (j.seq % 64 <> 0 OR not_cancelled()) ORDER BY j.seq LIMIT ?`,
    )
    .all(after, id, limit + 1);
  const page = entries.slice(0, limit);
  const last = page.at(-1);
  return { changes: page.map((entry) => describe(db, entry)), next: last && entries.length > limit ? last.seq : null };
}

function describe(db: ReadableDb, { seq, tbl, row, record, grp }: Entry): z.infer<typeof rowChange> {
  const inserted = grp === null;
  const about = findRecord(db, record);
  const fields = rowChanges(db, { tbl, row, record, first: seq, last: seq, inserted });
  return {
    table: tbl,
    rowId: row,
    record: about ? { kind: about.kind, id: about.id, name: about.name } : null,
    act: inserted ? 'insert' : 'update',
    fields: fields.map(({ field, before, after }) => ({
      field,
      before: inserted ? null : before,
      after: after === '' ? null : after,
    })),
  };
}
