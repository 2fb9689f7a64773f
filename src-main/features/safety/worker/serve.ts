import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../../src-shared/errors';
import { translateStorageError } from '../../../platform/store/sqlite-errors';

/** What a task on the thread is given beside its input. */
export interface TaskMeans {
  progress(share: number): void;
  /** Fails `cancelled` once the work is no longer wanted. Call it now and then. */
  check(): void;
}

export type Task<Input, Output> = (input: Input, means: TaskMeans) => Output | Promise<Output>;

export interface TaskRequest {
  name: string;
  input: unknown;
  /** Not 0 once it is no longer wanted. */
  cancelled: SharedArrayBuffer;
}

export type TaskReply =
  | { progress: number }
  | { output: unknown }
  | { error: string; stack: string | undefined; known: Pick<AppError, 'code' | 'details'> | null };

/** Does the one task this thread was made for, and ends. */
export async function serveTasks(tasks: Readonly<Record<string, Task<never, unknown>>>): Promise<void> {
  const { name, input, cancelled } = workerData as TaskRequest;
  const flag = new Int32Array(cancelled);
  const answer = (reply: TaskReply) => parentPort?.postMessage(reply);
  let told = 0;
  const means: TaskMeans = {
    progress(share) {
      const now = performance.now();
      if (now - told < 100) return;
      told = now;
      answer({ progress: share });
    },
    check() {
      if (Atomics.load(flag, 0) !== 0) throw new AppError('cancelled', name);
    },
  };
  try {
    const task = tasks[name];
    if (!task) throw new Error(`no task named ${name}`);
    answer({ output: await task(input as never, means) });
  } catch (thrown) {
    const error = translateStorageError(thrown);
    const known = error instanceof AppError ? { code: error.code, details: error.details } : null;
    answer({ error: String(error), stack: error instanceof Error ? error.stack : undefined, known });
  }
}
