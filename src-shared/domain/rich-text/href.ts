/** Whether a text may link there: http, https, mailto or tel, and nothing hidden in it. */
export const isSafeHref = (href: string): boolean =>
  href.length <= 2_000 && /^(?:https?:\/\/[^\s/]|mailto:[^\s]|tel:[+\d(])[^\s\p{Cc}]*$/iu.test(href);

/** What somebody typed as a link's address, made whole; null where it can't be one. */
export function hrefOf(typed: string): string | null {
  const text = typed.trim();
  if (isSafeHref(text)) return text;
  if (/^[^\s@:/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`;
  if (/^\+?[\d ()/.-]{5,}$/.test(text)) return `tel:${text.replace(/[^\d+]/g, '')}`;
  const web = `https://${text}`;
  return /^[^\s:/]+\.[^\s:/]{2,}(?:[:/].*)?$/u.test(text) && isSafeHref(web) ? web : null;
}
