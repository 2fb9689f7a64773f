import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { AppError } from '../../../src-shared/errors';

/** Bytes of content in each chunk but the last. */
export const chunkSize = 256 * 1024;

const magic = Buffer.from('praxisf1', 'latin1');
const saltSize = 32;
const tagSize = 16;
/** SHA-256 of the content, and its size as 64 bits. */
const sealedSize = 32 + 8;

/** Bytes before the first chunk. */
export const headerSize = magic.length + saltSize + sealedSize + tagSize;

/** Bytes a chunk of the disk has more than its content. */
export const chunkOverhead = tagSize;

export interface BlobKeys {
  content: Uint8Array;
  names: Uint8Array;
}

export interface BlobFacts {
  hash: string;
  size: number;
}

const derived = (key: Uint8Array, salt: Uint8Array, use: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, salt, `praxis files 1 ${use}`, 32));

/** HKDF (RFC 5869) of the store's data key: none of these keys tells another. */
export function blobKeys(dataKey: Uint8Array): BlobKeys {
  const none = new Uint8Array();
  return { content: derived(dataKey, none, 'contents'), names: derived(dataKey, none, 'names') };
}

/** What a content is called on the disk: without the key it confirms no guess of what lies there. */
export const blobName = ({ names }: BlobKeys, hash: string): string =>
  createHmac('sha256', names).update(hash).digest('hex');

export const chunkCount = (size: number): number => Math.max(1, Math.ceil(size / chunkSize));

/** Bytes a content takes on the disk. */
export const blobSize = (size: number): number => headerSize + size + chunkCount(size) * chunkOverhead;

export const damaged = (cause?: unknown): AppError =>
  new AppError('storage', 'a file of the store is damaged', { reason: 'corrupt' }, { cause });

function seal(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, bound: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function unseal(key: Uint8Array, nonce: Uint8Array, box: Uint8Array, bound: Uint8Array): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagSize }).setAAD(bound);
    decipher.setAuthTag(box.subarray(-tagSize));
    return Buffer.concat([decipher.update(box.subarray(0, -tagSize)), decipher.final()]);
  } catch (error) {
    throw damaged(error);
  }
}

/** Chunk number and whether it is the last: in the nonce, as in STREAM (Hoang et al. 2015), and so bound to the chunk. */
function chunkNonce(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 4, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/**
 * One file of the disk. A salt drawn for it gives it keys of its own, so a chunk of another file, or of another
 * place in this one, does not open. The header, written last, binds that salt to the file's name, and holds hash and
 * size, so a file under another name, or one that was cut, is refused before its first byte is handed out.
 */
export class BlobCipher {
  readonly #salt: Uint8Array;
  readonly #header: Uint8Array;
  readonly #chunks: Uint8Array;

  constructor({ content }: BlobKeys, salt: Uint8Array) {
    this.#salt = salt;
    this.#header = derived(content, salt, 'header');
    this.#chunks = derived(content, salt, 'chunks');
  }

  /** Fails: `storage` (reason `corrupt`) when this is no header of a file called `name`. */
  static open(keys: BlobKeys, name: string, header: Uint8Array): { cipher: BlobCipher; facts: BlobFacts } {
    if (header.length !== headerSize || !magic.equals(header.subarray(0, magic.length))) throw damaged();
    const salt = header.slice(magic.length, magic.length + saltSize);
    const cipher = new BlobCipher(keys, salt);
    const box = header.subarray(magic.length + saltSize);
    const plain = unseal(cipher.#header, Buffer.alloc(12), box, cipher.#bound(name));
    return {
      cipher,
      facts: { hash: plain.toString('hex', 0, 32), size: Number(plain.readBigUInt64BE(32)) },
    };
  }

  header(name: string, { hash, size }: BlobFacts): Buffer {
    const plain = Buffer.alloc(sealedSize);
    plain.write(hash, 0, 'hex');
    plain.writeBigUInt64BE(BigInt(size), 32);
    const box = seal(this.#header, Buffer.alloc(12), plain, this.#bound(name));
    return Buffer.concat([magic, this.#salt, box]);
  }

  sealChunk(number: number, last: boolean, plain: Uint8Array): Buffer {
    return seal(this.#chunks, chunkNonce(number, last), plain, magic);
  }

  /** Fails: `storage` (reason `corrupt`) unless this is that chunk of this file, unchanged. */
  openChunk(number: number, last: boolean, box: Uint8Array): Buffer {
    return unseal(this.#chunks, chunkNonce(number, last), box, magic);
  }

  #bound(name: string): Buffer {
    return Buffer.concat([magic, this.#salt, Buffer.from(name, 'latin1')]);
  }
}

export const newSaltSize = saltSize;
