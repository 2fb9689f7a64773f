import { once } from 'node:events';
import { statSync } from 'node:fs';
import createWorker from './checkpoint.worker?nodeWorker';
import { LogSyncer } from './log-syncer';
import type { Store } from './store';

/** Bytes of write-ahead log after which it is folded back into the file, and after which long work waits for that. */
const foldAt = 4 * 1024 * 1024;
const waitAt = 64 * 1024 * 1024;
const commitsBetweenLooks = 16;

/**
 * Folds the write-ahead log back into the file from a thread of its own, so that no commit has to wait for it
 * (docs/decisions/0005).
 */
export class Checkpointer {
  readonly #log: string;
  readonly #syncer: LogSyncer;
  readonly #worker;
  #commits = 0;
  /** Bytes of the log in use, as of the last fold. */
  #size = 0;
  #busy = false;
  #isGone = false;
  #waiting: (() => void)[] = [];

  constructor(store: Store, file: string, key: Uint8Array) {
    this.#log = `${file}-wal`;
    this.#syncer = new LogSyncer(this.#log);
    this.#worker = createWorker({ workerData: { file, key } });
    this.#worker.unref();
    this.#worker.on('message', (size: number) => this.#folded(size));
    // Nothing is lost without it: the log grows until the next start folds it.
    this.#worker.on('error', () => {
      this.#isGone = true;
      this.#folded(0);
    });
    store.leaveLogToCheckpointer();
    store.onCommit(() => {
      if (++this.#commits % commitsBetweenLooks === 0) this.#look();
    });
  }

  /**
   * Long work asks before each of its steps: resolves at once, unless the log has grown long. What the last steps
   * wrote to the log goes to the disk meanwhile.
   */
  async room(): Promise<void> {
    this.#syncer.sync();
    if (this.#size < waitAt) return;
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
      this.#fold();
    });
  }

  async stop(): Promise<void> {
    this.#syncer.stop();
    if (this.#isGone) return;
    this.#worker.ref();
    this.#worker.postMessage('close');
    await once(this.#worker, 'exit');
    this.#folded(0);
  }

  #look(): void {
    if ((statSync(this.#log, { throwIfNoEntry: false })?.size ?? 0) >= foldAt) this.#fold();
  }

  #fold(): void {
    if (this.#isGone) this.#folded(0);
    if (this.#isGone || this.#busy) return;
    this.#busy = true;
    this.#worker.postMessage('checkpoint');
  }

  /**
   * `size`: bytes of the log in use. A log that was folded while long work waited starts over with the next commit,
   * though its file stays as large: cutting that off would stall a commit.
   */
  #folded(size: number): void {
    this.#busy = false;
    this.#size = this.#waiting.length > 0 ? 0 : size;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
