import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from './connection';

const { file, key } = workerData as { file: string; key: Uint8Array };
const connection = openConnection(file, key);
/** Bytes of a page in the log, with its header. */
const frame = 24 + Number(connection.pragma('page_size', { simple: true }));

parentPort?.on('message', (message: 'checkpoint' | 'close') => {
  if (message === 'close') {
    connection.close();
    parentPort?.close();
    return;
  }
  let size = 0;
  try {
    const [result] = connection.pragma('wal_checkpoint(PASSIVE)') as { log: number }[];
    size = (result?.log ?? 0) * frame;
  } catch {
    // Busy, or the disk is full: the log keeps what is not yet in the file, and the next commit asks again.
  }
  parentPort?.postMessage(size);
});
