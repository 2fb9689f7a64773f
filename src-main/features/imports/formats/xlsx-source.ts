import type { RowSource } from './row-source';
import { sheetRows } from './sheet';
import type { StoredFile } from './stored-file';
import { readWorkbook } from './workbook';
import { zipEntries } from './zip';

/** Rows of a sheet of a workbook; those before the heading (`preamble`) are left out. */
export function xlsxSource(file: StoredFile, sheet: number, preamble: number): RowSource {
  const steps = walk(file, sheet);
  let left = preamble;
  return {
    next() {
      const step = steps.next();
      if (step.done) return null;
      const rows = step.value.slice(left);
      left -= step.value.length - rows.length;
      return rows.map((cells) => ({ cells: cells.length > 0 ? cells : [''], problem: null }));
    },
  };
}

function* walk(file: StoredFile, sheet: number): Generator<string[][]> {
  const opening = readWorkbook(file, zipEntries(file));
  let step = opening.next();
  for (; !step.done; step = opening.next()) yield [];
  const found = step.value.sheets[sheet];
  if (found) yield* sheetRows(step.value, found.entry);
}
