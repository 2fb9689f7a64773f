import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { securityHeaders } from '../content-security';
import { type BodyLimits, readBody } from './read-body';

/** The request as the Fetch standard has it, body read; its signal fires when the caller goes away before the answer. */
export async function toFetchRequest(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  limits: BodyLimits,
): Promise<Request> {
  const abort = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) abort.abort();
  });
  const method = request.method ?? 'GET';
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one);
  }
  const body = method === 'GET' || method === 'HEAD' ? null : await readBody(request, limits);
  return new Request(url, { method, headers, body, signal: abort.signal });
}

/** Sends a Fetch answer, as a stream where it is one. */
export async function sendFetchResponse(response: ServerResponse, answer: Response): Promise<void> {
  response.writeHead(answer.status, {
    ...securityHeaders,
    'cache-control': 'no-store',
    ...Object.fromEntries(answer.headers),
  });
  if (!answer.body) return void response.end();
  response.flushHeaders();
  // A caller that goes away in the middle of an answer is no failure of ours.
  await pipeline(Readable.fromWeb(answer.body), response).catch(() => {});
}
