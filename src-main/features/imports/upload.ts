import { eq, lt } from 'drizzle-orm';
import { v7 } from 'uuid';
import { maxImportSize } from '../../../src-shared/contract/imports';
import { AppError } from '../../../src-shared/errors';
import type { Store } from '../../platform/store/store';
import { clearParts, fileOf, type ImportPart, nextFileNumber } from './files';
import { importChunk, importFile, placeOf } from './schema';

/** Imports that were left lying are forgotten after a day. */
const keptFor = 24 * 60 * 60 * 1000;

const breath = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Keeps the bytes of files on their way in, in the encrypted store. */
export class Uploads {
  readonly #store: Store;
  readonly #isBusy: (importId: string) => boolean;

  /** `isBusy` says whether an import still needs its file. */
  constructor(store: Store, isBusy: (importId: string) => boolean) {
    this.#store = store;
    this.#isBusy = isBusy;
  }

  /** Fails: `validation` (reason `import.tooLarge`). */
  begin(fileName: string, size: number): string {
    const { db, clock } = this.#store;
    if (size > maxImportSize)
      throw new AppError('validation', 'too large', { field: 'size', reason: 'import.tooLarge' });
    const id = v7();
    const row = { id, fileName, size, received: 0, chunks: 0, createdAt: clock.now() };
    this.#store.maintain(() =>
      db.orm
        .insert(importFile)
        .values({ ...row, number: nextFileNumber(db) })
        .run(),
    );
    return id;
  }

  /**
   * Keeps a piece. One that was kept before is ignored, so that it can be sent again after a lost answer.
   * Fails: `conflict` (reason `import.offset`, with `received`) when a piece is missing before it; `validation`.
   */
  append(id: string, offset: number, data: Uint8Array): number {
    const { db } = this.#store;
    const file = fileOf(db, id);
    const end = offset + data.length;
    if (end > file.size)
      throw new AppError('validation', 'more than announced', { field: 'data', reason: 'import.size' });
    if (end <= file.received) return file.received;
    if (offset !== file.received) {
      throw new AppError('conflict', 'a piece is missing', { reason: 'import.offset', received: file.received });
    }
    this.#store.maintain(() => {
      db.orm
        .insert(importChunk)
        .values({ place: placeOf(file.number, file.chunks), data: Buffer.from(data) })
        .run();
      db.orm
        .update(importFile)
        .set({ received: end, chunks: file.chunks + 1 })
        .where(eq(importFile.id, id))
        .run();
    });
    return end;
  }

  /** Takes a file and its rows away, in small steps. */
  async forget(id: string): Promise<void> {
    const { db } = this.#store;
    const { number } = fileOf(db, id);
    await this.clear('import_row', number);
    await this.clear('import_chunk', number);
    await this.clear('import_photo', number);
    this.#store.maintain(() => db.orm.delete(importFile).where(eq(importFile.id, id)).run());
  }

  async clear(table: ImportPart, number: number): Promise<void> {
    const atOnce = table === 'import_row' ? 500 : 2;
    while (this.#store.maintain(() => clearParts(this.#store.db, table, number, atOnce))) await breath();
  }

  /** Forgets what was left lying. */
  async sweep(): Promise<void> {
    const { db, clock } = this.#store;
    const old = db.orm
      .select({ id: importFile.id })
      .from(importFile)
      .where(lt(importFile.createdAt, clock.now() - keptFor))
      .all();
    for (const { id } of old) if (!this.#isBusy(id)) await this.forget(id);
  }
}
