import path from 'node:path';

const longest = 300;

/** What may be somebody's, and what stands in its place; in this order. */
const personal: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
  [/\b[a-z][a-z0-9+.-]*:\/\/\S+/gi, '<address>'],
  [/[^\s<>"(),;:]+@[^\s<>"'(),;:]+/g, '<address>'],
  [/"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”|„[^“”]*[“”]|«[^»]*»/g, '<text>'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<id>'],
  [/(?:\b[A-Za-z]:)?(?:[\\/][^\s\\/:<>|]+){2,}/g, (found) => `…/${path.win32.basename(found)}`],
  [/(?<!…\/)\b(?:[a-z0-9-]+\.)+[a-z]{2,}\b(?=[:/]|\s|$)/gi, '<name>'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '<address>'],
  [/\b(?=[A-Za-z+=_-]*\d)[A-Za-z0-9+=_-]{20,}/g, '<token>'],
  [/\+?\d[\d\s()/.-]{3,}\d/g, '<number>'],
];

/** Text of an error without what may be somebody's: addresses, quoted text, paths, tokens, longer numbers. */
export function redact(text: string): string {
  const redacted = personal.reduce((left, [pattern, instead]) => left.replace(pattern, instead as string), text);
  return redacted.length > longest ? `${redacted.slice(0, longest)}…` : redacted;
}

/** Function and file of a stack's topmost calls; no folders. */
export function redactStack(stack: string | undefined): string[] {
  return (stack ?? '')
    .split('\n')
    .map((line) => /^\s+at (?:async )?(?:(\S+) )?\(?(?:.*[\\/])?([^\\/]+:\d+):\d+\)?$/.exec(line))
    .flatMap((found) => (found ? [`${found[1] ?? '(anonymous)'} ${found[2]}`] : []))
    .slice(0, 8);
}
