import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where Chromium keeps its own files: in the data folder, which also makes the single-instance lock one per data
 * folder. If that can't be written, somewhere that can, so that the app comes up and says what is wrong.
 */
export function profileFolder(dataFolder: string): string {
  const folder = join(dataFolder, 'profile');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return mkdtempSync(join(tmpdir(), 'praxis-profile-'));
  }
}
