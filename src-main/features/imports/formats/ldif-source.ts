import { joinGoogle } from '../cells';
import type { CsvRow, RowProblem } from '../csv/reader';
import type { RowSource } from './row-source';
import type { ByteSource } from './stored-file';

/** Characters one entry may have before it is given up, and columns all may have together. */
const maxEntry = 16 * 1024 * 1024;
const maxColumns = 400;

const isBinary = (bytes: Buffer) => bytes.includes(0) || bytes.toString('utf8').includes('\ufffd');

/** The text of base64; what is no text is told by its size, for a cell can't hold it. */
function decoded(value: string): string {
  const bytes = Buffer.from(value, 'base64');
  return isBinary(bytes) ? `(${bytes.length} bytes)` : bytes.toString('utf8');
}

/**
 * Rows of LDIF (RFC 2849): an entry is a row, an attribute a column, several values of one stand in one cell.
 * Changes are refused one by one: an address book is a list of what is, not of what happened.
 */
export function ldifSource(bytes: ByteSource): RowSource {
  const pieces = bytes[Symbol.iterator]();
  const decoder = new TextDecoder('utf-8');
  const columns = new Map<string, number>();
  let rest = '';
  let entry: string[] = [];
  let size = 0;
  let ended = false;

  const columnOf = (attribute: string): number => {
    const key = attribute.toLowerCase();
    const known = columns.get(key);
    if (known !== undefined) return known;
    columns.set(key, columns.size);
    return columns.size - 1;
  };

  const finish = (rows: CsvRow[]) => {
    if (entry.length > 0) {
      const row = rowOf(entry, columnOf, size > maxEntry || columns.size > maxColumns);
      if (row) rows.push(row);
    }
    entry = [];
    size = 0;
  };

  const takeLine = (line: string, rows: CsvRow[]) => {
    if (line === '') return finish(rows);
    size += line.length;
    if (size > maxEntry) return;
    if (line.startsWith(' ') && entry.length > 0) entry[entry.length - 1] += line.slice(1);
    else entry.push(line);
  };

  return {
    next() {
      if (ended) return null;
      const rows: CsvRow[] = [];
      const piece = pieces.next();
      rest += piece.done ? decoder.decode() : decoder.decode(piece.value, { stream: true });
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      for (const line of lines) takeLine(line, rows);
      if (rest.length > maxEntry) {
        size += rest.length;
        rest = '';
      }
      if (piece.done) {
        ended = true;
        takeLine(rest.replace(/\r$/, ''), rows);
        finish(rows);
      }
      return rows;
    },
    headings: () => [...columns.keys()],
  };
}

interface Attribute {
  name: string;
  value: string;
}

/** A line of an entry; options of the attribute (`;lang-de`) are left aside, addresses of values (`:<`) are not followed. */
function attributeOf(line: string): Attribute | null {
  const [, name = '', kind = '', text = ''] = line.match(/^([^:;]+)(?:;[^:]*)?:([:<]?) *([\s\S]*)$/) ?? [];
  const attribute = name.trim().toLowerCase();
  if (attribute === '' || line.startsWith('#')) return null;
  return { name: attribute, value: kind === ':' ? decoded(text) : text };
}

/** What an entry is that is nobody: a change to one (RFC 2849), or a list of others. */
function problemOf({ name, value }: Attribute): RowProblem | null {
  if (name === 'changetype' && value.trim().toLowerCase() !== 'add') return 'row.change';
  return name === 'objectclass' && /^group/i.test(value) ? 'row.list' : null;
}

/** Null for the line that gives the version, and for comments alone. */
function rowOf(lines: readonly string[], columnOf: (name: string) => number, tooLong: boolean): CsvRow | null {
  const attributes = lines.map(attributeOf).filter((attribute) => attribute !== null);
  const values = new Map<number, string[]>();
  let problem: RowProblem | null = tooLong ? 'row.tooLong' : null;
  for (const attribute of attributes) {
    problem ??= problemOf(attribute);
    const { name, value } = attribute;
    if (name === 'changetype' || (name === 'version' && attributes[0] === attribute)) continue;
    const column = columnOf(name);
    values.set(column, [...(values.get(column) ?? []), value]);
  }
  if (values.size === 0 && problem === null) return null;
  const width = Math.max(...values.keys(), 0) + 1;
  return { cells: Array.from({ length: width }, (_, at) => joinGoogle(values.get(at) ?? [])), problem };
}
