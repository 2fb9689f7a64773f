/** Why a text is no email address; stable, for words in the user's language see the locales. */
export type EmailProblem =
  | 'email.empty'
  | 'email.noAt'
  | 'email.severalAt'
  | 'email.space'
  | 'email.local'
  | 'email.domain'
  | 'email.tooLong';

export type EmailCheck =
  | { readonly ok: true; readonly value: string; readonly normalized: string }
  | { readonly ok: false; readonly reason: EmailProblem };

/** RFC 5322 atext, widened to all letters and digits by RFC 6531. */
const atext = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~.-]+$/u;
const quoted = /^"(?:[^"\\\r\n]|\\.)*"$/;
/** RFC 1035 labels, in ASCII or as internationalised names (RFC 5891). */
const domainLabel = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

const no = (reason: EmailProblem): EmailCheck => ({ ok: false, reason });

function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  const top = labels.at(-1) ?? '';
  return (
    labels.length > 1 && domain.length <= 253 && labels.every((label) => domainLabel.test(label)) && !/^\d+$/.test(top)
  );
}

/**
 * Reads an email address as people type or paste it: `mailto:`, `Name <address>` and white space around are taken
 * off. A pragmatic subset of RFC 5321 and 5322: dot-atoms and quoted strings before the @, a domain of two labels
 * or more after it (internationalised ones too), no comments, no address literals.
 * `value` is the address as typed, `normalized` what it is matched by: NFC, in lower case.
 */
export function checkEmail(raw: string): EmailCheck {
  if (raw.length > 1000) return no('email.tooLong');
  let text = raw.replace(/[\u200b-\u200f\u2060\ufeff]/g, '').trim();
  text = text.match(/^[^<>]*<([^<>]*)>$/)?.[1]?.trim() ?? text;
  text = text.replace(/^mailto:/i, '').trim();
  if (text === '') return no('email.empty');
  const at = text.lastIndexOf('@');
  if (at < 0) return no('email.noAt');
  const local = text.slice(0, at);
  const domain = text.slice(at + 1).replace(/\.$/, '');
  const isQuoted = quoted.test(local);
  if (!isQuoted && local.includes('@')) return no('email.severalAt');
  if (/\s/.test(isQuoted ? domain : text)) return no('email.space');
  if (local.length > 64 || text.length > 254) return no('email.tooLong');
  if (!isQuoted && (!atext.test(local) || /^\.|\.$|\.\./.test(local))) return no('email.local');
  if (!isDomain(domain)) return no('email.domain');
  const value = `${local}@${domain}`;
  return { ok: true, value, normalized: value.normalize('NFC').toLowerCase() };
}

/** What an address is matched by, or null where the text is no address. */
export function normalizeEmail(raw: string): string | null {
  const check = checkEmail(raw);
  return check.ok ? check.normalized : null;
}

export const isEmail = (raw: string): boolean => checkEmail(raw).ok;
