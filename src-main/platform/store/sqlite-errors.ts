import Database from 'better-sqlite3';
import { AppError } from '../../../src-shared/errors';

const reasons: Record<string, string> = {
  SQLITE_FULL: 'disk_full',
  SQLITE_READONLY: 'read_only',
  SQLITE_CANTOPEN: 'read_only',
  SQLITE_CORRUPT: 'corrupt',
  SQLITE_NOTADB: 'corrupt',
  SQLITE_IOERR: 'unreadable',
};

const systemReasons: Record<string, string> = {
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  EROFS: 'read_only',
  EACCES: 'read_only',
  EPERM: 'read_only',
};

/**
 * What an error of SQLite or of the file system means to the user: `storage` with a `reason` that is one of the
 * vault's problems, or `busy`. Other errors come back as they are.
 */
export function translateStorageError(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  if (error instanceof Database.SqliteError) {
    const primary = error.code.split('_').slice(0, 2).join('_');
    if (primary === 'SQLITE_BUSY') return new AppError('busy', error.message, {}, { cause: error });
    const reason = reasons[primary];
    return reason ? new AppError('storage', error.message, { reason }, { cause: error }) : error;
  }
  const reason = systemReasons[(error as NodeJS.ErrnoException).code ?? ''];
  return reason ? new AppError('storage', error.message, { reason }, { cause: error }) : error;
}
