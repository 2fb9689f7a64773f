import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { v7 } from 'uuid';
import { AppError } from '../../../src-shared/errors';
import { PlainFile, type RandomAccess, SealedFile, SealedWriter } from '../../platform/sealed/sealed-file';

/** A file under way: on the disk it is sealed under a key that is nowhere but in memory. */
export interface StagedFile {
  file: string;
  key: Uint8Array;
}

export interface Output extends StagedFile {
  fileName: string;
  size: number;
}

interface Upload extends StagedFile {
  fileName: string;
  size: number;
  received: number;
  writer: SealedWriter;
  isBusy: boolean;
}

/** What one piece may hold, in bytes. */
const pieceSize = 1024 * 1024;

/** Files on their way in and out. They go when they are discarded, and all of them with the program. */
export class Staging {
  readonly #folder: string;
  readonly #outputs = new Map<string, Output & { opened: RandomAccess | null }>();
  readonly #uploads = new Map<string, Upload>();

  /** What an earlier run left in `folder` is unreadable, its keys being gone: it is removed. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Call it when the store's lock is held. */
  sweep(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Where a file may be written that does not exist yet. */
  newFile(): StagedFile {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    return { file: path.join(this.#folder, randomBytes(8).toString('hex')), key: randomBytes(32) };
  }

  /** A folder of its own for a store that is being made. */
  newFolder(): string {
    const folder = path.join(this.#folder, randomBytes(8).toString('hex'));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  }

  /** Offers a file that was written; only one is kept at a time. */
  offer(staged: StagedFile, fileName: string): { outputId: string; fileName: string; size: number } {
    for (const id of this.#outputs.keys()) this.discard(id);
    const opened = new SealedFile(new PlainFile(staged.file), staged.key);
    const outputId = v7();
    this.#outputs.set(outputId, { ...staged, fileName, size: opened.size, opened });
    return { outputId, fileName, size: opened.size };
  }

  /** Fails: `not_found`. */
  read(outputId: string, offset: number): File {
    const output = this.#outputs.get(outputId);
    if (!output?.opened) throw new AppError('not_found', 'no such file', { id: outputId });
    return new File([new Uint8Array(output.opened.read(offset, pieceSize))], output.fileName);
  }

  discard(outputId: string): void {
    const output = this.#outputs.get(outputId);
    this.#outputs.delete(outputId);
    output?.opened?.close();
    if (output) rmSync(output.file, { force: true });
  }

  beginUpload(fileName: string, size: number): string {
    for (const id of this.#uploads.keys()) this.forgetUpload(id);
    const uploadId = v7();
    const staged = this.newFile();
    const writer = new SealedWriter(staged.file, staged.key);
    // What goes wrong is told by the piece that finds it, or by the end.
    writer.on('error', () => {});
    this.#uploads.set(uploadId, { ...staged, fileName, size, received: 0, writer, isBusy: false });
    return uploadId;
  }

  /** See the contract. */
  async append(uploadId: string, offset: number, data: Uint8Array): Promise<number> {
    const upload = this.#upload(uploadId);
    const end = offset + data.length;
    if (end > upload.size) throw new AppError('validation', 'more than announced', { field: 'data' });
    if (end <= upload.received) return upload.received;
    if (offset !== upload.received || upload.isBusy) {
      throw new AppError('conflict', 'a piece is missing', { reason: 'offset', received: upload.received });
    }
    upload.isBusy = true;
    try {
      await new Promise<void>((resolve, reject) =>
        upload.writer.write(data, (error) => (error ? reject(error) : resolve())),
      );
      upload.received = end;
    } finally {
      upload.isBusy = false;
    }
    return upload.received;
  }

  /** The whole file as it came. Fails: `conflict` while pieces are missing. */
  async take(uploadId: string): Promise<StagedFile> {
    const upload = this.#upload(uploadId);
    if (upload.received !== upload.size) {
      throw new AppError('conflict', 'pieces are missing', { reason: 'offset', received: upload.received });
    }
    if (!upload.writer.writableEnded) {
      await new Promise<void>((resolve, reject) => {
        upload.writer.once('error', reject);
        upload.writer.end(resolve);
      });
    }
    return upload;
  }

  forgetUpload(uploadId: string): void {
    const upload = this.#uploads.get(uploadId);
    this.#uploads.delete(uploadId);
    if (!upload) return;
    upload.writer.destroy();
    rmSync(upload.file, { force: true });
  }

  stop(): void {
    for (const id of [...this.#outputs.keys()]) this.discard(id);
    for (const id of [...this.#uploads.keys()]) this.forgetUpload(id);
    this.sweep();
  }

  #upload(uploadId: string): Upload {
    const upload = this.#uploads.get(uploadId);
    if (!upload) throw new AppError('not_found', 'no such upload', { id: uploadId });
    return upload;
  }
}
