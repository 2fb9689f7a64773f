import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CsvReader, type CsvRow } from '../../../src-main/features/imports/csv/reader';
import { csvLine, guardCell, unguardCell } from '../../../src-main/features/imports/csv/writer';

const comma = { delimiter: ',', quote: '"' } as const;

function read(
  text: string,
  dialect: ConstructorParameters<typeof CsvReader>[0] = comma,
  piece = text.length,
): CsvRow[] {
  const reader = new CsvReader(dialect);
  const rows: CsvRow[] = [];
  for (let at = 0; at < text.length; at += Math.max(piece, 1)) rows.push(...reader.push(text.slice(at, at + piece)));
  return [...rows, ...reader.end()];
}
const cells = (text: string, dialect?: ConstructorParameters<typeof CsvReader>[0]) =>
  read(text, dialect).map((row) => row.cells);

describe('CsvReader', () => {
  test.each([
    [
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,,\n,,',
      [
        ['a', '', ''],
        ['', '', ''],
      ],
    ],
    ['a\n\nb\n', [['a'], [''], ['b']]],
    ['"a","b"\n', [['a', 'b']]],
    ['"a ""x""","b,c"\n', [['a "x"', 'b,c']]],
    ['"two\nlines","x\r\ny"\n', [['two\nlines', 'x\r\ny']]],
    [' "a" , "b,c" \n', [['a', 'b,c']]],
    [' a , b \n', [[' a ', ' b ']]],
    ['5" pipe,x\n', [['5" pipe', 'x']]],
    ['"Robert "Bob" Smith",x\n', [['Robert "Bob" Smith', 'x']]],
    ['"","",""\n', [['', '', '']]],
    ['', []],
  ])('reads %j', (text, expected) => {
    expect(cells(text)).toEqual(expected);
    expect(read(text).every((row) => row.problem === null)).toBe(true);
  });

  test('reads other delimiters and quotes', () => {
    expect(cells("a|'b|c'\n", { delimiter: '|', quote: "'" })).toEqual([['a', 'b|c']]);
    expect(cells('a\t"b\tc"\n', { delimiter: '\t', quote: '"' })).toEqual([['a', 'b\tc']]);
    expect(cells('a;"b;c";d,e\n', { delimiter: ';', quote: '"' })).toEqual([['a', 'b;c', 'd,e']]);
  });

  test('does not let an unclosed quote swallow the file', () => {
    const rows = read('name,city\n"Anna,Berlin\nBernd,Bonn\n"Clara",Köln\nDora,Jena\n');
    expect(rows.map((row) => row.problem)).toEqual([null, 'row.quote', null, null, null]);
    expect(rows.map((row) => row.cells)).toEqual([
      ['name', 'city'],
      ['"Anna', 'Berlin'],
      ['Bernd', 'Bonn'],
      ['Clara', 'Köln'],
      ['Dora', 'Jena'],
    ]);
  });

  test('gives back the rows after a quote that is never closed', () => {
    const rows = read(`a,"b\n${'1,2\n'.repeat(5000)}`, comma, 1000);
    expect(rows).toHaveLength(5001);
    expect(rows.filter((row) => row.problem !== null)).toEqual([{ cells: ['a', '"b'], problem: 'row.quote' }]);
  });

  test('reads a field of 10 MB, and gives up a row beyond 16 million characters', () => {
    const big = 'x'.repeat(10_000_000);
    expect(read(`a,"${big}"\nb,c\n`, comma, 65_536).map((row) => row.cells[1]?.length)).toEqual([10_000_000, 1]);
    const rows = read(`a,"${'y'.repeat(40_000_000)}\nb,c\n`, comma, 1_000_000);
    expect(rows.some((row) => row.problem !== null)).toBe(true);
    expect(rows.at(-1)?.cells).toEqual(['b', 'c']);
  });

  const value = fc.string({
    unit: fc.constantFrom('a', 'ä', '"', ',', ';', '\n', '\r\n', ' ', '😀', '1'),
    maxLength: 8,
  });
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) =>
      fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
    );
  const quoted = (rows: string[][]) =>
    rows.map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`).join('');

  test('agrees with csv-parse on every well-formed file, in pieces of any size', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 7 }), (rows, piece) => {
        const text = quoted(rows);
        const expected: string[][] = parse(text, { relax_column_count: true, skip_empty_lines: false });
        expect(read(text, comma, piece)).toEqual(expected.map((found) => ({ cells: found, problem: null })));
      }),
      { numRuns: 500 },
    );
  });

  test('gives the same rows in whatever pieces a broken file comes', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', '"', ',', '\n', '\r', ' '), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (broken, piece) => {
        expect(read(broken, comma, piece)).toEqual(read(broken));
      }),
      { numRuns: 3000 },
    );
  });

  test('loses no letter of a broken file', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '"', ',', '\n', '\r'), maxLength: 60 });
    const letters = (value: string) => value.replace(/[^abc]/g, '');
    fc.assert(
      fc.property(text, (broken) => {
        expect(letters(cells(broken).flat().join(''))).toBe(letters(broken));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('csvLine', () => {
  test('writes RFC 4180 that reads again to the same cells', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', "'", ',', '=', '+', '-', '@', '\t', '\n', '\r', ' ', 'ß'),
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (row) => {
        const [first, ...rest] = read(csvLine(row));
        expect(rest).toEqual([]);
        expect(first?.cells.map(unguardCell)).toEqual(row);
      }),
      { numRuns: 2000 },
    );
  });

  test('never begins a cell with what a spreadsheet runs', () => {
    for (const cell of ['=1+1', '+49 30 1', '-1', '@SUM(A1)', '\tx', '\r=1']) {
      expect(guardCell(cell)).toBe(`'${cell}`);
      expect(unguardCell(guardCell(cell))).toBe(cell);
    }
    expect(guardCell("O'Neil")).toBe("O'Neil");
    expect(unguardCell("'tis")).toBe("'tis");
  });
});
