import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorCode } from '../../../src-shared/errors';
import { securityHeaders } from '../content-security';
import { cookieName } from './sessions';

const codeOf: Record<number, ErrorCode> = {
  401: 'auth_expired',
  403: 'forbidden',
  413: 'validation',
  429: 'rate_limited',
};

/** Answers in words: as text to a person's browser, as an error of the contract to a program. */
export function sendError(request: IncomingMessage, response: ServerResponse, status: number, message: string) {
  if (response.headersSent) return void response.destroy();
  const isPage = request.headers.accept?.includes('text/html') ?? false;
  const code = codeOf[status] ?? 'internal';
  const error = { defined: false, code, status, message };
  // Our own RPC client reads errors under `json`; a program of the OpenAPI door reads them flat.
  const body = request.url?.startsWith('/rpc/') ? { json: error } : error;
  response.writeHead(status, {
    ...securityHeaders,
    'cache-control': 'no-store',
    'content-type': isPage ? 'text/plain; charset=utf-8' : 'application/json',
    ...(status === 429 ? { 'retry-after': '60' } : {}),
    // What is left of an unread body must not be taken for the next request.
    ...(status === 408 || status === 413 ? { connection: 'close' } : {}),
  });
  response.end(isPage ? `${message}\n` : JSON.stringify(body), () => {
    if (status === 408 || status === 413) request.destroy();
  });
}

/** Leads a browser in, with the cookie of its new session; one that is in already (null) keeps its own. */
export function letIn(response: ServerResponse, port: number, session: string | null) {
  const cookie =
    session === null ? {} : { 'set-cookie': `${cookieName(port)}=${session}; HttpOnly; SameSite=Strict; Path=/` };
  response.writeHead(200, {
    ...securityHeaders,
    'cache-control': 'no-store',
    'content-type': 'text/html; charset=utf-8',
    ...cookie,
  });
  // A redirect would still count as coming from the page the link was clicked on, and be refused.
  response.end('<!doctype html><meta http-equiv="refresh" content="0; url=/"><title>Praxis</title>');
}
