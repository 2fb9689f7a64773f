import type { IncomingMessage } from 'node:http';

export interface BodyLimits {
  bytes: number;
  milliseconds: number;
}

export class BodyRefused extends Error {
  constructor(
    readonly status: 408 | 413,
    message: string,
  ) {
    super(message);
  }
}

/** The whole body. Fails with 413 as soon as it is (or says it will be) too long, and with 408 when it comes too slowly. */
export function readBody(request: IncomingMessage, limits: BodyLimits): Promise<Uint8Array<ArrayBuffer>> {
  const tooLong = () => new BodyRefused(413, `A request may hold at most ${limits.bytes} bytes.`);
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > limits.bytes) return reject(tooLong());
    const chunks: Uint8Array[] = [];
    let length = 0;
    const timer = setTimeout(() => {
      request.pause();
      reject(new BodyRefused(408, 'The request came too slowly.'));
    }, limits.milliseconds);
    const fail = (error: Error) => {
      clearTimeout(timer);
      reject(error);
    };
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > limits.bytes) {
        request.pause();
        return fail(tooLong());
      }
      chunks.push(chunk);
    });
    request.on('end', () => {
      clearTimeout(timer);
      resolve(new Uint8Array(Buffer.concat(chunks)));
    });
    request.on('error', fail);
    request.on('aborted', () => fail(new Error('The caller went away.')));
  });
}
