import type { CsvDialect } from '../../../../src-shared/contract/imports';

/** What the reader noticed about a row; its cells are then a guess. */
export type RowProblem =
  | 'row.quote'
  | 'row.tooLong'
  | 'row.change'
  | 'row.list'
  | 'card.cut'
  | 'card.tooLong'
  | 'card.outside'
  | 'card.tooMany';

export interface CsvRow {
  cells: string[];
  problem: RowProblem | null;
}

interface Cell {
  text: string;
  /** Whether the row ends with it. */
  last: boolean;
}

/** Characters one row may have before the reader gives it up: room for fields of 10 MB. */
const maxRow = 16 * 1024 * 1024;
/** Lines one quoted field may run over. */
const maxLines = 2000;

const CR = 13;
const LF = 10;
const SPACE = 32;

/**
 * Reads CSV (RFC 4180) piece by piece, as it comes out of spreadsheets: any line end (CR LF, LF, CR), quotes inside
 * a quoted field that were not doubled, blanks around quotes, rows of any width. A stray quote can't swallow the
 * file: where a quoted field that runs over several lines does not end as one must, the reader goes back, gives the
 * first line as a row with the problem `row.quote`, and goes on with the next line (docs/decisions/0010).
 */
export class CsvReader {
  readonly #delimiter: number;
  readonly #quote: number;
  readonly #quoteText: string;
  readonly #plain: RegExp;
  #text = '';
  /** Rows wait until this much has come: a long field is not scanned again for each piece. */
  #retryAt = 0;
  #ended = false;
  #at = 0;

  constructor({ delimiter, quote }: Pick<CsvDialect, 'delimiter' | 'quote'>) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#quoteText = quote;
    this.#quote = quote.charCodeAt(0);
    this.#plain = new RegExp(`[${delimiter === '|' ? '\\|' : delimiter}\\r\\n]`, 'g');
  }

  /** Takes the next piece of the file and gives the rows that are complete. */
  push(piece: string): CsvRow[] {
    this.#text += piece;
    return this.#text.length < this.#retryAt ? [] : this.#take();
  }

  /** Gives what is left at the end of the file. */
  end(): CsvRow[] {
    this.#ended = true;
    return this.#take();
  }

  #take(): CsvRow[] {
    const rows: CsvRow[] = [];
    this.#at = 0;
    for (let start = 0; this.#at < this.#text.length; start = this.#at) {
      const row = this.#row();
      if (!row) {
        this.#at = start;
        break;
      }
      rows.push(row);
    }
    this.#text = this.#text.slice(this.#at);
    this.#retryAt = rows.length > 0 ? 0 : this.#text.length * 1.5;
    return rows;
  }

  /** One row from here, or null when its end has not come yet. */
  #row(): CsvRow | null {
    const start = this.#at;
    const cells: string[] = [];
    for (;;) {
      const cell = this.#cell();
      if (cell === 'more') return this.#tooLong(start) ? this.#giveUp(start, 'row.tooLong') : null;
      if (cell === 'stray') return this.#giveUp(start, 'row.quote');
      cells.push(cell.text);
      if (cell.last) return { cells, problem: null };
    }
  }

  #tooLong(start: number): boolean {
    return this.#text.length - start > maxRow;
  }

  /** The line from `start` without regard to quotes. */
  #giveUp(start: number, problem: RowProblem): CsvRow | null {
    this.#at = start;
    const cells: string[] = [];
    for (;;) {
      const cell = this.#unquoted();
      if (cell === 'more') {
        if (!this.#tooLong(start)) return null;
        cells.push(this.#text.slice(this.#at));
        this.#at = this.#text.length;
        return { cells, problem };
      }
      cells.push(cell.text);
      if (cell.last) return { cells, problem };
    }
  }

  #cell() {
    const at = this.#skipSpaces(this.#at);
    return this.#text.charCodeAt(at) === this.#quote ? this.#quoted(at + 1) : this.#unquoted();
  }

  #unquoted(): Cell | 'more' {
    const begin = this.#at;
    this.#plain.lastIndex = begin;
    const end = this.#plain.exec(this.#text)?.index ?? this.#text.length;
    const last = this.#endCell(end);
    return last === 'more' ? 'more' : { text: this.#text.slice(begin, end), last };
  }

  /** Steps over the delimiter or line end at `end`; true when the row ends there. */
  #endCell(end: number): boolean | 'more' {
    if (end >= this.#text.length) {
      if (!this.#ended) return 'more';
      this.#at = end;
      return true;
    }
    const code = this.#text.charCodeAt(end);
    if (code === CR && end + 1 >= this.#text.length && !this.#ended) return 'more';
    this.#at = end + (code === CR && this.#text.charCodeAt(end + 1) === LF ? 2 : 1);
    return code !== this.#delimiter;
  }

  #quoted(begin: number): Cell | 'more' | 'stray' {
    let value = '';
    let from = begin;
    let lines = 0;
    for (;;) {
      const quote = this.#text.indexOf(this.#quoteText, from);
      if (quote < 0) return this.#ended || this.#runsAway(begin) ? 'stray' : 'more';
      const part = this.#text.slice(from, quote);
      value += part;
      lines += lineEnds(part, maxLines);
      const after = this.#afterQuote(quote + 1);
      if (after === 'more') return 'more';
      // A quote inside the text. On one line it was just not doubled; over several, the field began by mistake.
      if (lines >= maxLines || (after === 'inside' && lines > 0)) return 'stray';
      if (after === 'end') {
        const last = this.#endCell(this.#skipSpaces(quote + 1));
        return last === 'more' ? 'more' : { text: value, last };
      }
      value += this.#quoteText;
      from = quote + (after === 'doubled' ? 2 : 1);
    }
  }

  /** What a quote is, by what stands behind it. */
  #afterQuote(at: number): 'more' | 'end' | 'doubled' | 'inside' {
    const text = this.#text;
    if (text.charCodeAt(at) === this.#quote) return 'doubled';
    const next = this.#skipSpaces(at);
    if (next >= text.length) return this.#ended ? 'end' : 'more';
    const code = text.charCodeAt(next);
    return code === this.#delimiter || code === CR || code === LF ? 'end' : 'inside';
  }

  #skipSpaces(at: number): number {
    let next = at;
    while (this.#text.charCodeAt(next) === SPACE) next++;
    return next;
  }

  #runsAway(begin: number): boolean {
    return lineEnds(this.#text.slice(begin), maxLines) >= maxLines;
  }
}

/** How many line ends a text has, counted up to `limit`. */
function lineEnds(text: string, limit: number): number {
  let count = 0;
  const ends = /\r\n?|\n/g;
  while (count < limit && ends.exec(text)) count++;
  return count;
}
