import { markRanges, type TextRange } from './highlight';

/** A text with what matched made visible. */
export function Marked({ text, ranges }: { text: string; ranges: readonly TextRange[] }) {
  return markRanges(text, ranges).map((part) =>
    part.marked ? <mark key={part.start}>{part.text}</mark> : <span key={part.start}>{part.text}</span>,
  );
}
