import { createWriteStream } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import { AppError } from '../../../../src-shared/errors';
import type { BackupPlace, PlacedObject } from '../../../platform/backup-place';
import type { Fetch } from '../../../platform/net/net';
import { translateStorageError } from '../../../platform/store/sqlite-errors';

export interface S3Place {
  endpoint: string;
  region: string;
  bucket: string;
  /** Before each name, without a slash at its end; may be empty. */
  prefix: string;
  /** Null when they were not given, or are gone. */
  keys: { accessKeyId: string; secretAccessKey: string } | null;
  fetch: Fetch;
}

/** Bytes of a part; what is larger than one is sent in parts. S3 asks for 5 MB at least. */
const partSize = 8 * 1024 * 1024;
const readLimit = 64 * 1024 * 1024;

type Sdk = typeof import('@aws-sdk/client-s3');

/** What the SDK hands to who sends for it, as far as it is used here. */
interface SdkRequest {
  protocol: string;
  hostname: string;
  port?: number;
  path: string;
  method: string;
  query?: Record<string, string | string[] | null>;
  headers: Record<string, string>;
  body?: unknown;
}

function addressOf({ protocol, hostname, port, path, query = {} }: SdkRequest): URL {
  const url = new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`);
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) url.searchParams.append(name, one);
  }
  return url;
}

/** Sends the SDK's requests through the one HTTP client, so that its rules and its log hold for them. */
const handlerOver = (fetch: Fetch) => ({
  async handle(request: SdkRequest, { abortSignal }: { abortSignal?: AbortSignal } = {}) {
    const answer = await fetch(addressOf(request), {
      method: request.method,
      headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => name !== 'host')),
      body: (request.body ?? null) as RequestInit['body'] & {},
      redirect: 'manual',
      ...(abortSignal ? { signal: abortSignal } : {}),
    });
    const body = answer.body ? Readable.fromWeb(answer.body as never) : Readable.from([]);
    return {
      response: {
        statusCode: answer.status,
        reason: answer.statusText,
        headers: Object.fromEntries(answer.headers),
        body,
      },
    };
  },
  updateHttpClientConfig() {},
  httpHandlerConfigs: () => ({}),
});

/** What an answer of the server means; of the words of S3 none passes on. */
function translate(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const {
    name = '',
    $metadata,
    cause,
  } = error as { name?: string; $metadata?: { httpStatusCode?: number }; cause?: unknown };
  if (cause instanceof AppError) return cause;
  const status = $metadata?.httpStatusCode ?? 0;
  const options = { cause: error };
  if (name === 'NoSuchBucket') return new AppError('storage', 'no such bucket', { reason: 'not_there' }, options);
  if (status === 404 || name === 'NoSuchKey') return new AppError('not_found', 'no such object', {}, options);
  if (status === 401 || status === 403)
    return new AppError('auth_expired', 'not let in', { reason: 's3_keys' }, options);
  if (status === 507) return new AppError('storage', 'the server is full', { reason: 'disk_full' }, options);
  if (status >= 500 || status === 429)
    return new AppError('offline', `the server answers ${status}`, { reason: 'offline' }, options);
  return translateStorageError(error);
}

/** A bucket of S3, or of a server that speaks like it. What is put there is encrypted already. */
class S3 implements BackupPlace {
  readonly #place: S3Place;
  #loaded: Promise<{ sdk: Sdk; client: S3Client }> | null = null;

  constructor(place: S3Place) {
    this.#place = place;
  }

  async *list(prefix: string): AsyncGenerator<PlacedObject> {
    const before = this.#key('');
    let token: string | undefined;
    do {
      const page = await this.#ask(({ sdk, client }) =>
        client.send(
          new sdk.ListObjectsV2Command({
            Bucket: this.#place.bucket,
            Prefix: this.#key(prefix),
            ...(token === undefined ? {} : { ContinuationToken: token }),
          }),
        ),
      );
      for (const { Key = '', Size = 0 } of page.Contents ?? []) yield { name: Key.slice(before.length), size: Size };
      token = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (token !== undefined);
  }

  async put(name: string, file: string, signal: AbortSignal): Promise<void> {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      if (size > partSize) await this.#putInParts(name, handle, size, signal);
      else await this.#putWhole(name, await readAt(handle, 0, size), signal);
    } finally {
      await handle.close();
    }
  }

  async write(name: string, content: string): Promise<void> {
    await this.#putWhole(name, Buffer.from(content), undefined);
  }

  async fetch(name: string, file: string, signal: AbortSignal): Promise<void> {
    await this.#ask(async ({ sdk, client }) => {
      const { Body } = await client.send(
        new sdk.GetObjectCommand({ Bucket: this.#place.bucket, Key: this.#key(name) }),
        { abortSignal: signal },
      );
      try {
        await pipeline(Body as Readable, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }), {
          signal,
        });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rm(file, { force: true });
        if (signal.aborted) throw new AppError('cancelled', 'no longer wanted', {}, { cause: error });
        throw error;
      }
    });
  }

  async read(name: string): Promise<string | null> {
    try {
      return await this.#ask(async ({ sdk, client }) => {
        const { Body, ContentLength = 0 } = await client.send(
          new sdk.GetObjectCommand({ Bucket: this.#place.bucket, Key: this.#key(name) }),
        );
        if (ContentLength > readLimit) throw new AppError('storage', `${name} is too large`, { reason: 'corrupt' });
        return (await Body?.transformToString()) ?? '';
      });
    } catch (error) {
      if (error instanceof AppError && error.code === 'not_found') return null;
      throw error;
    }
  }

  async remove(name: string): Promise<void> {
    await this.#ask(({ sdk, client }) =>
      client.send(new sdk.DeleteObjectCommand({ Bucket: this.#place.bucket, Key: this.#key(name) })),
    );
  }

  local(): null {
    return null;
  }

  async #putWhole(name: string, content: Uint8Array, signal: AbortSignal | undefined): Promise<void> {
    await this.#ask(({ sdk, client }) =>
      client.send(
        new sdk.PutObjectCommand({ Bucket: this.#place.bucket, Key: this.#key(name), Body: content }),
        signal ? { abortSignal: signal } : {},
      ),
    );
  }

  /** The object is there once all parts are, and not before; what was sent of one that fails is taken back. */
  async #putInParts(name: string, handle: FileHandle, size: number, signal: AbortSignal): Promise<void> {
    const target = { Bucket: this.#place.bucket, Key: this.#key(name) };
    await this.#ask(async ({ sdk, client }) => {
      const { UploadId } = await client.send(new sdk.CreateMultipartUploadCommand(target));
      const upload = { ...target, UploadId };
      try {
        const Parts: { ETag: string | undefined; PartNumber: number }[] = [];
        for (let at = 0; at < size; at += partSize) {
          const PartNumber = Parts.length + 1;
          const Body = await readAt(handle, at, Math.min(partSize, size - at));
          const { ETag } = await client.send(new sdk.UploadPartCommand({ ...upload, PartNumber, Body }), {
            abortSignal: signal,
          });
          Parts.push({ ETag, PartNumber });
        }
        await client.send(new sdk.CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
      } catch (error) {
        await client.send(new sdk.AbortMultipartUploadCommand(upload)).catch(() => {});
        if (signal.aborted) throw new AppError('cancelled', 'no longer wanted', {}, { cause: error });
        throw error;
      }
    });
  }

  #key(name: string): string {
    return this.#place.prefix === '' ? name : `${this.#place.prefix}/${name}`;
  }

  async #ask<T>(work: (loaded: { sdk: Sdk; client: S3Client }) => Promise<T>): Promise<T> {
    try {
      this.#loaded ??= this.#load();
      return await work(await this.#loaded);
    } catch (error) {
      throw translate(error);
    }
  }

  /** Loaded when it is first needed: it is larger than the rest of the core. */
  async #load() {
    const { endpoint, region, keys, fetch } = this.#place;
    if (!keys) throw new AppError('auth_expired', 'no keys for the server', { reason: 's3_keys' });
    const sdk = await import('@aws-sdk/client-s3');
    const client = new sdk.S3Client({
      endpoint,
      region,
      credentials: keys,
      forcePathStyle: true,
      maxAttempts: 3,
      // Other servers than Amazon's don't know its newer checksums; what comes back is compared with ours anyway.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: handlerOver(fetch) as never,
    });
    return { sdk, client };
  }
}

async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

export const s3Place = (place: S3Place): BackupPlace => new S3(place);
