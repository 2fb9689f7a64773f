import { closeSync, fdatasync, openSync } from 'node:fs';

/**
 * Has the write-ahead log of long work written to the disk beside it. Its steps don't wait for the disk, but a user's
 * own transaction does, for all that stands before it in the log: the less that is, the sooner it is answered
 * (docs/decisions/0005). It promises nothing to anybody, so a disk that fails is left to the next full commit to tell.
 */
export class LogSyncer {
  readonly #log: string;
  #descriptor: number | null = null;
  #isRunning = false;
  #isStopped = false;

  /** `log`: path of the write-ahead log. */
  constructor(log: string) {
    this.#log = log;
  }

  /** Begins to write out what stands in the log, unless that is under way. The log must exist. */
  sync(): void {
    if (this.#isRunning || this.#isStopped) return;
    this.#descriptor ??= openSync(this.#log, 'r+');
    this.#isRunning = true;
    fdatasync(this.#descriptor, () => {
      this.#isRunning = false;
      if (this.#isStopped) this.#close();
    });
  }

  stop(): void {
    this.#isStopped = true;
    if (!this.#isRunning) this.#close();
  }

  #close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }
}
