import type { DomainEvent } from '../../../src-shared/events';
import { nextHlc } from '../../../src-shared/sync/stamp';
import type { Clock } from '../clock/clock';
import type { EventBus } from '../events/event-bus';
import { EventGatherer } from '../events/event-gatherer';
import type { CapturedTable } from './capture';
import type { Connection } from './connection';
import { type Act, type Actor, type Change, ReadableDb, type Tx } from './handles';
import { type OperationRow, OperationTable } from './operation-table';
import { user } from './schema';
import { translateStorageError } from './sqlite-errors';

/** What follows from changes: list columns and the search index inside the transaction, events after it. */
export interface Projection {
  /** Brings derived columns and indexes up to date. Must not change captured columns. */
  derive?(tx: Tx, changes: readonly Change[]): void;
  /** What to tell the screens once the transaction stands. */
  events?(db: ReadableDb, changes: readonly Change[]): DomainEvent[];
}

export interface StoreOptions {
  connection: Connection;
  clock: Clock;
  bus: EventBus;
  /** This laptop's number in stamps. */
  node: number;
  projections: readonly Projection[];
  captured: readonly CapturedTable[];
}

interface Running {
  operation: number;
  hlc: number;
  changes: Change[];
  deriving: boolean;
  purging: boolean;
}

/** Tables of the platform itself that are journalled and synced. */
export const capturedPlatform: readonly CapturedTable[] = [{ table: user }];

/**
 * The one writer. Every write goes through `transact` (one transaction, one operation) or through the operation
 * runner (many transactions, one operation); triggers capture each changed row on the way.
 */
export class Store {
  readonly db: ReadableDb;
  readonly clock: Clock;
  readonly bus: EventBus;
  readonly operations: OperationTable;
  /** Every table whose changes are journalled and synced. */
  readonly captured: readonly CapturedTable[];
  readonly #connection: Connection;
  readonly #projections: readonly Projection[];
  readonly #node: number;
  readonly #afterCommit = new Set<() => void>();
  readonly #gatherer: EventGatherer;
  #hlc: number;
  #synchronous: 'FULL' | 'NORMAL' = 'FULL';
  #running: Running | null = null;

  constructor({ connection, clock, bus, node, projections, captured }: StoreOptions) {
    this.#connection = connection;
    this.clock = clock;
    this.bus = bus;
    this.#gatherer = new EventGatherer(bus);
    this.#node = node;
    this.#projections = projections;
    this.captured = captured;
    this.db = new ReadableDb(connection);
    this.operations = new OperationTable(this.db);
    this.#hlc = this.operations.lastHlc();
    this.#defineCapture();
  }

  /**
   * Runs `work` in one transaction, as one undoable operation. All or nothing: when it throws, nothing is
   * written. When it returns, it is on the disk. A transaction that captures no change leaves no operation.
   * Fails: `storage` (disk full, read-only, damaged), and with whatever `work` throws.
   */
  transact<T>(act: Act, work: (tx: Tx) => T): T {
    const id = this.operations.nextId();
    return this.#commit(id, act.actor, work, (running, at, firstSeq) => {
      if (running.changes.length === 0) return;
      this.operations.insert({
        ...this.operations.draft(id, act, at),
        state: 'done',
        finishedAt: at,
        hlc: running.hlc,
        firstSeq,
        lastSeq: this.operations.lastSeq(),
        changes: running.changes.length,
      });
    });
  }

  /**
   * One transaction of an operation that exists: `work` changes rows and says how the operation goes on.
   * For the operation runner; features use `transact` and tasks. It is whole or not there at all, but reaches the
   * disk only with the next `transact` or `maintain`: nobody was told yet that it is done (docs/decisions/0005).
   */
  transactWithin<T>(
    row: OperationRow,
    actor: Actor,
    work: (tx: Tx) => { result: T; standing: Pick<OperationRow, 'task' | 'taskState' | 'progress'> },
    purges = false,
  ): { result: T; row: OperationRow } {
    let next = row;
    const result = this.#commit(
      row.id,
      actor,
      (tx) => {
        this.#current().purging = purges;
        const outcome = work(tx);
        next = { ...row, ...outcome.standing };
        return outcome.result;
      },
      ({ hlc, changes }) => {
        next = { ...next, hlc, lastSeq: this.operations.lastSeq(), changes: row.changes + changes.length };
        this.operations.moveOn(next);
      },
      'NORMAL',
    );
    return { result, row: next };
  }

  /** Writes that are no user's act and touch no captured table: jobs, settings of this laptop, operation states. */
  maintain<T>(work: () => T): T {
    return this.#atomically(work);
  }

  /**
   * Deletes rows for good: `work` issues the DELETEs; journal, clocks and undo of these rows go with them, a
   * tombstone stays. Can't be undone.
   */
  purge<T>(act: Act, work: (tx: Tx) => T): T {
    return this.transact({ ...act, undoable: false }, (tx) => {
      this.#current().purging = true;
      return work(tx);
    });
  }

  /** Calls `listener` after each commit. */
  onCommit(listener: () => void): void {
    this.#afterCommit.add(listener);
  }

  /** Tells the screens at once what was gathered of long work: before they hear that it ended. */
  tell(): void {
    this.#gatherer.flush();
  }

  /** Commits no longer fold the write-ahead log themselves: a thread does (see checkpointer.ts). */
  leaveLogToCheckpointer(): void {
    this.#connection.pragma('wal_autocheckpoint = 0');
    this.#connection.pragma(`journal_size_limit = ${128 * 1024 * 1024}`);
  }

  close(): void {
    this.#gatherer.flush();
    this.#connection.close();
  }

  #commit<T>(
    operation: number,
    actor: Actor,
    work: (tx: Tx) => T,
    record: (running: Running, at: number, firstSeq: number) => void,
    synchronous: 'FULL' | 'NORMAL' = 'FULL',
  ): T {
    const at = this.clock.now();
    const running: Running = {
      operation,
      hlc: nextHlc(this.#hlc, at),
      changes: [],
      deriving: false,
      purging: false,
    };
    const tx: Tx = { db: this.db, operation, actor, at };
    const result = this.#atomically(() => {
      this.#running = running;
      try {
        const firstSeq = this.operations.lastSeq() + 1;
        const value = work(tx);
        if (running.purging) this.operations.keepLastSeq(firstSeq - 1);
        running.deriving = true;
        for (const projection of this.#projections) projection.derive?.(tx, running.changes);
        record(running, at, firstSeq);
        return value;
      } finally {
        this.#running = null;
      }
    }, synchronous);
    this.#hlc = running.hlc;
    for (const projection of this.#projections) {
      for (const event of projection.events?.(this.db, running.changes) ?? []) this.#gatherer.add(event);
    }
    if (synchronous === 'FULL') this.#gatherer.flush();
    return result;
  }

  #atomically<T>(work: () => T, synchronous: 'FULL' | 'NORMAL' = 'FULL'): T {
    if (this.#connection.inTransaction) throw new Error('a transaction within a transaction');
    try {
      if (synchronous !== this.#synchronous) {
        this.#connection.pragma(`synchronous = ${synchronous}`);
        this.#synchronous = synchronous;
      }
      this.#connection.exec('BEGIN IMMEDIATE');
      const result = work();
      this.#connection.exec('COMMIT');
      for (const listener of this.#afterCommit) listener();
      return result;
    } catch (error) {
      if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
      throw translateStorageError(error);
    }
  }

  #current(): Running {
    if (!this.#running) throw new Error('captured tables are written through Store.transact only');
    return this.#running;
  }

  #defineCapture(): void {
    const connection = this.#connection;
    connection.function('capture', (table, row, record, group) => {
      const running = this.#current();
      if (running.deriving) throw new Error(`deriving must not change captured columns (${String(table)})`);
      running.changes.push({ table, row, record, group } as Change);
      return running.operation;
    });
    connection.function('capture_hlc', () => this.#current().hlc);
    connection.function('capture_node', () => this.#node);
    connection.function('capture_purge', (table, row, record) => {
      const running = this.#current();
      if (!running.purging) throw new Error('rows are deleted through Store.purge only');
      running.changes.push({ table, row, record, group: 'purged' } as Change);
      return running.hlc;
    });
  }
}
