import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../../../src-shared/errors';
import type { BackupPlace } from '../../../platform/backup-place';
import { manifest, partNames } from '../backup/manifest';
import { filesOf, filesPrefix } from '../backup/shelf';
import { isBlobName, linkOrCopy, storedBlobs } from '../blobs';
import type { WorkMeans } from '../work';

const damaged = (message: string) => new AppError('storage', message, { reason: 'corrupt' });

/** Fetches a backup into `folder`, so that it stands there as a store does. Fails: `not_found`, `storage` (`corrupt`). */
export async function fetchBackup(
  place: BackupPlace,
  name: string,
  folder: string,
  { signal, progress }: Pick<WorkMeans, 'signal' | 'progress'>,
): Promise<{ database: { size: number; sha256: string } }> {
  const text = await place.read(`${name}/${partNames.manifest}`);
  if (text === null) throw new AppError('not_found', 'no such backup', { reason: 'no_backup' });
  const told = manifest.safeParse(JSON.parse(text));
  if (!told.success) throw damaged('the manifest is damaged');
  const files = await filesOf(place, name);
  await place.fetch(`${name}/${partNames.keys}`, path.join(folder, 'keys.json'), signal);
  await place.fetch(`${name}/${partNames.database}`, path.join(folder, 'praxis.db'), signal);
  for (const [index, [file]] of files.entries()) {
    if (signal.aborted) throw new AppError('cancelled', 'restore');
    progress(index / files.length);
    const to = path.join(folder, 'files', file);
    const local = place.local(filesPrefix + file);
    if (local !== null) linkOrCopy(local, to);
    else {
      mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 });
      await place.fetch(filesPrefix + file, to, signal);
    }
  }
  return { database: told.data.database };
}

/** Copies a store's own folder (of another computer, or one that was kept aside) into `folder`. Fails: `not_found`. */
export function copyStore(from: string, folder: string, { signal }: Pick<WorkMeans, 'signal'>): void {
  if (!existsSync(path.join(from, 'praxis.db')) || !existsSync(path.join(from, 'keys.json'))) {
    throw new AppError('not_found', 'no store lies there', { reason: 'no_backup' });
  }
  // The log has what the file does not have yet; without its index SQLite makes that anew.
  for (const part of ['praxis.db', 'praxis.db-wal', 'keys.json']) {
    if (existsSync(path.join(from, part))) copyFileSync(path.join(from, part), path.join(folder, part));
  }
  for (const [file] of storedBlobs(path.join(from, 'files'))) {
    if (signal.aborted) throw new AppError('cancelled', 'restore');
    if (isBlobName(file)) linkOrCopy(path.join(from, 'files', file), path.join(folder, 'files', file));
  }
}
