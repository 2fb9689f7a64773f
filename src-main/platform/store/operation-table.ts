import { eq, sql } from 'drizzle-orm';
import { AppError } from '../../../src-shared/errors';
import type { Act, ReadableDb } from './handles';
import { operation } from './schema';

export type OperationRow = typeof operation.$inferSelect;

const columns = Object.keys(operation).filter((key) => key !== 'enableRLS' && key !== '_') as (keyof OperationRow)[];

/** SQL of the table `operation`. Writes only inside a transaction that the store has open. */
export class OperationTable {
  readonly #db: ReadableDb;
  readonly #insert;
  readonly #get;
  readonly #lastSeq;
  readonly #lastId;
  readonly #moveOn;

  constructor(db: ReadableDb) {
    this.#db = db;
    this.#insert = db.orm
      .insert(operation)
      .values(Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)])) as never)
      .prepare();
    this.#get = db.orm
      .select()
      .from(operation)
      .where(eq(operation.id, sql.placeholder('id')))
      .prepare();
    this.#lastSeq = db.prepare<[], { seq: number }>('SELECT coalesce(max(seq), 0) AS seq FROM journal');
    this.#moveOn = db.prepare<[string | null, string, number | null, number, number, number, number], never>(
      'UPDATE operation SET task = ?, task_state = ?, progress_ppm = ?, hlc = ?, last_seq = ?, changes = ? WHERE id = ?',
    );
    this.#lastId = db.prepare<[], { id: number }>('SELECT coalesce(max(id), 0) AS id FROM operation');
  }

  nextId(): number {
    return (this.#lastId.get()?.id ?? 0) + 1;
  }

  /** Number of the last journal row. */
  lastSeq(): number {
    return this.#lastSeq.get()?.seq ?? 0;
  }

  /**
   * Numbers of the journal are never given twice, or a later change would not look later: when the last rows were
   * purged, an empty one holds the place.
   */
  keepLastSeq(seq: number): void {
    if (this.lastSeq() >= seq) return;
    this.#db.prepare(`DELETE FROM journal WHERE record = ''`).run();
    this.#db
      .prepare<[number], never>(`INSERT INTO journal (seq, operation, tbl, row, record) VALUES (?, 0, '', '', '')`)
      .run(seq);
  }

  /** The highest stamp ever given here. */
  lastHlc(): number {
    return this.#db.prepare<[], { hlc: number }>('SELECT coalesce(max(hlc), 0) AS hlc FROM operation').get()?.hlc ?? 0;
  }

  /** Fails: `not_found`. */
  get(id: number): OperationRow {
    const row = this.#get.get({ id });
    if (!row) throw new AppError('not_found', `no operation ${id}`);
    return row;
  }

  /** The row of an act that begins now, as its own root. */
  draft(id: number, act: Act, at: number): OperationRow {
    return {
      id,
      kind: 'do',
      root: id,
      current: id,
      undone: false,
      undoable: act.undoable ?? true,
      labelKey: act.label.key,
      labelParams: act.label.params ?? {},
      actorKind: act.actor.kind,
      actorId: act.actor.id,
      state: 'running',
      startedAt: at,
      finishedAt: null,
      hlc: 0,
      firstSeq: this.lastSeq() + 1,
      lastSeq: this.lastSeq(),
      changes: 0,
      progress: null,
      task: null,
      taskState: null,
    };
  }

  insert(row: OperationRow): void {
    this.#insert.run(row);
  }

  /** Stores where long work stands: once per step, so by a compiled statement that is kept. */
  moveOn({ id, task, taskState, progress, hlc, lastSeq, changes }: OperationRow): void {
    this.#moveOn.run(task, JSON.stringify(taskState), progress, hlc, lastSeq, changes, id);
  }

  update(id: number, patch: Partial<OperationRow>): void {
    this.#db.orm.update(operation).set(patch).where(eq(operation.id, id)).run();
  }
}
