import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../../../src-shared/errors';
import type { BackupPlace, PlacedObject } from '../../../platform/backup-place';
import { syncFolder, writeDurably } from '../../../platform/keys/durable-file';
import { translateStorageError } from '../../../platform/store/sqlite-errors';

const draftEnd = '.part';
const readLimit = 64 * 1024 * 1024;

/** Copies a file and waits until the disk has it. What is left of one that fails is removed. */
export async function copyDurably(from: string, to: string, signal: AbortSignal): Promise<void> {
  try {
    await pipeline(createReadStream(from), createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }), {
      signal,
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rm(to, { force: true }).catch(() => {});
    throw error;
  }
}

/** A folder, perhaps on a disk that is not always there. Its own folder is never made: a disk that is away is not a new one. */
export class FolderPlace implements BackupPlace {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async *list(prefix: string): AsyncGenerator<PlacedObject> {
    yield* await this.#do(() => this.#walk('', prefix));
  }

  put(name: string, file: string, signal: AbortSignal): Promise<void> {
    return this.#do(async () => {
      const place = path.join(this.#root, name);
      if (existsSync(place)) return;
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
      const draft = `${place}${draftEnd}`;
      await rm(draft, { force: true });
      await copyDurably(file, draft, signal);
      await rename(draft, place);
      syncFolder(path.dirname(place));
    });
  }

  write(name: string, content: string): Promise<void> {
    return this.#do(async () => {
      await mkdir(path.dirname(path.join(this.#root, name)), { recursive: true, mode: 0o700 });
      writeDurably(path.join(this.#root, name), content);
    });
  }

  fetch(name: string, file: string, signal: AbortSignal): Promise<void> {
    return this.#do(() => copyDurably(path.join(this.#root, name), file, signal));
  }

  read(name: string): Promise<string | null> {
    return this.#do(async () => {
      const file = path.join(this.#root, name);
      const found = await stat(file).catch(() => null);
      if (!found?.isFile()) return null;
      if (found.size > readLimit) throw new AppError('storage', `${name} is too large`, { reason: 'corrupt' });
      return readFile(file, 'utf8');
    });
  }

  remove(name: string): Promise<void> {
    return this.#do(async () => {
      const file = path.join(this.#root, name);
      await rm(file, { force: true });
      // An emptied folder goes too; one with something in it stays.
      if (path.dirname(name) !== '.') await rmdir(path.dirname(file)).catch(() => {});
    });
  }

  local(name: string): string {
    return path.join(this.#root, name);
  }

  async #walk(folder: string, prefix: string): Promise<PlacedObject[]> {
    const found: PlacedObject[] = [];
    for (const entry of await readdir(path.join(this.#root, folder), { withFileTypes: true })) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const isOnTheWay = prefix.startsWith(`${name}/`) || name.startsWith(prefix);
      if (!isOnTheWay) continue;
      if (entry.isDirectory()) found.push(...(await this.#walk(name, prefix)));
      else if (entry.isFile()) found.push({ name, size: (await stat(path.join(this.#root, name))).size });
    }
    return found;
  }

  /** The folder itself must be there, before and after: what fails because a disk was pulled out says so. */
  async #do<T>(work: () => Promise<T>): Promise<T> {
    try {
      await this.#look();
      return await work();
    } catch (error) {
      if (error instanceof AppError) throw error;
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ABORT_ERR') throw new AppError('cancelled', 'no longer wanted', {}, { cause: error });
      await this.#look();
      if (code === 'ENOENT') throw new AppError('not_found', 'no such object', {}, { cause: error });
      throw translateStorageError(error);
    }
  }

  async #look(): Promise<void> {
    const found = await stat(this.#root).catch(() => null);
    if (!found?.isDirectory()) throw new AppError('storage', 'the folder is not there', { reason: 'not_there' });
  }
}

/** Whether a folder can be written to, by doing so. Fails: `storage` with the reason. */
export async function tryFolder(folder: string): Promise<void> {
  const place = new FolderPlace(folder);
  const name = `.praxis-${process.pid}`;
  await place.write(name, '');
  await place.remove(name);
}
