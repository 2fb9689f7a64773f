import { readdir, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { DiagnosticsReport } from '../../../src-shared/contract/diagnostics';

const sizeOf = (file: string) =>
  stat(file).then(
    ({ size }) => size,
    () => null,
  );

/** What lies in the data folder, and what room is left beside it. */
export async function measureSizes(dataFolder: string): Promise<DiagnosticsReport['sizes']> {
  const file = path.join(dataFolder, 'praxis.db');
  const blobs = await readdir(path.join(dataFolder, 'files'), { recursive: true, withFileTypes: true }).catch(() => []);
  const files = { count: 0, bytes: 0 };
  for (const entry of blobs) {
    if (!entry.isFile()) continue;
    files.count++;
    files.bytes += (await sizeOf(path.join(entry.parentPath, entry.name))) ?? 0;
  }
  const free = await statfs(dataFolder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
  return { store: await sizeOf(file), log: await sizeOf(`${file}-wal`), files, free };
}
