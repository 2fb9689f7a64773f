import { isEmail } from '../../../../src-shared/domain/email';
import { isSalutation } from '../../../../src-shared/domain/name';

/** What is known of a column: its heading and what its first cells look like. */
export interface ColumnFacts {
  index: number;
  header: string;
  /** Up to five different cells. */
  samples: string[];
  /** Cells looked at that are not empty, and how many of them are of a kind. */
  filled: number;
  emails: number;
  phones: number;
  urls: number;
  titles: number;
  words: number;
}

export function newColumn(index: number, header: string): ColumnFacts {
  return { index, header, samples: [], filled: 0, emails: 0, phones: 0, urls: 0, titles: 0, words: 0 };
}

const phone = /^[+(\d'][\d\s()/.+-]{5,}(?:\s*(?:x|ext\.?)\s*\d+)?$/i;
const date = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:[ T].*)?$/;
const url = /^(?:https?:\/\/|www\.)\S+$|^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/\S*)?$/i;
const title = /^(?:dr|prof|dipl|mag|ing|med)\b/i;

/** Takes one more cell into account. */
export function addCell(column: ColumnFacts, cell: string): void {
  const text = cell.trim();
  if (text === '') return;
  column.filled++;
  if (column.samples.length < 5 && !column.samples.includes(text.slice(0, 200)))
    column.samples.push(text.slice(0, 200));
  const first =
    text
      .slice(0, 500)
      .split(/:::|[;,\n]/)[0]
      ?.trim() ?? '';
  if (first.includes('@') && isEmail(first)) column.emails++;
  else if (url.test(text) && /[a-z]/i.test(text)) column.urls++;
  else if (phone.test(first) && !date.test(first) && (first.match(/\d/g)?.length ?? 0) >= 7) column.phones++;
  else if (isSalutation(text) || title.test(text)) column.titles++;
  column.words += text.slice(0, 500).split(/\s+/).length;
}

/** Whether most filled cells of a column are of a kind. */
export const mostly = (column: ColumnFacts, kind: 'emails' | 'phones' | 'urls' | 'titles'): boolean =>
  column.filled > 0 && column[kind] / column.filled > 0.7;
