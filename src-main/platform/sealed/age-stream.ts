import { Transform } from 'node:stream';
import { newAgeHead } from './age';
import { ChunkSealer } from './chunks';

/** Turns what comes in into an age file that the passphrase opens. */
export class AgeStream extends Transform {
  readonly #chunks: ChunkSealer;

  constructor(passphrase: string) {
    super();
    const { head, key } = newAgeHead(passphrase);
    this.#chunks = new ChunkSealer(key);
    this.push(head);
  }

  override _transform(data: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    for (const sealed of this.#chunks.push(data)) this.push(sealed);
    done();
  }

  override _flush(done: (error?: Error | null) => void): void {
    this.push(this.#chunks.end());
    done();
  }
}
