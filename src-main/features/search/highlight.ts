import { fold } from '../../../src-shared/domain/fold';

export type Range = [number, number];

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A text folded letter by letter, with where each folded UTF-16 unit comes from in the original. */
export function foldedWithOrigins(text: string): { folded: string; starts: number[]; ends: number[] } {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { segment, index } of graphemes.segment(text)) {
    const piece = /^\s/.test(segment) ? ' ' : fold(segment);
    folded += piece;
    for (let unit = 0; unit < piece.length; unit++) {
      starts.push(index);
      ends.push(index + segment.length);
    }
  }
  return { folded, starts, ends };
}

/** Ranges of `text` whose folded letters `find` names, merged where they touch. */
export function highlight(text: string, find: (folded: string) => readonly Range[]): Range[] {
  const { folded, starts, ends } = foldedWithOrigins(text);
  return merged(find(folded).map(([start, end]) => [starts[start] ?? 0, ends[end - 1] ?? 0]));
}

/** Ranges in order, those that touch as one. */
export function merged(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}
