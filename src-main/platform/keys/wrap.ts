import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import * as z from 'zod';
import { AppError } from '../../../src-shared/errors';

/** scrypt (RFC 7914) at about 100 ms and 128 MiB: the cost of one guess at what a person thought up. */
export const stretched = { N: 2 ** 17, r: 8, p: 1 };
/** For a secret of 128 random bits or more: nobody guesses that, however cheap a guess is. */
export const random = { N: 2 ** 14, r: 8, p: 1 };

export const wrappedKey = z.object({
  salt: z.base64(),
  N: z
    .int()
    .min(2 ** 14)
    .max(2 ** 20),
  r: z.int().min(1).max(16),
  p: z.int().min(1).max(4),
  iv: z.base64(),
  box: z.base64(),
});
export type WrappedKey = z.infer<typeof wrappedKey>;

type Cost = Pick<WrappedKey, 'N' | 'r' | 'p'>;

/** On a thread of the pool, so that screens are drawn meanwhile. */
function stretch(secret: string, salt: Uint8Array, { N, r, p }: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFKC'), salt, 32, { N, r, p, maxmem: 256 * N * r }, (error, stretched) =>
      error ? reject(error) : resolve(stretched),
    );
  });
}

/** Wraps `key` so that only who knows `secret` gets it back: AES-256-GCM under a key that scrypt makes at `cost`. */
export async function wrapKey(key: Uint8Array, secret: string, cost: Cost): Promise<WrappedKey> {
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await stretch(secret, salt, cost), iv);
  const box = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  return { salt: salt.toString('base64'), ...cost, iv: iv.toString('base64'), box: box.toString('base64') };
}

/** Fails: `forbidden`, reason `wrong_key`, when the secret does not fit. */
export async function unwrapKey(wrapped: WrappedKey, secret: string): Promise<Uint8Array> {
  const box = Buffer.from(wrapped.box, 'base64');
  const stretched = await stretch(secret, Buffer.from(wrapped.salt, 'base64'), wrapped);
  try {
    const decipher = createDecipheriv('aes-256-gcm', stretched, Buffer.from(wrapped.iv, 'base64'));
    decipher.setAuthTag(box.subarray(-16));
    return Buffer.concat([decipher.update(box.subarray(0, -16)), decipher.final()]);
  } catch (cause) {
    throw new AppError('forbidden', 'the key does not fit', { reason: 'wrong_key' }, { cause });
  }
}
