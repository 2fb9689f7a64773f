import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  utimesSync,
} from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../src-shared/errors';
import type { Clock } from '../clock/clock';
import type { Logger } from '../log/logger';
import { translateStorageError } from '../store/sqlite-errors';
import {
  BlobCipher,
  type BlobFacts,
  type BlobKeys,
  blobKeys,
  blobName,
  blobSize,
  chunkCount,
  chunkOverhead,
  chunkSize,
  damaged,
  headerSize,
  newSaltSize,
} from './blob-format';
import { inChunks } from './chunks';
import type { FileStore, StoredFile } from './file-store';

export interface EncryptedFilesOptions {
  /** Made when missing. One process has it at a time: the store's lock sees to that. */
  folder: string;
  /** The store's 32-byte data key. */
  key: Uint8Array;
  clock: Clock;
  log: Logger;
  /** Only reads, and leaves the folder as it is: another thread writes to it. */
  readonly?: boolean;
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const shard = /^[0-9a-f]{2}$/;

/** Blobs as encrypted files `ab/cdef…` of a folder (docs/decisions/0013). */
export class EncryptedFiles implements FileStore {
  readonly #folder: string;
  readonly #drafts: string;
  readonly #keys: BlobKeys;
  readonly #clock: Clock;
  readonly #log: Logger;

  constructor({ folder, key, clock, log, readonly = false }: EncryptedFilesOptions) {
    this.#folder = folder;
    this.#drafts = path.join(folder, 'new');
    this.#keys = blobKeys(key);
    this.#clock = clock;
    this.#log = log;
    if (readonly) return;
    try {
      rmSync(this.#drafts, { recursive: true, force: true });
      mkdirSync(this.#drafts, { recursive: true, mode: 0o700 });
    } catch (error) {
      throw translateStorageError(error);
    }
  }

  async put(content: Uint8Array | AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<BlobFacts> {
    const draft = path.join(this.#drafts, randomBytes(16).toString('hex'));
    try {
      const facts = await this.#write(draft, content instanceof Uint8Array ? [content] : content, signal);
      if (this.#renew(facts)) await rm(draft);
      else await this.#settle(draft, facts.hash);
      return facts;
    } catch (error) {
      await rm(draft, { force: true });
      throw translateStorageError(error);
    }
  }

  has(hash: string): boolean {
    return existsSync(this.#place(hash));
  }

  stat(hash: string): StoredFile {
    const name = blobName(this.#keys, hash);
    if (!existsSync(this.#placeOf(name))) throw new AppError('not_found', 'no such file', { hash });
    const found = this.#look(name);
    if (!found) throw damaged();
    return found;
  }

  async *read(hash: string, from = 0): AsyncGenerator<Uint8Array> {
    const handle = await this.#open(hash);
    try {
      const { cipher, facts } = await this.#header(handle, hash);
      const chunks = chunkCount(facts.size);
      const box = Buffer.alloc(chunkSize + chunkOverhead);
      const first = Math.floor(from / chunkSize);
      let position = headerSize + first * box.length;
      for (let number = first; number < chunks; number++) {
        const length = Math.min(chunkSize, facts.size - number * chunkSize) + chunkOverhead;
        const { bytesRead } = await handle.read(box, 0, length, position);
        if (bytesRead !== length) throw damaged();
        position += length;
        const plain = cipher.openChunk(number, number === chunks - 1, box.subarray(0, length));
        yield number === first ? plain.subarray(from - first * chunkSize) : plain;
      }
    } catch (error) {
      throw translateStorageError(error);
    } finally {
      await handle.close();
    }
  }

  async readAll(hash: string, maxBytes: number): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of this.read(hash)) {
      size += piece.length;
      if (size > maxBytes) throw new AppError('validation', 'the file is too large', { reason: 'file.tooLarge' });
      pieces.push(piece);
    }
    return Buffer.concat(pieces, size);
  }

  remove(hash: string): void {
    try {
      rmSync(this.#place(hash), { force: true });
    } catch (error) {
      throw translateStorageError(error);
    }
  }

  *list(): Generator<StoredFile> {
    for (const folder of readdirSync(this.#folder)) {
      if (!shard.test(folder)) continue;
      for (const rest of readdirSync(path.join(this.#folder, folder))) {
        const found = this.#look(folder + rest);
        if (found) yield found;
        else this.#log.warn({ file: folder + rest }, 'a file of the store is damaged');
      }
    }
  }

  #place(hash: string): string {
    return this.#placeOf(blobName(this.#keys, hash));
  }

  #placeOf(name: string): string {
    return path.join(this.#folder, name.slice(0, 2), name.slice(2));
  }

  /** The header is written last, when hash and size are known: until then the draft opens under no name. */
  async #write(
    draft: string,
    content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    signal: AbortSignal | undefined,
  ): Promise<BlobFacts> {
    const handle = await open(draft, 'wx', 0o600);
    try {
      const cipher = new BlobCipher(this.#keys, randomBytes(newSaltSize));
      const digest = createHash('sha256');
      let size = 0;
      let number = 0;
      let position = headerSize;
      for await (const { bytes, last } of inChunks(content, chunkSize)) {
        if (signal?.aborted) throw new AppError('cancelled', 'the file was not kept');
        digest.update(bytes);
        size += bytes.length;
        const box = cipher.sealChunk(number++, last, bytes);
        await writeAll(handle, box, position);
        position += box.length;
      }
      const facts = { hash: digest.digest('hex'), size };
      await writeAll(handle, cipher.header(blobName(this.#keys, facts.hash), facts), 0);
      const now = this.#clock.now() / 1000;
      await handle.utimes(now, now);
      await handle.datasync();
      return facts;
    } finally {
      await handle.close();
    }
  }

  /** Whether the content is there already and sound; then its age starts anew. */
  #renew({ hash, size }: BlobFacts): boolean {
    const name = blobName(this.#keys, hash);
    const place = this.#placeOf(name);
    if (!existsSync(place) || this.#look(name)?.size !== size) return false;
    const now = this.#clock.now() / 1000;
    utimesSync(place, now, now);
    return true;
  }

  async #settle(draft: string, hash: string): Promise<void> {
    const place = this.#place(hash);
    const folder = path.dirname(place);
    const made = await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(draft, place);
    await syncFolder(folder);
    if (made !== undefined) await syncFolder(this.#folder);
  }

  async #open(hash: string): Promise<FileHandle> {
    try {
      return await open(this.#place(hash), 'r');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new AppError('not_found', 'no such file', { hash });
      throw translateStorageError(error);
    }
  }

  async #header(handle: FileHandle, hash: string): Promise<{ cipher: BlobCipher; facts: BlobFacts }> {
    const header = Buffer.alloc(headerSize);
    const { bytesRead } = await handle.read(header, 0, headerSize, 0);
    const opened = BlobCipher.open(this.#keys, blobName(this.#keys, hash), header.subarray(0, bytesRead));
    if ((await handle.stat()).size !== blobSize(opened.facts.size)) throw damaged();
    return opened;
  }

  /** What lies under this name on the disk, or undefined when it is damaged. */
  #look(name: string): StoredFile | undefined {
    const handle = openSync(this.#placeOf(name), 'r');
    try {
      const header = Buffer.alloc(headerSize);
      const read = readSync(handle, header, 0, headerSize, 0);
      const { facts } = BlobCipher.open(this.#keys, name, header.subarray(0, read));
      const { size, mtimeMs } = fstatSync(handle);
      return size === blobSize(facts.size) ? { ...facts, storedAt: Math.round(mtimeMs) } : undefined;
    } catch (error) {
      if (error instanceof AppError) return undefined;
      throw error;
    } finally {
      closeSync(handle);
    }
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    written += (await handle.write(bytes, written, bytes.length - written, position + written)).bytesWritten;
  }
}
