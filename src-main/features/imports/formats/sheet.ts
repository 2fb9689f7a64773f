import { numberText } from './number-format';
import type { Workbook } from './workbook';
import { readXml } from './xml';
import type { ZipEntry } from './zip';

/** Columns of a sheet that are looked at: more than can be mapped, so that the file is refused and not cut. */
const maxColumns = 1000;
/** Empty rows that a sheet leaves out and that are put in again, so that rows keep their numbers: at once, and in all. */
const maxGap = 1000;
const maxGaps = 10_000;

/** The column of a reference ("AB12"), from 0 on; -1 where there is none. */
function columnOf(reference: string | undefined): number {
  const letters = reference?.match(/^[A-Z]{1,3}/)?.[0] ?? '';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The rows of a sheet as texts, in batches that may be empty. Formulas count as what they came to. */
export function* sheetRows(book: Workbook, entry: ZipEntry): Generator<string[][]> {
  let rows: string[][] = [];
  let row: string[] = [];
  let rowNumber = 0;
  let gaps = 0;
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let isValue = false;

  const cell = (): string => {
    if (type === 's') return book.strings[Number(value)] ?? '';
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type === 'e') return '';
    if (type === '' || type === 'n') return numberText(value, book.styles[style] ?? { kind: 'plain' }, book.from1904);
    return value;
  };
  const fillUp = (gap: number) => {
    if (gap >= maxGap || gaps + gap > maxGaps) return;
    for (let at = 0; at < gap; at++) rows.push([]);
    gaps += Math.max(0, gap);
  };
  const open = (name: string, attributes: Readonly<Record<string, string>>) => {
    if (name === 'row') {
      row = [];
      column = -1;
      const number = Number(attributes.r ?? rowNumber + 1);
      fillUp(number - rowNumber - 1);
      rowNumber = Number.isSafeInteger(number) ? number : rowNumber + 1;
    } else if (name === 'c') {
      const given = columnOf(attributes.r);
      column = given < 0 ? column + 1 : given;
      type = attributes.t ?? '';
      style = Number(attributes.s ?? 0);
      value = '';
    }
    isValue = name === 'v' || name === 't';
  };
  const close = (name: string) => {
    isValue = false;
    if (name === 'row') rows.push(row);
    else if (name === 'c' && column < maxColumns) {
      while (row.length < column) row.push('');
      row[column] = cell();
    }
  };
  const text = (part: string) => {
    if (isValue) value += part;
  };
  for (const _ of readXml(book.bytes(entry), { open, close, text })) {
    yield rows;
    rows = [];
  }
  yield rows;
}
