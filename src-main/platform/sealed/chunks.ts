import { AppError } from '../../../src-shared/errors';
import { chacha } from './chacha';

/** Bytes of content in a chunk, and of its tag: the payload of age v1 (https://age-encryption.org/v1). */
export const chunkSize = 64 * 1024;
export const tagSize = 16;

/** A chunk's nonce: its number (11 bytes, big-endian), and whether it is the last. So none can be moved or left out. */
function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(number), 3);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** Seals up to 64 KiB under a 32-byte key that is used for this payload only. */
const sealChunk = (key: Uint8Array, number: number, last: boolean, content: Uint8Array): Buffer =>
  chacha.seal(key, nonceOf(number, last), content);

/** Fails: `validation` (reason `archive_damaged`) when a bit of it is not as it was sealed, or it stood elsewhere. */
export function openChunk(key: Uint8Array, number: number, last: boolean, sealed: Uint8Array): Buffer {
  const damaged = (cause?: unknown) =>
    new AppError('validation', `chunk ${number} is damaged`, { reason: 'archive_damaged' }, { cause });
  if (sealed.length < tagSize) throw damaged();
  try {
    return chacha.open(key, nonceOf(number, last), sealed);
  } catch (cause) {
    throw damaged(cause);
  }
}

/** Cuts what comes in into chunks and seals them. One is held back: the last one is sealed as the last. */
export class ChunkSealer {
  readonly #key: Uint8Array;
  #waiting: Buffer = Buffer.alloc(0);
  #number = 0;

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  push(data: Uint8Array): Buffer[] {
    const sealed: Buffer[] = [];
    let rest = Buffer.concat([this.#waiting, data]);
    for (; rest.length > chunkSize; rest = rest.subarray(chunkSize)) {
      sealed.push(sealChunk(this.#key, this.#number++, false, rest.subarray(0, chunkSize)));
    }
    this.#waiting = Buffer.from(rest);
    return sealed;
  }

  end(): Buffer {
    return sealChunk(this.#key, this.#number, true, this.#waiting);
  }
}
