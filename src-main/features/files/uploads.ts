import { v7 } from 'uuid';
import { maxFileSize } from '../../../src-shared/contract/files';
import { AppError } from '../../../src-shared/errors';
import type { Clock } from '../../platform/clock/clock';
import type { FileStore } from '../../platform/files/file-store';
import { Conveyor } from './conveyor';

const most = 20;

/** A hand-over that rests for so long is given up, ms. */
const rest = 60 * 60_000;

interface Upload {
  size: number;
  received: number;
  usedAt: number;
  pieces: Conveyor;
  /** One piece after the other, also when they come at once. */
  turn: Promise<unknown>;
  kept: Promise<{ hash: string; size: number }>;
}

/** Contents on their way in: each piece goes straight into the file store, so none is held in memory. */
export class Uploads {
  readonly #files: FileStore;
  readonly #clock: Clock;
  readonly #uploads = new Map<string, Upload>();

  constructor(files: FileStore, clock: Clock) {
    this.#files = files;
    this.#clock = clock;
  }

  /** Fails: `validation` (reason `file.tooLarge`); `busy` when there are too many at once. */
  begin(size: number): string {
    if (size > maxFileSize) {
      throw new AppError('validation', 'the file is too large', { field: 'size', reason: 'file.tooLarge' });
    }
    const now = this.#clock.now();
    for (const [id, { usedAt }] of this.#uploads) if (Math.abs(now - usedAt) > rest) this.cancel(id);
    if (this.#uploads.size >= most) throw new AppError('busy', 'too many files at once');
    const id = v7();
    const pieces = new Conveyor();
    const kept = this.#files.put(pieces);
    kept.catch((error: unknown) => pieces.break(error));
    this.#uploads.set(id, { size, received: 0, usedAt: now, pieces, turn: Promise.resolve(), kept });
    return id;
  }

  /** Fails: `not_found`; `conflict` (reason `file.offset`); `validation` (reason `file.size`); `storage`. */
  append(id: string, offset: number, data: Uint8Array): Promise<number> {
    const upload = this.#find(id);
    const added = upload.turn.then(() => this.#add(id, upload, offset, data));
    upload.turn = added.catch(() => {});
    return added;
  }

  /** Fails: `not_found`; `conflict` (reason `file.offset`, with `received`) while pieces are missing; `storage`. */
  async finish(id: string): Promise<{ hash: string; size: number }> {
    const upload = this.#find(id);
    await upload.turn;
    const { size, received, pieces, kept } = upload;
    if (received < size) throw new AppError('conflict', 'pieces are missing', { reason: 'file.offset', received });
    this.#uploads.delete(id);
    pieces.end();
    return kept;
  }

  cancel(id: string): void {
    this.#uploads.get(id)?.pieces.break(new AppError('cancelled', 'the file is no longer wanted'));
    this.#uploads.delete(id);
  }

  /** Gives up what is on its way; resolves when nothing is open any longer. */
  async stop(): Promise<void> {
    const kept = [...this.#uploads.values()].map((upload) => upload.kept);
    for (const id of [...this.#uploads.keys()]) this.cancel(id);
    await Promise.allSettled(kept);
  }

  #find(id: string): Upload {
    const upload = this.#uploads.get(id);
    if (!upload) throw new AppError('not_found', 'no such file on its way', { id });
    upload.usedAt = this.#clock.now();
    return upload;
  }

  async #add(id: string, upload: Upload, offset: number, data: Uint8Array): Promise<number> {
    const end = offset + data.length;
    if (end > upload.size) {
      throw new AppError('validation', 'more than announced', { field: 'data', reason: 'file.size' });
    }
    if (end <= upload.received) return upload.received;
    if (offset !== upload.received) {
      throw new AppError('conflict', 'a piece is missing', { reason: 'file.offset', received: upload.received });
    }
    try {
      await upload.pieces.give(data);
    } catch (error) {
      this.#uploads.delete(id);
      throw error;
    }
    upload.received = end;
    return end;
  }
}
