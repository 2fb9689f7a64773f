import type { IncomingMessage } from 'node:http';
import { createRateLimiter, type RateLimit } from './rate-limit';
import { cookieName, readCookie, type Sessions } from './sessions';

/** A request turned away, before anything of it is read. */
export interface Refusal {
  status: 401 | 403 | 429;
  message: string;
}

export type Verdict = { refusal: Refusal } | { session: string } | { newSession: string };

export interface GuardOptions {
  port: number;
  sessions: Sessions;
  /** Of one session's calls. */
  limit: RateLimit;
  /** Of all attempts without a session. */
  strangerLimit: RateLimit;
}

const refuse = (status: Refusal['status'], message: string) => ({ refusal: { status, message } });

/**
 * Lets in whoever came by the printed address. Host and Origin are checked first: a page of another site that
 * points its name at 127.0.0.1 (DNS rebinding), or another program's page on this machine, gets nothing.
 */
export function createGuard({ port, sessions, limit, strangerLimit }: GuardOptions) {
  const host = `127.0.0.1:${port}`;
  const takeOfSession = createRateLimiter(limit);
  const takeOfStrangers = createRateLimiter(strangerLimit);

  /** False when a session has used up its calls for now. */
  const allow = (session: string) => takeOfSession(session);

  const judge = (request: IncomingMessage, token: string | null): Verdict => {
    const { headers } = request;
    if (headers.host !== host) return refuse(403, `This address is not Praxis: it answers only at http://${host}.`);
    if (headers.origin !== undefined && headers.origin !== `http://${host}`)
      return refuse(403, 'Praxis does not answer the pages of other sites.');
    const site = headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none' && token === null)
      return refuse(403, 'Praxis does not answer the pages of other sites.');

    const session = readCookie(headers.cookie, cookieName(port));
    if (session !== null && sessions.isGood(session)) {
      return allow(session) ? { session } : refuse(429, 'Too many requests. Wait a moment.');
    }
    if (!takeOfStrangers('strangers')) return refuse(429, 'Too many attempts. Wait a minute.');
    if (token === null) return refuse(401, 'Open the address that Praxis printed in the terminal.');
    const newSession = sessions.redeem(token);
    return newSession !== null
      ? { newSession }
      : refuse(401, 'This link was used before or is too old. Press Enter in the terminal for a new one.');
  };

  return { judge, allow };
}

export type Guard = ReturnType<typeof createGuard>;
