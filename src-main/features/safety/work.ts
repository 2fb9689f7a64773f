import { v7 } from 'uuid';
import type { WorkKind, WorkResult, WorkStatus } from '../../../src-shared/contract/safety';
import { AppError } from '../../../src-shared/errors';
import type { Logger } from '../../platform/log/logger';
import { translateStorageError } from '../../platform/store/sqlite-errors';

/** What a piece of work is given. */
export interface WorkMeans {
  signal: AbortSignal;
  progress(share: number | null): void;
  /** From here on it can't be cancelled: stores change places. Fails `cancelled` when that was asked for before. */
  commit(): void;
}

/** The one piece of long work at a time, in memory only: whatever it left half is swept at the next start. */
export class Work {
  readonly #log: Logger;
  #status: WorkStatus | null = null;
  #control = new AbortController();
  #isCommitted = false;
  #finished: Promise<void> = Promise.resolve();

  constructor(log: Logger) {
    this.#log = log;
  }

  status(): WorkStatus | null {
    return this.#status;
  }

  /** Fails: `busy` while other work runs. */
  start(kind: WorkKind, run: (means: WorkMeans) => Promise<WorkResult>): { workId: string } {
    if (this.#status?.state === 'running') throw new AppError('busy', `${this.#status.kind} runs`, { reason: 'work' });
    const id = v7();
    const control = new AbortController();
    this.#control = control;
    this.#isCommitted = false;
    this.#status = { id, kind, state: 'running', progress: null, error: null, result: null };
    const means: WorkMeans = {
      signal: control.signal,
      progress: (progress) => this.#set(id, { progress }),
      commit: () => {
        if (control.signal.aborted) throw new AppError('cancelled', kind);
        this.#isCommitted = true;
      },
    };
    this.#finished = run(means).then(
      (result) => this.#set(id, { state: 'done', progress: 1, result }),
      (thrown: unknown) => this.#failed(id, thrown),
    );
    return { workId: id };
  }

  /** Fails: `conflict` when nothing runs that could be stopped. */
  async cancel(): Promise<void> {
    if (this.#status?.state !== 'running' || this.#isCommitted) throw new AppError('conflict', 'nothing to stop');
    this.#control.abort();
    await this.#finished;
  }

  /** Ends what runs, as far as it can be ended. */
  async stop(): Promise<void> {
    this.#control.abort();
    await this.#finished;
  }

  finished(): Promise<void> {
    return this.#finished;
  }

  #failed(id: string, thrown: unknown): void {
    const error = translateStorageError(thrown);
    if (this.#control.signal.aborted && !this.#isCommitted) {
      this.#set(id, { state: 'cancelled' });
      return;
    }
    const known = error instanceof AppError ? error : null;
    if (!known) this.#log.error({ err: error }, 'work on the store failed');
    const reason = typeof known?.details.reason === 'string' ? known.details.reason : null;
    this.#set(id, { state: 'failed', error: { code: known?.code ?? 'internal', reason } });
  }

  #set(id: string, patch: Partial<WorkStatus>): void {
    if (this.#status?.id === id) this.#status = { ...this.#status, ...patch };
  }
}
