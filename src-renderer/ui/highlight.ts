export type TextRange = readonly [start: number, end: number];

export interface TextPart {
  readonly text: string;
  readonly marked: boolean;
  /** Where it begins: its key. */
  readonly start: number;
}

/** Cuts a text at ranges, in UTF-16 units; overlapping and overlong ranges are put right. */
export function markRanges(text: string, ranges: readonly TextRange[]): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const start = Math.max(at, from);
    const end = Math.min(text.length, to);
    if (end <= start) continue;
    if (start > at) parts.push({ text: text.slice(at, start), marked: false, start: at });
    parts.push({ text: text.slice(start, end), marked: true, start });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false, start: at });
  return parts;
}

/** Where each word of a query begins a word of the text; null unless every one does. */
export function matchWords(text: string, query: string): TextRange[] | null {
  const lower = text.toLocaleLowerCase();
  const ranges: TextRange[] = [];
  for (const word of query
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((part) => part !== '')) {
    const found = [...lower.matchAll(/[\p{L}\p{N}]+/gu)].find(
      (candidate) => candidate[0].startsWith(word) && !ranges.some(([start]) => start === candidate.index),
    );
    if (!found) return null;
    ranges.push([found.index, found.index + word.length]);
  }
  return ranges;
}
