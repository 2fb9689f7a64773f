import type { ReadableDb } from '../../../platform/store/handles';
import { chunkOf } from '../files';
import { placeOf } from '../schema';

/** Bytes in pieces, made as they are asked for. */
export type ByteSource = Iterable<Uint8Array>;

/** The bytes of a file that was handed over, in order or from any place. Holds one piece of it at a time. */
export class StoredFile {
  readonly #starts: number[] = [];
  readonly size: number = 0;
  #reached = 0;
  #piece: { number: number; bytes: Uint8Array } = { number: -1, bytes: new Uint8Array() };

  constructor(
    readonly db: ReadableDb,
    readonly file: number,
  ) {
    const sql = 'SELECT length(data) AS size FROM import_chunk WHERE place >= ? AND place < ? ORDER BY place';
    for (const { size } of db
      .prepare<[number, number], { size: number }>(sql)
      .all(placeOf(file, 0), placeOf(file + 1, 0))) {
      this.#starts.push(this.size);
      this.size += size;
    }
  }

  /** How far into the file it was read, 0 to 1. */
  get reached(): number {
    return this.#reached / Math.max(this.pieces, 1);
  }

  get pieces(): number {
    return this.#starts.length;
  }

  piece(number: number): Uint8Array {
    this.#reached = Math.max(this.#reached, number + 1);
    if (this.#piece.number !== number)
      this.#piece = { number, bytes: chunkOf(this.db, this.file, number) ?? new Uint8Array() };
    return this.#piece.bytes;
  }

  *bytes(): Generator<Uint8Array> {
    for (let number = 0; number < this.pieces; number++) yield this.piece(number);
  }

  /** The bytes from `from` to `to`, fewer at the end of the file. */
  read(from: number, to: number): Uint8Array {
    const parts: Uint8Array[] = [];
    let at = from;
    const end = Math.min(to, this.size);
    let number = Math.max(
      this.#starts.findLastIndex((start) => start <= from),
      0,
    );
    while (at < end && number < this.pieces) {
      const start = this.#starts[number] ?? 0;
      const part = this.piece(number).slice(at - start, end - start);
      parts.push(part);
      at += part.length;
      number++;
    }
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  }
}
