import { v7 } from 'uuid';
import * as z from 'zod';
import type { TablePreview, TableRow } from '../../../src-shared/contract/tables';
import type { LabelKey } from '../../../src-shared/labels';
import type { FeatureContext } from '../../platform/feature';
import { defineTask } from '../../platform/operations/task';
import { forgetMeta, readMeta, writeMeta } from '../../platform/settings/meta';
import type { ReadableDb, Tx } from '../../platform/store/handles';

/** A row that was read. Where `reason` is not null it can't be taken. */
export interface ReadRow {
  readonly row: number;
  readonly name: string;
  readonly detail: string;
  readonly reason: string | null;
}

/** A file as it lies in the store until it is taken in: its text, and what is asked of whoever reads it. */
const stored = z.object({ text: z.string(), currency: z.string(), country: z.string() });
export type TableFile = z.infer<typeof stored>;

/** How rows of a file become records. */
export interface TableKind<Row extends ReadRow> {
  readonly task: string;
  readonly label: LabelKey;
  /** Fails as `readHeaded` does. */
  readonly read: (db: ReadableDb, file: TableFile) => Row[];
  /** What would become of a row. */
  readonly actOf: (db: ReadableDb, row: Row) => Exclude<TableRow['act'], 'faulty'>;
  readonly take: (tx: Tx, row: Row, file: TableFile) => Exclude<TableRow['act'], 'faulty'>;
}

const shown = 500;

/** What an import would do, row by row: at most 500 of them, the faulty ones first. */
export function previewTable<Row extends ReadRow>(
  db: ReadableDb,
  { read, actOf }: TableKind<Row>,
  file: TableFile,
): TablePreview {
  const rows = read(db, file).map((one): TableRow => {
    const { row, name, detail, reason } = one;
    return { row, name, detail, reason, act: reason === null ? actOf(db, one) : 'faulty' };
  });
  const count = (act: TableRow['act']) => rows.filter((row) => row.act === act).length;
  const [faulty, others] = [rows.filter(({ act }) => act === 'faulty'), rows.filter(({ act }) => act !== 'faulty')];
  return {
    rows: [...faulty, ...others].slice(0, shown),
    ...{ add: count('add'), change: count('change'), same: count('same'), faulty: count('faulty') },
  };
}

const state = z.object({ stored: z.string(), at: z.int(), added: z.int(), changed: z.int() });

const good = <Row extends ReadRow>(db: ReadableDb, { read }: TableKind<Row>, file: TableFile): Row[] =>
  read(db, file).filter(({ reason }) => reason === null);

/** Takes the rows of a file in, as one operation; the file lies in the store until it is done. */
export const tableImportTask = <Row extends ReadRow>(
  kind: TableKind<Row>,
  context: () => Pick<FeatureContext, 'store'>,
) =>
  defineTask({
    name: kind.task,
    state,
    next(now): { file: TableFile; rows: Row[] } | null {
      const { db } = context().store;
      const file = readMeta(db, now.stored, stored);
      return file ? { file, rows: good(db, kind, file) } : null;
    },
    step(tx, now, found: { file: TableFile; rows: Row[] } | null, budget) {
      const rows = found?.rows ?? [];
      let { at, added, changed } = now;
      while (found && at < rows.length && !(at > now.at && budget.spent())) {
        const row = rows[at++];
        const act = row && kind.take(tx, row, found.file);
        if (act === 'add') added++;
        if (act === 'change') changed++;
      }
      const done = at >= rows.length;
      if (done) forgetMeta(tx.db, now.stored);
      return {
        state: { ...now, at, added, changed },
        ...{ done, progress: done ? 1 : at / rows.length, consumed: false },
      };
    },
  });

/** Runs an import to its end. Fails as reading its file does. */
export async function importTable<Row extends ReadRow>(
  { store, runner, actor }: Pick<FeatureContext, 'store' | 'runner' | 'actor'>,
  kind: TableKind<Row>,
  file: TableFile,
): Promise<{ operationId: number; added: number; changed: number }> {
  const count = good(store.db, kind, file).length;
  const key = `${kind.task}.${v7()}`;
  store.maintain(() => writeMeta(store.db, key, file));
  const operationId = runner.start(
    { label: { key: kind.label, params: { count } }, actor: { ...actor(), kind: 'import' } },
    kind.task,
    { stored: key, at: 0, added: 0, changed: 0 },
  );
  const { taskState } = await runner.finished(operationId);
  const { added, changed } = state.parse(taskState);
  return { operationId, added, changed };
}
