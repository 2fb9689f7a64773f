import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { AppError } from '../../../src-shared/errors';
import type { Logger } from '../log/logger';
import type { Act } from '../store/handles';
import type { OperationRow } from '../store/operation-table';
import { operation } from '../store/schema';
import type { Store } from '../store/store';
import { giveWay } from './give-way';
import { Pacer } from './pacer';
import type { RunnableTask } from './task';

interface Run {
  control: AbortController;
  finished: Promise<OperationRow>;
  wanted: 'run' | 'pause' | 'cancel';
}

export interface RunnerOptions {
  store: Store;
  tasks: readonly RunnableTask[];
  log: Logger;
  /** Is asked before each step: resolves when the store has room for more work (the write-ahead log is not too long). */
  room(): Promise<void>;
  /** Takes back what a cancelled or failed operation did. */
  takeBack(id: number): Promise<void>;
}

/** Runs long operations: many short transactions, one label, one undo; they survive a crash. */
export class OperationRunner {
  readonly #options: RunnerOptions;
  readonly #runs = new Map<number, Run>();
  readonly #announced = new Map<number, number>();
  #stopping = false;

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  /** Starts a task as a new operation; answers its id at once. `row` presets columns (an undo's root and kind). */
  start(act: Act, task: string, state: unknown, row: Partial<OperationRow> = {}): number {
    const { store } = this.#options;
    this.#task(task);
    const id = store.maintain(() => {
      const id = store.operations.nextId();
      store.operations.insert({
        ...store.operations.draft(id, act, store.clock.now()),
        task,
        taskState: state,
        ...row,
      });
      return id;
    });
    this.#run(id);
    return id;
  }

  /** Whether long work is under way. */
  get isWorking(): boolean {
    return this.#runs.size > 0;
  }

  /** Resolves when the operation has ended or paused. */
  async finished(id: number): Promise<OperationRow> {
    return this.#runs.get(id)?.finished ?? this.#options.store.operations.get(id);
  }

  /** Goes on with what was running when the program ended, and takes back what was to be taken back. */
  resumeInterrupted(): void {
    const { store } = this.#options;
    const { orm } = store.db;
    for (const { id } of orm.select({ id: operation.id }).from(operation).where(eq(operation.state, 'running')).all()) {
      this.#run(id);
    }
    const broken = and(inArray(operation.state, ['cancelled', 'failed']), isNotNull(operation.task));
    for (const { id } of orm.select({ id: operation.id }).from(operation).where(broken).all()) this.#run(id);
  }

  /** Fails: `conflict` when it has ended. */
  async pause(id: number): Promise<void> {
    const run = this.#want(id, 'pause');
    await run.finished;
  }

  resume(id: number): void {
    const { store } = this.#options;
    if (this.#runs.has(id)) return;
    this.#refuseEnded(id);
    store.maintain(() => store.operations.update(id, { state: 'running' }));
    this.#run(id);
  }

  /** Stops the operation and takes back what it did so far. */
  async cancel(id: number): Promise<void> {
    if (this.#runs.has(id)) {
      await this.#want(id, 'cancel').finished;
      return;
    }
    this.#refuseEnded(id);
    await this.#takeBack(id, 'cancelled');
  }

  /** Ends all work at the next step; it goes on at the next start. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const run of this.#runs.values()) run.control.abort();
    await Promise.all([...this.#runs.values()].map((run) => run.finished));
  }

  #task(name: string | null): RunnableTask {
    const task = this.#options.tasks.find((candidate) => candidate.name === name);
    if (!task) throw new AppError('unsupported', `no task ${name}`);
    return task;
  }

  #want(id: number, wanted: Run['wanted']): Run {
    const run = this.#runs.get(id);
    if (!run) throw new AppError('conflict', 'the operation is not running');
    run.wanted = wanted;
    run.control.abort();
    return run;
  }

  #run(id: number): void {
    const run: Run = { control: new AbortController(), wanted: 'run', finished: Promise.resolve() as never };
    this.#runs.set(id, run);
    run.finished = this.#loop(id, run).finally(() => this.#runs.delete(id));
    run.finished.catch((error) => this.#options.log.error({ operation: id, err: error }, 'operation ended badly'));
  }

  /** Paused, or running for the store alone: on a full disk not even a pause can be stored. */
  #refuseEnded(id: number): void {
    const { state } = this.#options.store.operations.get(id);
    if (state !== 'paused' && state !== 'running') throw new AppError('conflict', 'the operation has ended');
  }

  async #loop(id: number, run: Run): Promise<OperationRow> {
    const { store, room } = this.#options;
    try {
      const { state, task } = store.operations.get(id);
      if (state === 'cancelled' || state === 'failed') await this.#takeBack(id, state);
      else if (task === null) this.#settle(id, { state: 'done', finishedAt: store.clock.now() });
      else await this.#steps(id, run, this.#task(task), room);
    } catch (error) {
      if (!run.control.signal.aborted) await this.#failed(id, error);
    }
    if (run.wanted === 'pause' && store.operations.get(id).state === 'running') this.#pause(id);
    if (run.wanted === 'cancel' && store.operations.get(id).state === 'running') await this.#takeBack(id, 'cancelled');
    return store.operations.get(id);
  }

  async #steps(id: number, run: Run, task: RunnableTask, room: () => Promise<void>): Promise<void> {
    const { store } = this.#options;
    const { signal } = run.control;
    const pacer = new Pacer();
    let row = store.operations.get(id);
    const actor = { kind: row.actorKind, id: row.actorId };
    let state = row.taskState;
    let input: { value: unknown } | null = null;
    while (!this.#stopping && !signal.aborted) {
      await room();
      input ??= { value: await task.next(state, signal) };
      if (signal.aborted) return;
      const { value } = input;
      const began = performance.now();
      const { result: step, row: next } = store.transactWithin(
        row,
        actor,
        (tx) => {
          const result = task.step(tx, state, value, pacer.budget());
          const progress = result.progress === null ? null : Math.round(result.progress * 1e6);
          return { result, standing: { task: result.done ? null : task.name, taskState: result.state, progress } };
        },
        task.purges,
      );
      pacer.took(performance.now() - began);
      state = step.state;
      if (step.consumed) input = null;
      if (step.done) return this.#settle(id, { state: 'done', finishedAt: store.clock.now() });
      row = next;
      this.#announce(row);
      await giveWay();
    }
  }

  /** A full disk pauses, so that the user can make room and go on; anything else is taken back. */
  async #failed(id: number, error: unknown): Promise<void> {
    this.#options.log.error({ operation: id, err: error }, 'a step failed');
    if (error instanceof AppError && (error.code === 'storage' || error.code === 'busy')) this.#pause(id);
    else await this.#takeBack(id, 'failed');
  }

  #pause(id: number): void {
    const { store, log } = this.#options;
    try {
      this.#settle(id, { state: 'paused' });
    } catch (error) {
      log.error({ operation: id, err: error }, 'a pause could not be stored');
      this.#announce({ ...store.operations.get(id), state: 'paused' });
    }
  }

  /** The task's name stays until all is taken back, so that the next start knows when it was not. */
  async #takeBack(id: number, state: 'cancelled' | 'failed'): Promise<void> {
    const { store, takeBack } = this.#options;
    this.#settle(id, { state, finishedAt: store.clock.now() });
    await takeBack(id);
    this.#settle(id, { task: null });
  }

  #settle(id: number, patch: Partial<OperationRow>): void {
    const { store } = this.#options;
    store.maintain(() => store.operations.update(id, patch));
    store.tell();
    this.#announce(store.operations.get(id));
  }

  /** Tells the screens, ten times a second at the most while it runs. */
  #announce(row: OperationRow): void {
    const now = performance.now();
    const running = row.state === 'running';
    if (running && now - (this.#announced.get(row.id) ?? 0) < 100) return;
    if (running) this.#announced.set(row.id, now);
    else this.#announced.delete(row.id);
    this.#options.store.bus.publish({
      type: 'operation.changed',
      id: row.id,
      state: row.undone ? 'undone' : row.state,
      progress: row.progress === null ? null : row.progress / 1e6,
    });
  }
}
