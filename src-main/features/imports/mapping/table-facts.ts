import type { ImportAnalysis } from '../../../../src-shared/contract/imports';
import { addCell, type ColumnFacts, newColumn } from './column';
import { CountryVotes } from './country';
import { readHeading } from './heading';
import { proposeMapping } from './propose';
import { headingLanguage, recogniseSource } from './source';

/** The contract's limit on mapped columns. */
const maxColumns = 500;
/** Rows whose every cell is looked at; after them only columns that had little so far. */
const rowsLookedAt = 1000;

/** Learns about a table row by row, as the file is read; keeps counts and a few samples. */
export class TableFacts {
  readonly #hasHeader: boolean;
  readonly #countries = new CountryVotes();
  readonly #widths = new Map<number, number>();
  #header: string[] | null = null;
  #columns: ColumnFacts[] = [];
  #rows = 0;

  constructor(hasHeader: boolean) {
    this.#hasHeader = hasHeader;
  }

  /** Headings that are no row of the file. */
  setHeadings(cells: readonly string[]): void {
    this.#header = cells.map((cell) => cell.trim());
  }

  /** More columns than can be mapped. */
  get tooWide(): boolean {
    return this.#width() > maxColumns;
  }

  /** Takes the next row. Answers the cells to keep of it, or null for the header. */
  add(cells: string[]): string[] | null {
    if (this.#hasHeader && !this.#header) {
      this.#header = cells.map((cell) => cell.trim());
      return null;
    }
    this.#rows++;
    let width = cells.length;
    while (width > 1 && (cells[width - 1] ?? '').trim() === '') width--;
    if (this.#rows <= rowsLookedAt) this.#widths.set(width, (this.#widths.get(width) ?? 0) + 1);
    for (let at = this.#columns.length; at < Math.min(cells.length, maxColumns); at++) {
      this.#columns.push(newColumn(at, ''));
    }
    for (const [at, cell] of cells.entries()) {
      const column = this.#columns[at];
      if (!column || cell === '' || (this.#rows > rowsLookedAt && column.filled > 10)) continue;
      addCell(column, cell);
      this.#countries.addPhone(cell);
    }
    return width < cells.length ? cells.slice(0, width) : cells;
  }

  /** Columns: the header's, and beyond it those that half of the rows have, or several and a tenth of them. */
  #width(): number {
    const header = this.#header ?? [];
    let width = header.findLastIndex((cell) => cell !== '') + 1;
    const looked = Math.min(this.#rows, rowsLookedAt);
    let having = 0;
    for (const [rowWidth, count] of [...this.#widths].sort(([one], [other]) => other - one)) {
      having += count;
      if (!this.#header || having * 2 >= looked || (having >= 3 && having * 10 >= looked)) {
        width = Math.max(width, rowWidth);
        break;
      }
    }
    return Math.max(width, 1);
  }

  /** What the table is. `country` is taken where nothing tells of one. */
  analyse(
    country: string,
    format: ImportAnalysis['format'],
  ): Pick<ImportAnalysis, 'source' | 'language' | 'rows' | 'columns' | 'country'> {
    const header = this.#header ?? [];
    const columns = Array.from({ length: this.#width() }, (_, index) => {
      const facts = this.#columns[index] ?? newColumn(index, '');
      return { ...facts, header: (header[index] ?? '').slice(0, 200) };
    });
    const headers = columns.map((column) => column.header);
    const source = format === 'vcard' ? 'unknown' : recogniseSource(headers);
    const language = headingLanguage(headers);
    const mapping = proposeMapping(columns, header.length > 0, format === 'vcard' || source === 'praxis');
    for (const column of columns) {
      const isCountry = readHeading(column.header)?.target === 'country';
      if (isCountry) for (const sample of column.samples) this.#countries.addName(sample);
    }
    return {
      source,
      language,
      rows: this.#rows,
      columns: columns.map(({ index, samples, header: text }) => ({
        index,
        header: text,
        samples,
        mapping: mapping[index] ?? { index, target: 'ignore', group: 0, label: '', labelColumn: null },
      })),
      // Praxis' own export has numbers as they were typed here.
      country: source === 'praxis' ? country : this.#countries.winner(language, country),
    };
  }
}
