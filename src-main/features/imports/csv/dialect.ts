import type { CsvDialect } from '../../../../src-shared/contract/imports';
import { readHeading } from '../mapping/heading';
import { CsvReader } from './reader';

/** What a user says about a file. */
export type GivenDialect = { readonly [Part in keyof CsvDialect]?: CsvDialect[Part] | undefined };

export interface DetectedDialect {
  delimiter: CsvDialect['delimiter'];
  quote: CsvDialect['quote'];
  header: boolean;
  /** Rows before the header: titles, dates, a `sep=` line. */
  preamble: number;
}

const delimiters: readonly CsvDialect['delimiter'][] = [',', ';', '\t', '|'];
const rowsLookedAt = 200;

/** Rows of the beginning of a file; the last one is left out where it may be cut. */
function sampleRows(text: string, complete: boolean, dialect: Pick<CsvDialect, 'delimiter' | 'quote'>): string[][] {
  const reader = new CsvReader(dialect);
  const rows = reader.push(text);
  if (complete || rows.length === 0) rows.push(...reader.end());
  return rows.slice(0, rowsLookedAt).map((row) => row.cells);
}

/** How well a delimiter divides: rows of equal width, the wider the better. */
function evenness(rows: readonly string[][]): number {
  const widths = rows.filter((row) => row.some((cell) => cell.trim() !== '')).map((row) => row.length);
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  let best = 0;
  for (const [width, count] of counts) best = Math.max(best, (count / widths.length) ** 2 * Math.log2(width));
  return best;
}

/** A `sep=;` line, as Excel reads and writes it. */
const sepLine = /^\ufeff?"?sep=([,;|\t])"?(?:\r\n?|\n|$)/i;

/**
 * Recognises delimiter, quote and header from the beginning of a file (some hundred KiB); `complete` says that it is
 * all of it. What is `given` is taken as it is.
 */
export function detectDialect(text: string, complete: boolean, given: GivenDialect): DetectedDialect {
  const sep = text.match(sepLine)?.[1] as CsvDialect['delimiter'] | undefined;
  const quote = given.quote ?? detectQuote(text);
  const delimiter = given.delimiter ?? sep ?? detectDelimiter(text, complete, quote);
  const rows = sampleRows(text, complete, { delimiter, quote });
  return { delimiter, quote, ...detectHeading(rows, sep ? 1 : 0, given.header) };
}

function detectQuote(text: string): CsvDialect['quote'] {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const single = count(/(?:^|[,;\t|])'[^'\r\n]*'(?=[,;\t|\r\n]|$)/gm);
  const double = count(/(?:^|[,;\t|])"[^"\r\n]*"(?=[,;\t|\r\n]|$)/gm);
  return single > 2 && single > 4 * double ? "'" : '"';
}

function detectDelimiter(text: string, complete: boolean, quote: CsvDialect['quote']): CsvDialect['delimiter'] {
  let best: CsvDialect['delimiter'] = ',';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const score = evenness(sampleRows(text, complete, { delimiter, quote }));
    if (score <= bestScore * 1.01) continue;
    best = delimiter;
    bestScore = score;
  }
  return best;
}

const isData = (cell: string) => cell.includes('@') || (cell.match(/\d/g)?.length ?? 0) >= 5;
const isBlank = (row: readonly string[]) => row.every((cell) => cell.trim() === '');

/** Finds the header among the first rows: the one with most known headings, else one that looks like no data. */
export function detectHeading(
  rows: readonly string[][],
  from: number,
  given: boolean | undefined,
): Omit<DetectedDialect, 'delimiter' | 'quote'> {
  const blanks = rows.slice(from).findIndex((row) => !isBlank(row));
  const first = from + Math.max(blanks, 0);
  if (given === false) return { header: false, preamble: from };
  let preamble = first;
  let most = 0;
  for (const [at, row] of rows.entries()) {
    if (at < first || at > first + 15) continue;
    const known = row.filter((cell) => cell.length < 60 && readHeading(cell) !== null).length;
    if (known > most && !row.some(isData)) {
      most = known;
      preamble = at;
    }
  }
  if (most >= 2 || (most === 1 && isOnlyHeading(rows[preamble] ?? [], rows.slice(preamble + 1)))) {
    return { header: true, preamble };
  }
  const header = given === true || looksLikeHeader(rows[first] ?? [], rows.slice(first + 1));
  return { header, preamble: header ? first : from };
}

/** One known word makes a row a header where its cells differ and the word is not a value of its column ("Customer"). */
function isOnlyHeading(row: readonly string[], below: readonly string[][]): boolean {
  const cells = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const known = row.findIndex((cell) => readHeading(cell) !== null);
  return new Set(cells).size === cells.length && !below.some((other) => other[known]?.trim() === row[known]?.trim());
}

/** Different texts without addresses and numbers, above rows that have some. */
function looksLikeHeader(row: readonly string[], below: readonly string[][]): boolean {
  const cells = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const distinct = new Set(cells).size === cells.length;
  if (cells.length === 0 || !distinct || cells.some(isData)) return false;
  if (below.length === 0) return cells.length > 1;
  return below.some((cellsBelow) => cellsBelow.some(isData));
}
