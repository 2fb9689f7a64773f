import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const shard = /^[0-9a-f]{2}$/;
const rest = /^[0-9a-f]{62}$/;

/** Whether this is how a stored file is called: two letters, a slash, the others (platform/files). */
export const isBlobName = (name: string): boolean => /^[0-9a-f]{2}\/[0-9a-f]{62}$/.test(name);

/** The store's files as they lie on the disk, encrypted: name within their folder, and bytes. */
export function* storedBlobs(folder: string): Generator<readonly [name: string, size: number]> {
  if (!existsSync(folder)) return;
  for (const first of readdirSync(folder)) {
    if (!shard.test(first)) continue;
    for (const second of readdirSync(path.join(folder, first))) {
      const found = rest.test(second) && statSync(path.join(folder, first, second), { throwIfNoEntry: false });
      if (found) yield [`${first}/${second}`, found.size];
    }
  }
}

/** Gives a file a second name where the disk can, else a copy. Makes the folder. */
export function linkOrCopy(from: string, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 });
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
