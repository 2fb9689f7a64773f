import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { AppError } from '../../../src-shared/errors';
import type { ReadReply, ReadRequest } from './serve';

interface Waiting {
  request: ReadRequest;
  resolve(output: unknown): void;
  reject(error: unknown): void;
}

/**
 * Long reads, one at a time, on a thread whose connection can't write. One that is no longer wanted ends within
 * a row. Cancelling is a flag in shared memory, because ending a worker waits for its query.
 */
export class Reads {
  readonly #worker: Worker;
  readonly #cancelled: Int32Array;
  readonly #took: (name: string, ms: number) => void;
  readonly #queue: Waiting[] = [];
  #began = 0;
  #current: Waiting | null = null;
  #count = 0;
  #fault: Error | null = null;

  /** `start` makes the worker with the cancellation flag it is given; `took` is told how long each read ran. */
  constructor(start: (cancelled: SharedArrayBuffer) => Worker, took: (name: string, ms: number) => void = () => {}) {
    this.#took = took;
    const shared = new SharedArrayBuffer(4);
    this.#cancelled = new Int32Array(shared);
    this.#worker = start(shared);
    this.#worker.unref();
    this.#worker.on('message', (reply: ReadReply) => this.#answered(reply));
    this.#worker.on('error', (error) => this.#ended(error));
    this.#worker.on('exit', () => this.#ended(new Error('the thread for long reads has ended')));
  }

  /** Fails: `cancelled` when `signal` aborts. The caller knows the type of what the query named answers. */
  run<Output>(name: string, input: unknown, signal?: AbortSignal): Promise<Output> {
    return new Promise<Output>((resolve, reject) => {
      const request = { id: ++this.#count, name, input };
      if (this.#fault) return reject(this.#fault);
      if (signal?.aborted) return reject(new AppError('cancelled', name));
      const cancel = () => this.#cancel(waiting);
      // A signal that outlives the read (that of an hour's work) would keep what was answered.
      const forget = () => signal?.removeEventListener('abort', cancel);
      const waiting: Waiting = {
        request,
        resolve: (output) => {
          forget();
          resolve(output as Output);
        },
        reject: (error) => {
          forget();
          reject(error);
        },
      };
      signal?.addEventListener('abort', cancel, { once: true });
      this.#queue.push(waiting);
      this.#next();
    });
  }

  async stop(): Promise<void> {
    if (this.#fault) return;
    for (const waiting of this.#queue.splice(0)) waiting.reject(new AppError('cancelled', 'closing'));
    if (this.#current) this.#cancel(this.#current);
    this.#worker.ref();
    this.#worker.postMessage('close');
    await once(this.#worker, 'exit');
  }

  #next(): void {
    if (this.#current) return;
    this.#current = this.#queue.shift() ?? null;
    if (!this.#current) return;
    this.#began = performance.now();
    this.#worker.postMessage(this.#current.request);
  }

  #cancel(waiting: Waiting): void {
    const place = this.#queue.indexOf(waiting);
    if (place >= 0) {
      this.#queue.splice(place, 1);
      waiting.reject(new AppError('cancelled', waiting.request.name));
    } else if (this.#current === waiting) {
      Atomics.store(this.#cancelled, 0, waiting.request.id);
    }
  }

  #answered(reply: ReadReply): void {
    const waiting = this.#current;
    this.#current = null;
    if (waiting) this.#took(`${waiting.request.name} (read)`, performance.now() - this.#began);
    if ('output' in reply) waiting?.resolve(reply.output);
    else if (reply.cancelled) waiting?.reject(new AppError('cancelled', 'no longer wanted'));
    else if (reply.known) waiting?.reject(new AppError(reply.known.code, reply.error, reply.known.details));
    else waiting?.reject(new Error(reply.error));
    this.#next();
  }

  /** A thread that is gone answers nobody: those who wait hear of it, and so does whoever asks later. */
  #ended(error: Error): void {
    this.#fault ??= error;
    this.#current?.reject(this.#fault);
    for (const waiting of this.#queue.splice(0)) waiting.reject(this.#fault);
    this.#current = null;
  }
}
