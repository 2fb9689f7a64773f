import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../../src-shared/errors';
import { translateStorageError } from './sqlite-errors';

export interface StoreLock {
  release(): void;
}

/**
 * Takes the store for this process. The lock is the operating system's own on an empty SQLite file, so it goes
 * with the process however that ends. `holder.json` beside it only tells who has it.
 * Fails: `storage` with reason `open_elsewhere`, `read_only` or `disk_full`.
 */
export function lockStore(folder: string, holder: { pid: number; host: string }): StoreLock {
  const note = path.join(folder, 'holder.json');
  let lock: Database.Database | undefined;
  try {
    lock = new Database(path.join(folder, 'store.lock'), { timeout: 0 });
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
    writeFileSync(note, JSON.stringify(holder));
  } catch (error) {
    lock?.close();
    const translated = translateStorageError(error);
    if (translated instanceof AppError && translated.code === 'busy') {
      throw new AppError('storage', `open in another Praxis${holderOf(note)}`, { reason: 'open_elsewhere' });
    }
    throw translated;
  }
  const held = lock;
  return { release: () => held.close() };
}

function holderOf(note: string): string {
  try {
    const { pid, host } = JSON.parse(readFileSync(note, 'utf8')) as { pid?: unknown; host?: unknown };
    return ` (${String(host)}, process ${String(pid)})`;
  } catch {
    return '';
  }
}
