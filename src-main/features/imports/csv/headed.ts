import { fold } from '../../../../src-shared/domain/fold';
import { AppError } from '../../../../src-shared/errors';
import { detectDialect } from './dialect';
import { CsvReader } from './reader';
import { unguardCell } from './writer';

/** A row of a file whose first row says what the columns are; `row` counts from 1, headings and all. */
export interface HeadedRow<Column extends string> {
  readonly row: number;
  /** What stands in a column, without blanks around; empty where the file has none. */
  readonly cell: (column: Column) => string;
}

const mostRows = 10_000;

const refuse = (reason: string) => new AppError('validation', `csv: ${reason}`, { field: 'text', reason });

/**
 * The rows of a CSV file, in any dialect: columns are known by their `headings` (folded), others and empty rows are left
 * out. Fails: `validation` (field `text`, reasons `csv.columns` without a column `needed`, `csv.tooMany` above 10,000 rows).
 */
export function readHeaded<Column extends string>(
  text: string,
  headings: Readonly<Record<Column, readonly string[]>>,
  needed: Column,
): HeadedRow<Column>[] {
  const { delimiter, quote } = detectDialect(text, true, { header: true });
  const reader = new CsvReader({ delimiter, quote });
  const lines = [...reader.push(text), ...reader.end()].map(({ cells }) =>
    cells.map((cell) => unguardCell(cell.trim())),
  );
  const at = lines.findIndex((cells) => placesOf(cells, headings).has(needed));
  if (at < 0) throw refuse('csv.columns');
  const where = placesOf(lines[at] ?? [], headings);
  const rows = lines.slice(at + 1).map((cells, below) => ({ cells, row: at + below + 2 }));
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (filled.length > mostRows) throw refuse('csv.tooMany');
  return filled.map(({ cells, row }) => ({ row, cell: (column) => cells[where.get(column) ?? -1] ?? '' }));
}

function placesOf<Column extends string>(
  cells: readonly string[],
  headings: Readonly<Record<Column, readonly string[]>>,
): Map<Column, number> {
  const columns = Object.keys(headings) as Column[];
  const found = new Map<Column, number>();
  for (const [at, cell] of cells.entries()) {
    const name = fold(cell.replace(/^\ufeff/, ''));
    const column = columns.find((one) => headings[one].includes(name));
    if (column && !found.has(column)) found.set(column, at);
  }
  return found;
}
