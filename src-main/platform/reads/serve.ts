import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../src-shared/errors';
import { openConnection } from '../store/connection';
import { ReadableDb } from '../store/handles';

/** A long read, run on a connection that can't write. Put `not_cancelled()` into the WHERE of what may take long. */
export type ReadQuery<Input, Output> = (db: ReadableDb, input: Input) => Output;

export interface ReadRequest {
  id: number;
  name: string;
  input: unknown;
}

export type ReadReply =
  | { id: number; output: unknown }
  | { id: number; error: string; cancelled: boolean; known: Pick<AppError, 'code' | 'details'> | null };

export interface ReadsWorkerData {
  file: string;
  key: Uint8Array;
  /** The number of the request that is no longer wanted; an SQL function looks at it for every row. */
  cancelled: SharedArrayBuffer;
}

/** Serves the queries of `queries` to the thread that made this worker. */
export function serveReads(queries: Readonly<Record<string, ReadQuery<never, unknown>>>): void {
  const { file, key, cancelled } = workerData as ReadsWorkerData;
  const flag = new Int32Array(cancelled);
  const connection = openConnection(file, key, { readonly: true });
  let current = 0;
  connection.function('not_cancelled', { deterministic: false }, () => {
    if (Atomics.load(flag, 0) === current) throw new Error('cancelled');
    return 1;
  });
  const db = new ReadableDb(connection);
  parentPort?.on('message', (request: ReadRequest | 'close') => {
    if (request === 'close') {
      connection.close();
      parentPort?.close();
      return;
    }
    current = request.id;
    parentPort?.postMessage(answer(request));
  });

  function answer({ id, name, input }: ReadRequest): ReadReply {
    try {
      const query = queries[name];
      if (!query) throw new Error(`no read named ${name}`);
      return { id, output: query(db, input as never) };
    } catch (error) {
      const known = error instanceof AppError ? { code: error.code, details: error.details } : null;
      return { id, error: String(error), cancelled: Atomics.load(flag, 0) === id, known };
    }
  }
}
