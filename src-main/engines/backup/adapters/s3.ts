import { createHash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { AppError } from '../../../../src-shared/errors';
import type { BackupPlace, PlacedObject } from '../../../platform/backup-place';
import type { Fetch } from '../../../platform/net/net';
import { translateStorageError } from '../../../platform/store/sqlite-errors';
import { readList, readXml, refusalOf, textOf } from './s3-answer';

export interface S3Place {
  endpoint: string;
  region: string;
  bucket: string;
  /** Before each name, without a slash at its end; may be empty. */
  prefix: string;
  /** Null when they were not given, or are gone. */
  keys: { accessKeyId: string; secretAccessKey: string } | null;
  fetch: Fetch;
  now(): number;
  /** Waits before a request is tried again, ms: as many as there are tries after the first. */
  waits: readonly number[];
}

/** Bytes of a part; what is larger than one goes, and comes, in parts. S3 asks for 5 MB at least. */
const partSize = 8 * 1024 * 1024;
/** No object has more parts. */
const mostParts = 10_000;
const readLimit = 64 * 1024 * 1024;

interface Ask {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** The object's key; none for the bucket itself. */
  key?: string;
  query?: Readonly<Record<string, string>>;
  body?: Uint8Array;
  /** The first byte wanted; up to a part's length comes. */
  from?: number;
  signal?: AbortSignal | undefined;
}

interface Answer {
  headers: Headers;
  bytes: Buffer;
}

const unsaid = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
/** Percent-encoded as the signature wants it (RFC 3986). */
const encoded = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, unsaid);

/** A bucket of S3, or of a server that speaks like it. What is put there is encrypted already. */
class S3 implements BackupPlace {
  readonly #place: S3Place;
  /** Keys made of the secret key, one per day. */
  readonly #signing = new Map<string, ArrayBuffer>();

  constructor(place: S3Place) {
    this.#place = place;
  }

  async *list(prefix: string): AsyncGenerator<PlacedObject> {
    const before = this.#key('');
    let token: string | undefined;
    do {
      const query = { 'list-type': '2', prefix: this.#key(prefix), ...(token ? { 'continuation-token': token } : {}) };
      const { objects, next } = readList(await this.#text({ method: 'GET', query }));
      for (const { key, size } of objects) yield { name: key.slice(before.length), size };
      token = next;
    } while (token !== undefined);
  }

  async put(name: string, file: string, signal: AbortSignal): Promise<void> {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      if (size > partSize) await this.#putInParts(this.#key(name), handle, size, signal);
      else await this.#put(this.#key(name), await readAt(handle, 0, size), signal);
    } finally {
      await handle.close();
    }
  }

  async write(name: string, content: string): Promise<void> {
    await this.#put(this.#key(name), Buffer.from(content));
  }

  async fetch(name: string, file: string, signal: AbortSignal): Promise<void> {
    const handle = await open(file, 'wx', 0o600).catch((error) => {
      throw translateStorageError(error);
    });
    try {
      for await (const piece of this.#pieces(name, signal)) await handle.write(piece);
      await handle.sync();
    } catch (error) {
      await rm(file, { force: true });
      throw translateStorageError(error);
    } finally {
      await handle.close();
    }
  }

  async read(name: string): Promise<string | null> {
    const pieces: Uint8Array[] = [];
    let size = 0;
    try {
      for await (const piece of this.#pieces(name, undefined)) {
        size += piece.length;
        if (size > readLimit) throw new AppError('storage', `${name} is too large`, { reason: 'corrupt' });
        pieces.push(piece);
      }
    } catch (error) {
      if (error instanceof AppError && error.code === 'not_found') return null;
      throw error;
    }
    return Buffer.concat(pieces).toString('utf8');
  }

  async remove(name: string): Promise<void> {
    await this.#text({ method: 'DELETE', key: this.#key(name) });
  }

  local(): null {
    return null;
  }

  async #put(key: string, body: Uint8Array, signal?: AbortSignal): Promise<void> {
    await this.#text({ method: 'PUT', key, body, signal });
  }

  /** The object is there once all parts are, and not before; what was sent of one that fails is taken back. */
  async #putInParts(key: string, handle: FileHandle, size: number, signal: AbortSignal): Promise<void> {
    const uploadId = textOf(readXml(await this.#text({ method: 'POST', key, query: { uploads: '' } })), 'UploadId');
    if (!uploadId) throw new AppError('storage', 'the server begins no upload', { reason: 's3_answer' });
    try {
      const length = Math.max(partSize, Math.ceil(size / mostParts));
      const parts: string[] = [];
      for (let at = 0; at < size; at += length) {
        const body = await readAt(handle, at, Math.min(length, size - at));
        const query = { partNumber: String(parts.length + 1), uploadId };
        const { headers } = await this.#ask({ method: 'PUT', key, query, body, signal });
        parts.push(headers.get('etag') ?? '');
      }
      const list = parts
        .map(
          (etag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${etag.replaceAll('"', '&quot;')}</ETag></Part>`,
        )
        .join('');
      const body = Buffer.from(`<CompleteMultipartUpload>${list}</CompleteMultipartUpload>`);
      const told = await this.#text({ method: 'POST', key, query: { uploadId }, body });
      // What goes wrong while the parts are joined comes with a status of success.
      if (textOf(readXml(told), 'Code') !== undefined) throw refusalOf(500, told);
    } catch (error) {
      await this.#text({ method: 'DELETE', key, query: { uploadId } }).catch(() => {});
      throw error;
    }
  }

  /** An object's bytes, a part at a time; all of them are of one and the same object. Fails: `not_found`. */
  async *#pieces(name: string, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
    const key = this.#key(name);
    let first: string | null = null;
    for (let from = 0, size = 1; from < size; ) {
      const { headers, bytes } = await this.#ask({ method: 'GET', key, from, signal });
      const etag = headers.get('etag');
      if (from > 0 && etag !== first)
        throw new AppError('storage', `${name} was changed`, { reason: 'backup_differs' });
      first = etag;
      // A server that knows no parts sends it whole.
      size = Number(/\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1] ?? bytes.length);
      from += bytes.length;
      if (bytes.length === 0 && from < size)
        throw new AppError('storage', `${name} ends`, { reason: 'backup_differs' });
      yield bytes;
    }
  }

  #key(name: string): string {
    return this.#place.prefix === '' ? name : `${this.#place.prefix}/${name}`;
  }

  async #text(ask: Ask): Promise<string> {
    return (await this.#ask(ask)).bytes.toString('utf8');
  }

  /** One request, tried again when the server or the line to it was at fault: each may be sent twice. */
  async #ask(ask: Ask): Promise<Answer> {
    const { waits } = this.#place;
    for (let tries = 0; ; tries++) {
      try {
        return await this.#send(ask);
      } catch (error) {
        const wait = waits[tries];
        if (!(error instanceof AppError) || error.code !== 'offline' || wait === undefined) throw error;
        await pause(wait, undefined, { ...(ask.signal ? { signal: ask.signal } : {}) }).catch((cause) => {
          throw new AppError('cancelled', 'no longer wanted', {}, { cause });
        });
      }
    }
  }

  async #send({ method, key, query = {}, body, from, signal }: Ask): Promise<Answer> {
    const { endpoint, region, bucket, keys, fetch, now } = this.#place;
    if (!keys) throw new AppError('auth_expired', 'no keys for the server', { reason: 's3_keys' });
    const path = [bucket, ...(key === undefined ? [] : key.split('/'))].map(encoded).join('/');
    const search = Object.entries(query).map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
    const url = `${endpoint.replace(/\/+$/, '')}/${path}${search.length > 0 ? `?${search.join('&')}` : ''}`;
    const signer = new AwsV4Signer({
      ...keys,
      ...{ method, url, region, service: 's3', cache: this.#signing },
      datetime: new Date(now()).toISOString().replace(/[:-]|\.\d{3}/g, ''),
      headers: {
        'x-amz-content-sha256': createHash('sha256')
          .update(body ?? '')
          .digest('hex'),
      },
    });
    const { headers } = await signer.sign();
    if (from !== undefined) headers.set('range', `bytes=${from}-${from + partSize - 1}`);
    const answer = await fetch(url, {
      ...{ method, headers, redirect: 'manual' },
      ...(body ? { body: body as Uint8Array<ArrayBuffer> } : {}),
      ...(signal ? { signal } : {}),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    // An empty object has no first byte to be asked for.
    if (answer.status === 416 && from === 0) return { headers: new Headers(), bytes: Buffer.alloc(0) };
    if (!answer.ok) throw refusalOf(answer.status, bytes.toString('utf8'));
    return { headers: answer.headers, bytes };
  }
}

async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

export const s3Place = (place: S3Place): BackupPlace => new S3(place);
