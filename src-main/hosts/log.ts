import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Logger } from '../platform/log/logger';

const fullBytes = 5 * 1024 * 1024;

/** Starts a new file once the old one is full, and keeps one old one. */
function rotate(file: string) {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > fullBytes) renameSync(file, `${file}.1`);
}

/**
 * The log of a host: JSON lines in the data folder's `logs`, or on standard error where that can't be written.
 * Written at once, so that a crash's last words are in it.
 */
export function createLog(dataFolder: string): Logger {
  const options = { base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const file = join(dataFolder, 'logs', 'praxis.log');
  try {
    mkdirSync(join(dataFolder, 'logs'), { recursive: true, mode: 0o700 });
    rotate(file);
    return pino(options, pino.destination({ dest: file, mode: 0o600, sync: true }));
  } catch {
    return pino(options, pino.destination({ dest: 2, sync: true }));
  }
}
