import { fold } from '../../../src-shared/domain/fold';
import type { RecordKind } from '../../../src-shared/domain/record-kind';

/** What can be found of a record. A number's line has its digits behind a tab. */
export interface SearchDocument {
  id: string;
  kind: RecordKind;
  title: string;
  subtitle: string;
  lines: readonly string[];
}

const word = /[\p{L}\p{N}\p{M}]+/gu;
const wordPart = /[\p{L}\p{N}\p{M}]$/u;

/** A line of a document, as it is shown and as it is searched, in a store that keeps lines in one text. */
export const line = (shown: string, digits = ''): string => {
  const text = shown.replace(/\s+/g, ' ').trim();
  return digits === '' ? text : `${text}\t${digits}`;
};

/** The folded text that is searched, a line for each thing. */
export function indexedText({ title, subtitle, lines }: Pick<SearchDocument, 'title' | 'subtitle' | 'lines'>): string {
  return [title, subtitle, ...lines.flatMap((text) => text.split('\t'))].map(fold).join('\n');
}

/** The words of a folded text. */
export const wordsOf = (folded: string): string[] => folded.match(word) ?? [];

/** Whether a word begins at `at` of a folded text. */
export const startsWord = (folded: string, at: number): boolean =>
  at === 0 || !wordPart.test(folded.slice(Math.max(0, at - 2), at));
