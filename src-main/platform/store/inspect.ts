import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../src-shared/errors';
import { openConnection } from './connection';

/** Bytes of a write-ahead log's header, and of a frame beside its page (https://www.sqlite.org/fileformat2.html#walformat). */
const logHeader = 32;
const frameHeader = 24;

/**
 * Looks at a store without changing a byte of it. Answers its schema version; 0 where there is none.
 * Fails: `EACCES` where it may not be written (SQLite would open it all the same, and leave a log that may not be
 * written either); `storage` with reason `corrupt` when pages are missing. SQLite notices that only when it reaches them, so file
 * and log are measured first: together they must hold every page the store says it has.
 */
export function inspectStore(file: string, key: Uint8Array): number {
  if (!existsSync(file)) return 0;
  for (const needed of [path.dirname(file), file, `${file}-wal`]) {
    if (existsSync(needed)) accessSync(needed, constants.R_OK | constants.W_OK);
  }
  // SQLite would throw away the log of an empty file.
  if (statSync(file).size === 0) throw new AppError('storage', 'the store is empty', { reason: 'corrupt' });
  const connection = openConnection(file, key, { readonly: true });
  try {
    const read = (name: string) => Number(connection.pragma(name, { simple: true }));
    const pages = read('page_count');
    const pageSize = read('page_size');
    const inFile = Math.floor(statSync(file).size / pageSize);
    const missing = inFile < pages ? missingPages(`${file}-wal`, pageSize, inFile + 1, pages) : 0;
    if (pages === 0 || missing > 0) {
      throw new AppError('storage', `${missing} of the store's ${pages} pages are missing`, { reason: 'corrupt' });
    }
    const version = read('user_version');
    if (version === 0) throw new AppError('storage', 'this is no store', { reason: 'corrupt' });
    return version;
  } finally {
    connection.close();
  }
}

/** How many of the pages `first` to `last` are not in the log. Frames from before its last restart have other salts. */
function missingPages(log: string, pageSize: number, first: number, last: number): number {
  const missing = new Set(Array.from({ length: last - first + 1 }, (_, index) => first + index));
  if (!existsSync(log)) return missing.size;
  const handle = openSync(log, 'r');
  try {
    const header = Buffer.alloc(logHeader);
    if (readSync(handle, header, 0, logHeader, 0) < logHeader) return missing.size;
    const salts = header.subarray(16, 24);
    const frame = Buffer.alloc(frameHeader);
    for (
      let place = logHeader;
      readSync(handle, frame, 0, frameHeader, place) === frameHeader;
      place += frameHeader + pageSize
    ) {
      if (!frame.subarray(8, 16).equals(salts)) break;
      missing.delete(frame.readUInt32BE(0));
    }
    return missing.size;
  } finally {
    closeSync(handle);
  }
}
