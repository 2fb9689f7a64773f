import type { Worker } from 'node:worker_threads';
import { AppError } from '../../../../src-shared/errors';
import type { WorkMeans } from '../work';
import type { TaskReply, TaskRequest } from './serve';

/** Makes the thread for one task. */
export type StartTask = (options: { workerData: TaskRequest }) => Worker;

/**
 * Runs a task on a thread of its own, with its own connections. Fails: `cancelled` when the signal aborts, and with
 * what the task fails with. The caller knows the type of what the task named answers.
 */
export function runTask<Output>(
  start: StartTask,
  name: string,
  input: unknown,
  { signal, progress }: Pick<WorkMeans, 'signal' | 'progress'>,
): Promise<Output> {
  const cancelled = new SharedArrayBuffer(4);
  const flag = new Int32Array(cancelled);
  const abort = () => void Atomics.store(flag, 0, 1);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  const worker = start({ workerData: { name, input, cancelled } });
  return new Promise<Output>((resolve, reject) => {
    let settle = () => reject(new Error(`the thread of ${name} ended without an answer`));
    worker.on('message', (reply: TaskReply) => {
      if ('progress' in reply) return progress(reply.progress);
      // What it holds open is closed once the thread has ended: only then may its files be moved.
      settle = () => ('output' in reply ? resolve(reply.output as Output) : reject(errorOf(reply)));
    });
    worker.on('error', (error) => {
      settle = () => reject(error);
    });
    worker.on('exit', () => settle());
  }).finally(() => signal.removeEventListener('abort', abort));
}

function errorOf({ error, stack, known }: Extract<TaskReply, { error: string }>): Error {
  if (known) return new AppError(known.code, error, known.details);
  const unknown = new Error(error);
  if (stack) unknown.stack = stack;
  return unknown;
}
