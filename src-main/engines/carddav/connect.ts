import { AppError } from '../../../src-shared/errors';
import type { FeatureContext } from '../../platform/feature';
import { tsdavPort } from './adapters/tsdav';
import type { DavPort } from './port';
import type { AccountRow } from './repository';

/** Until the whole answer is there, ms: a hundred cards with their photos may take a while. */
const timeout = 120_000;
const maxBytes = 256 * 1024 * 1024;

export const secretOf = (accountId: string) => `carddav/${accountId}`;

/** The server of an account that is kept. Fails: `auth_expired` where its password is gone. */
export function portOf({ net, secrets }: FeatureContext, account: AccountRow): DavPort {
  const { id, serverUrl, userName: user, allow, lan } = account;
  const password = secrets.get(secretOf(id));
  if (password === undefined) throw new AppError('auth_expired', 'no password', { reason: 'auth' });
  const fetch = net.client({ adapter: 'carddav', account: id, allow, lan, timeout, maxBytes });
  return tsdavPort({ serverUrl, user, password, fetch });
}

export interface Server {
  url: string;
  /** Origins that may be reached for it. */
  allow: string[];
}

/** Hosts that lead on to others of their own. */
const families: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)icloud\.com$/, 'icloud.com'],
  [/(^|\.)fastmail\.com$/, 'fastmail.com'],
  [/(^|\.)mailbox\.org$/, 'mailbox.org'],
];

/**
 * The server meant by an address, a host or an email address, always encrypted unless `http:` is written.
 * Fails: `validation` (field `server`).
 */
export function serverOf(text: string): Server {
  const [, domain] = /^[^\s/@]+@([^\s/@]+)$/.exec(text) ?? [];
  const written = domain ?? text;
  const url = URL.parse(/^https?:\/\//i.test(written) ? written : `https://${written}`);
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname || /\s/.test(text) || url.username || url.password) {
    throw new AppError('validation', 'no address of a server', { field: 'server', reason: 'malformed' });
  }
  url.hash = '';
  const { origin, protocol, hostname, port } = url;
  const family = families.find(([pattern]) => pattern.test(hostname))?.[1];
  const below = family ?? (/[a-z]/i.test(hostname) && hostname.includes('.') ? hostname : null);
  const allow = [origin];
  if (below && protocol === 'https:') allow.push(`https://*.${below}${port === '' ? '' : `:${port}`}`);
  return { url: url.href, allow };
}
