import { createHmac, hkdfSync, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../../src-shared/errors';
import { chacha } from './chacha';

/** The first line of an age file, by which one is known. */
export const ageIntro = 'age-encryption.org/v1\n';

/** 2^17 as for the store's own key: about 100 ms and 128 MiB for a guess. More than 2^20 would only tie up the reader. */
const workFactor = 17;
const maxWorkFactor = 20;

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replaceAll('=', '');

const expand = (key: Uint8Array, salt: Uint8Array, info: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, info, 32));

function wrappingKey(passphrase: string, salt: Uint8Array, logN: number): Buffer {
  const salted = Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), salt]);
  const N = 2 ** logN;
  return scryptSync(passphrase, salted, 32, { N, r: 8, p: 1, maxmem: 256 * N * 8 });
}

const macOf = (fileKey: Uint8Array, header: string): Buffer =>
  createHmac('sha256', expand(fileKey, new Uint8Array(), 'header'))
    .update(header)
    .digest();

/**
 * The head of a file that a passphrase opens, in the format age v1 with one scrypt recipient
 * (https://age-encryption.org/v1), so that `age -d` opens it too; and the key its chunks are sealed with.
 */
export function newAgeHead(passphrase: string): { head: Buffer; key: Buffer } {
  const fileKey = randomBytes(16);
  const salt = randomBytes(16);
  const nonce = randomBytes(16);
  const body = chacha.seal(wrappingKey(passphrase, salt, workFactor), Buffer.alloc(12), fileKey);
  const header = `${ageIntro}-> scrypt ${base64(salt)} ${workFactor}\n${base64(body)}\n---`;
  const head = Buffer.concat([Buffer.from(`${header} ${base64(macOf(fileKey, header))}\n`), nonce]);
  return { head, key: expand(fileKey, nonce, 'payload') };
}

const headPattern =
  /^(age-encryption\.org\/v1\n-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n([A-Za-z0-9+/]{43})\n---) ([A-Za-z0-9+/]{43})\n/;

/** Bytes at the start of a file that hold any head this program reads. */
export const ageHeadLimit = 512;

/**
 * Reads a head from the file's first bytes. Answers the chunks' key and where they begin.
 * Fails: `validation` (`archive_damaged`) when it is none, `forbidden` (`wrong_key`) when the passphrase does not fit.
 */
export function openAgeHead(start: Buffer, passphrase: string): { key: Buffer; begin: number } {
  const [whole, header = '', salt = '', logN = '', body = '', mac = ''] =
    start.toString('latin1').match(headPattern) ?? [];
  const begin = (whole?.length ?? 0) + 16;
  if (whole === undefined || Number(logN) > maxWorkFactor || start.length < begin) {
    throw new AppError('validation', 'the head is damaged', { reason: 'archive_damaged' });
  }
  const wrong = (cause?: unknown) =>
    new AppError('forbidden', 'the passphrase does not fit', { field: 'passphrase', reason: 'wrong_key' }, { cause });
  let fileKey: Buffer;
  try {
    const sealed = Buffer.from(body, 'base64');
    const key = wrappingKey(passphrase, Buffer.from(salt, 'base64'), Number(logN));
    fileKey = chacha.open(key, Buffer.alloc(12), sealed);
  } catch (cause) {
    throw wrong(cause);
  }
  if (!timingSafeEqual(macOf(fileKey, header), Buffer.from(mac, 'base64'))) throw wrong();
  return { key: expand(fileKey, start.subarray(begin - 16, begin), 'payload'), begin };
}
