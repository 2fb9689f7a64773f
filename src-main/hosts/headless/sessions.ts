import { randomBytes, timingSafeEqual } from 'node:crypto';

const minute = 60_000;
const secret = () => randomBytes(32).toString('base64url');

const isSame = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * Who may talk to the host: a token from the printed address, good once and for ten minutes, becomes a session,
 * good until the host stops. Only one token is good at a time, and nothing is kept on disk.
 */
export function createSessions(now: () => number = Date.now) {
  const sessions: string[] = [];
  let token: { value: string; expires: number } | null = null;

  return {
    /** A new token; the one before it is void. */
    issueToken(): string {
      token = { value: secret(), expires: now() + 10 * minute };
      return token.value;
    },
    /** A session for a good token, else null. */
    redeem(candidate: string): string | null {
      if (!token || now() > token.expires || !isSame(candidate, token.value)) return null;
      token = null;
      const session = secret();
      sessions.push(session);
      return session;
    },
    isGood: (candidate: string) => sessions.some((session) => isSame(candidate, session)),
  };
}

export type Sessions = ReturnType<typeof createSessions>;

/** Cookies know no port: without one in its name, a second host on this machine would put the first one's user out. */
export const cookieName = (port: number) => `praxis-${port}`;

/** Reads one cookie (RFC 6265, section 5.4). */
export function readCookie(header: string | undefined, name: string): string | null {
  const pair = header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  return pair ? pair.slice(name.length + 1) : null;
}
