import { type LookupAddress, lookup } from 'node:dns';
import { type Agent, Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import { AppError } from '../../../src-shared/errors';
import type { Store } from '../store/store';
import { isPrivateAddress } from './addresses';
import { translateNetworkError } from './errors';
import { RequestLog } from './request-log';
import { allows, type NetRules } from './rules';

/** What `fetch` is given, as far as this client goes: an address, and method, headers, body, redirect and signal. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

const mostRedirects = 5;
const withoutBody: ReadonlySet<number> = new Set([101, 204, 205, 304]);

/** The line of a request in the log, while it is under way. */
type Entry = ReturnType<RequestLog['begin']>;

interface Call {
  url: URL;
  method: string;
  headers: Headers;
  body: Uint8Array | ReadableStream<Uint8Array> | null;
  signal: AbortSignal;
  /** What an error on the way means. */
  fail(error: unknown): AppError;
}

/**
 * The one way out of this computer. Each client serves one account of one adapter, reaches only the servers its rules
 * name, and leaves a line in `network_log` before anything is sent.
 */
export class Net {
  readonly #log: RequestLog;
  readonly #control = new AbortController();

  constructor(store: Store) {
    this.#log = new RequestLog(store);
  }

  /**
   * A `fetch` that keeps to `rules`. Redirects are followed (unless asked not to) to servers the rules name, without
   * the credentials where the server is another one. Bodies: text, bytes or a stream; no FormData.
   * Fails: `forbidden` (reason `host`, `private`, `insecure`, `redirect` or `tls.…`), `offline` (reason `dns`,
   * `refused`, `cut`, `unreachable` or `timeout`), `unsupported` (reason `tooBig`), `cancelled`.
   */
  client(rules: NetRules): Fetch {
    const agents = { 'http:': new HttpAgent({ keepAlive: true }), 'https:': new HttpsAgent({ keepAlive: true }) };
    return async (input, init) => {
      const asked = await callOf(input, init);
      const timeout = AbortSignal.timeout(rules.timeout ?? 30_000);
      const signals = [this.#control.signal, timeout, ...(asked.signal ? [asked.signal] : [])];
      const signal = AbortSignal.any(signals);
      const fail = (error: unknown) => failure(error, asked.url.host, signal, timeout);
      try {
        return await this.#follow({ ...asked, signal, fail }, init?.redirect ?? 'follow', rules, agents);
      } catch (error) {
        throw fail(error);
      }
    };
  }

  /** Breaks off what is under way; after this nothing is sent. */
  stop(): void {
    this.#control.abort(new AppError('cancelled', 'closing'));
  }

  async #follow(
    first: Call,
    redirect: NonNullable<RequestInit['redirect']>,
    rules: NetRules,
    agents: Record<string, Agent>,
  ): Promise<Response> {
    let call = first;
    for (let count = 0; ; count++) {
      const response = await this.#send(call, rules, agents);
      const location = response.headers.get('location');
      const redirects = [301, 302, 303, 307, 308].includes(response.status) && location !== null;
      if (!redirects || redirect === 'manual') return response;
      await response.body?.cancel();
      const refused = redirect === 'error' || count >= mostRedirects || call.body instanceof ReadableStream;
      const url = URL.parse(location, call.url.href);
      if (refused || !url) throw new AppError('forbidden', 'redirected', { reason: 'redirect', host: call.url.host });
      call = redirected(call, url, response.status);
    }
  }

  async #send(call: Call, rules: NetRules, agents: Record<string, Agent>): Promise<Response> {
    const { url, method, headers, body, signal } = call;
    refuseUnlessAllowed(url, rules);
    signal.throwIfAborted();
    const entry = this.#log.begin(rules, method, url, body instanceof Uint8Array ? body.byteLength : 0);
    const begin = url.protocol === 'https:' ? requestHttps : requestHttp;
    try {
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        const request = begin(url, {
          method,
          headers: Object.fromEntries(headers),
          agent: agents[url.protocol],
          lookup: lookupWithin(rules, url),
          signal,
        });
        request.on('response', resolve);
        request.on('error', reject);
        if (body instanceof ReadableStream) sendStream(body, request, entry.sent);
        else request.end(body ?? undefined);
      });
      return responseOf(answer, call, rules.maxBytes ?? 32 * 1024 * 1024, entry);
    } catch (error) {
      entry.end(0);
      throw error;
    }
  }
}

async function callOf(input: string | URL | Request, init: RequestInit = {}) {
  const request = input instanceof Request ? input : null;
  const url = new URL(request ? request.url : String(input));
  const headers = new Headers(init.headers ?? request?.headers);
  const given = init.body ?? request?.body ?? null;
  const body = await bodyOf(given);
  if (body instanceof Uint8Array) headers.set('content-length', String(body.byteLength));
  if (!headers.has('user-agent')) headers.set('user-agent', 'Praxis');
  if (!headers.has('accept')) headers.set('accept', '*/*');
  headers.set('accept-encoding', 'identity');
  const method = (init.method ?? request?.method ?? 'GET').toUpperCase();
  return { url, method, headers, body, signal: init.signal ?? request?.signal ?? null };
}

async function bodyOf(given: RequestInit['body'] | null): Promise<Call['body']> {
  if (given === null || given === undefined) return null;
  if (given instanceof ReadableStream) return given as ReadableStream<Uint8Array>;
  if (typeof given === 'string') return new TextEncoder().encode(given);
  if (given instanceof URLSearchParams) return new TextEncoder().encode(given.toString());
  if (given instanceof Blob) return new Uint8Array(await given.arrayBuffer());
  if (ArrayBuffer.isView(given)) return new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  if (given instanceof ArrayBuffer) return new Uint8Array(given);
  throw new AppError('unsupported', 'no such body can be sent');
}

function sendStream(body: ReadableStream<Uint8Array>, request: NodeJS.WritableStream, sent: (bytes: number) => void) {
  const source = Readable.fromWeb(body as never);
  source.on('data', (chunk: Uint8Array) => sent(chunk.byteLength));
  source.on('error', (error) => (request as NodeJS.WritableStream & { destroy(error: Error): void }).destroy(error));
  source.pipe(request);
}

/** A request after a redirect: another server does not get the credentials, and `303` asks for the answer with GET. */
function redirected(call: Call, url: URL, status: number): Call {
  const headers = new Headers(call.headers);
  if (url.origin !== call.url.origin) for (const name of ['authorization', 'cookie']) headers.delete(name);
  const becomesGet = status === 303 || ((status === 301 || status === 302) && call.method === 'POST');
  if (!becomesGet) return { ...call, url, headers };
  for (const name of ['content-length', 'content-type']) headers.delete(name);
  return { ...call, url, headers, method: 'GET', body: null };
}

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '');

const refusal = (reason: string, host: string) => new AppError('forbidden', `not to ${host}`, { reason, host });

function refuseUnlessAllowed(url: URL, rules: NetRules): void {
  if (!allows(rules, url)) throw refusal('host', url.host);
  if (url.protocol === 'http:' && !rules.lan) throw refusal('insecure', url.host);
  // A name is looked up on the way; a bare address never is.
  const host = bare(url.hostname);
  if (isIP(host) !== 0) refuseAddresses([host], url, rules);
}

/** Into a private network only where the user said so; in the clear only there. */
function refuseAddresses(addresses: readonly string[], url: URL, { lan = false }: NetRules): void {
  if (!lan && addresses.some(isPrivateAddress)) throw refusal('private', url.host);
  if (url.protocol === 'http:' && !addresses.every(isPrivateAddress)) throw refusal('insecure', url.host);
}

/** Looks a name up, and refuses what it stands for where that is not allowed: what is looked up is what is connected to. */
function lookupWithin(rules: NetRules, url: URL): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return callback(error, '', 0);
      try {
        refuseAddresses(
          found.map(({ address }) => address),
          url,
          rules,
        );
      } catch (refused) {
        return callback(refused as AppError, '', 0);
      }
      if (options.all) return callback(null, found);
      callback(null, found[0]?.address ?? '', found[0]?.family ?? 0);
    });
  };
}

function responseOf(answer: IncomingMessage, call: Call, maxBytes: number, entry: Entry): Response {
  const status = answer.statusCode ?? 0;
  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const isEmpty = withoutBody.has(status) || call.method === 'HEAD';
  if (isEmpty) answer.resume();
  const body = isEmpty ? null : limited(answer, maxBytes, call, entry);
  answer.once('close', () => entry.end(status));
  const response = new Response(body, { status, statusText: answer.statusMessage ?? '', headers });
  Object.defineProperty(response, 'url', { value: call.url.href });
  return response;
}

/** The body as a stream that breaks off once it is longer than it may be, or was cut on the way. */
function limited(answer: IncomingMessage, maxBytes: number, { url, fail }: Call, entry: Entry) {
  let bytes = 0;
  const chunks: AsyncIterator<Uint8Array> = answer[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await chunks.next();
        if (done) return controller.close();
        bytes += value.byteLength;
        entry.got(value.byteLength);
        if (bytes > maxBytes)
          throw new AppError('unsupported', 'the answer is too big', { reason: 'tooBig', host: url.host });
        controller.enqueue(new Uint8Array(value));
      } catch (error) {
        answer.destroy();
        controller.error(fail(error));
      }
    },
    cancel() {
      answer.destroy();
    },
  });
}

function failure(error: unknown, host: string, signal: AbortSignal, timeout: AbortSignal): AppError {
  if (error instanceof AppError) return error;
  if (timeout.aborted) return new AppError('offline', 'no answer in time', { reason: 'timeout', host });
  if (signal.aborted) return new AppError('cancelled', 'the request was broken off');
  return translateNetworkError(error, host);
}
