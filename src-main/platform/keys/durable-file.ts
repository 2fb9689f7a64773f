import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { translateStorageError } from '../store/sqlite-errors';

/** Makes a rename or link in `folder` survive a power cut. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Replaces a small file so that, whenever the plug is pulled, either the old or the new content is there, whole.
 * Fails: `storage` with reason `disk_full` or `read_only`; then the old content is there.
 */
export function writeDurably(file: string, content: string): void {
  const draft = `${file}.new`;
  try {
    const handle = openSync(draft, 'w', 0o600);
    try {
      writeFileSync(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw translateStorageError(error);
  }
  syncFolder(path.dirname(file));
}
