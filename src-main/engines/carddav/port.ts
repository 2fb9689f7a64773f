/** An address book as the server has it. */
export interface Book {
  url: string;
  name: string;
  /** False where the server says that nothing may be written. */
  writable: boolean;
}

export interface Listed {
  /** The path on the server, as `pathOf` writes it. */
  href: string;
  /** Empty where the server gives none. */
  etag: string;
}

/** What happened in a book since a token; all of it where there was none. */
export interface Changes {
  changed: Listed[];
  /** Hrefs that are gone. Empty with `whole`. */
  removed: string[];
  /** Everything there is was listed: what is not among it is gone. */
  whole: boolean;
  /** For the next time; empty where the server can't tell changes apart. */
  token: string;
}

export interface Fetched extends Listed {
  card: string;
}

/** When a write may go ahead: over the version known, where nothing is yet, or in any case. */
export type Condition = { etag: string } | 'absent' | 'any';

/** What a write came to: the new version (empty where the server does not say), or that the condition did not hold. */
export type Written = { outcome: 'done'; etag: string } | { outcome: 'changed' };

/**
 * An address book server (RFC 6352). Every call fails with `auth_expired` (wrong password), `forbidden`, `not_found`,
 * `offline`, `rate_limited` (`retryAfter`, ms), `unsupported` (the server answers something else) or `cancelled`.
 */
export interface DavPort {
  /** The address books of the account (RFC 6764, RFC 6352 7.1.1). */
  books(): Promise<Book[]>;
  /** What changed since `token` (RFC 6578); all there is without one, or where the server no longer knows it. */
  changes(bookUrl: string, token: string): Promise<Changes>;
  /** Cards by their hrefs, at most `batch` of them; those that are gone are left out. */
  fetch(bookUrl: string, hrefs: readonly string[]): Promise<Fetched[]>;
  put(url: string, card: string, condition: Condition): Promise<Written>;
  /** A card that is gone already is as good as removed. */
  remove(url: string, condition: Condition): Promise<Written>;
}

/** Cards asked for at a time. */
export const batch = 100;

/** The path by which a card is known, whatever way the server writes its address. */
export function pathOf(href: string, bookUrl: string): string {
  const { pathname } = new URL(href, bookUrl);
  return pathname.replace(/%[\da-f]{2}/gi, (code) => {
    const char = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[\w.~@-]/.test(char) ? char : code.toUpperCase();
  });
}
