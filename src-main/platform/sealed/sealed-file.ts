import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { AppError } from '../../../src-shared/errors';
import { translateStorageError } from '../store/sqlite-errors';
import { ChunkSealer, chunkSize, openChunk, tagSize } from './chunks';

/** Writes a file that is nowhere on the disk in the clear: what comes in, sealed in chunks. The file must not be there yet. */
export class SealedWriter extends Writable {
  readonly #file: string;
  readonly #chunks: ChunkSealer;
  #handle: FileHandle | null = null;

  constructor(file: string, key: Uint8Array) {
    super({ highWaterMark: chunkSize });
    this.#file = file;
    this.#chunks = new ChunkSealer(key);
  }

  override _construct(done: (error?: Error | null) => void): void {
    this.#run(async () => {
      this.#handle = await open(this.#file, 'wx', 0o600);
    }, done);
  }

  override _write(data: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#run(async () => {
      for (const sealed of this.#chunks.push(data)) await this.#handle?.writeFile(sealed);
    }, done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#run(async () => {
      await this.#handle?.writeFile(this.#chunks.end());
      await this.#handle?.sync();
    }, done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    const closing = this.#handle?.close() ?? Promise.resolve();
    closing.then(
      () => done(error),
      (failed: Error) => done(error ?? failed),
    );
  }

  #run(work: () => Promise<void>, done: (error?: Error | null) => void): void {
    work().then(
      () => done(),
      (error: unknown) => done(translateStorageError(error) as Error),
    );
  }
}

/** A file to be read at any place. */
export interface RandomAccess {
  readonly size: number;
  /** Up to `length` bytes from `offset` on. */
  read(offset: number, length: number): Buffer;
  close(): void;
}

/** A file as it is. */
export class PlainFile implements RandomAccess {
  readonly #handle: number;
  readonly size: number;

  constructor(file: string) {
    this.#handle = openSync(file, 'r');
    this.size = fstatSync(this.#handle).size;
  }

  read(offset: number, length: number): Buffer {
    const wanted = Buffer.alloc(Math.max(0, Math.min(length, this.size - offset)));
    let got = 0;
    while (got < wanted.length) {
      const count = readSync(this.#handle, wanted, got, wanted.length - got, offset + got);
      if (count === 0) break;
      got += count;
    }
    return wanted.subarray(0, got);
  }

  close(): void {
    closeSync(this.#handle);
  }
}

/**
 * What `SealedWriter` wrote, to be read at any place. `begin` is where its chunks begin.
 * Fails: `validation` (`archive_damaged`) when it was cut off or changed.
 */
export class SealedFile implements RandomAccess {
  readonly #inner: RandomAccess;
  readonly #key: Uint8Array;
  readonly #begin: number;
  readonly #chunks: number;
  readonly size: number;
  #kept: { number: number; content: Buffer } | null = null;

  constructor(inner: RandomAccess, key: Uint8Array, begin = 0) {
    this.#inner = inner;
    this.#key = key;
    this.#begin = begin;
    const sealed = inner.size - begin;
    this.#chunks = Math.ceil(sealed / (chunkSize + tagSize));
    this.size = sealed - this.#chunks * tagSize;
    if (this.#chunks < 1) throw new AppError('validation', 'nothing is there', { reason: 'archive_damaged' });
    // The last chunk knows that it is the last: a file that was cut off is noticed before anything is read.
    this.#chunk(this.#chunks - 1);
  }

  read(offset: number, length: number): Buffer {
    const end = Math.min(this.size, offset + length);
    const parts: Buffer[] = [];
    for (let at = offset; at < end; ) {
      const number = Math.floor(at / chunkSize);
      const part = this.#chunk(number).subarray(at - number * chunkSize, end - number * chunkSize);
      if (part.length === 0) break;
      parts.push(part);
      at += part.length;
    }
    return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
  }

  close(): void {
    this.#inner.close();
  }

  #chunk(number: number): Buffer {
    if (this.#kept?.number === number) return this.#kept.content;
    const sealed = this.#inner.read(this.#begin + number * (chunkSize + tagSize), chunkSize + tagSize);
    const content = openChunk(this.#key, number, number === this.#chunks - 1, sealed);
    this.#kept = { number, content };
    return content;
  }
}
