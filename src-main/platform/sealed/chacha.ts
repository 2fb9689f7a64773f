import { createCipheriv, createDecipheriv, getCiphers } from 'node:crypto';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';

const name = 'chacha20-poly1305';
const tagSize = 16;

/** ChaCha20-Poly1305 (RFC 8439) under a 32-byte key and a 12-byte nonce that is used once; the tag stands at the end. */
export interface Chacha {
  seal(key: Uint8Array, nonce: Uint8Array, content: Uint8Array): Buffer;
  /** Fails when a bit of it is not as it was sealed. */
  open(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Buffer;
}

/** Node's own, which is much quicker. */
export const nativeChacha: Chacha = {
  seal(key, nonce, content) {
    const cipher = createCipheriv(name, key, nonce, { authTagLength: tagSize });
    return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
  },
  open(key, nonce, sealed) {
    const decipher = createDecipheriv(name, key, nonce, { authTagLength: tagSize });
    decipher.setAuthTag(sealed.subarray(-tagSize));
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagSize)), decipher.final()]);
  },
};

const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);

/** The same where the program's own cryptography has no such cipher, as Electron's (BoringSSL). */
export const portableChacha: Chacha = {
  seal: (key, nonce, content) => bufferOf(chacha20poly1305(key, nonce).encrypt(content)),
  open: (key, nonce, sealed) => bufferOf(chacha20poly1305(key, nonce).decrypt(sealed)),
};

export const chacha: Chacha = getCiphers().includes(name) ? nativeChacha : portableChacha;
