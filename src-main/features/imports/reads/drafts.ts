import type { ImportOptions } from '../../../../src-shared/contract/imports';
import type { ReadableDb } from '../../../platform/store/handles';
import { csvLine } from '../csv/writer';
import { type Draft, draftOf, isFault } from '../draft';
import { fileOf, rowsFrom } from '../files';
import { describeProblem } from '../problem-words';
import { rulesOf } from './judge';

export interface DraftBatch {
  onMatch: ImportOptions['onMatch'];
  drafts: { row: number; draft: Draft }[];
  /** Number of the last row looked at; null at the end of the file. */
  last: number | null;
}

const batch = 200;

/** The next rows of a file that are to be imported, as contacts; faulty and empty ones are left out. */
export function drafts(db: ReadableDb, { importId, from }: { importId: string; from: number }): DraftBatch {
  const file = fileOf(db, importId);
  const { options } = file;
  if (!options) return { onMatch: 'fill', drafts: [], last: null };
  const rules = rulesOf(db, file, options);
  const rows = rowsFrom(db, file.number, from, batch);
  const found: DraftBatch['drafts'] = [];
  for (const { row, cells, problem } of rows) {
    const { draft, problems, empty } = draftOf(cells, problem, rules);
    if (!empty && !problems.some(isFault)) found.push({ row, draft });
  }
  return { onMatch: options.onMatch, drafts: found, last: rows.at(-1)?.row ?? null };
}

export interface FaultyInput {
  importId: string;
  options: ImportOptions;
  from: number;
  language: 'en' | 'de';
}

/** The faulty ones of the next rows as lines of CSV, each with what is wrong in a last column. */
export function faultyLines(db: ReadableDb, { importId, options, from, language }: FaultyInput) {
  const file = fileOf(db, importId);
  const rules = rulesOf(db, file, options);
  const headers = file.analysis?.columns.map((column) => column.header) ?? [];
  const rows = rowsFrom(db, file.number, from, batch * 5);
  const lines = rows.flatMap(({ row, cells, problem }) => {
    const faults = draftOf(cells, problem, rules).problems.filter(isFault);
    if (faults.length === 0) return [];
    const words = faults.map((fault) => describeProblem(fault, headers, language));
    const width = Math.max(headers.length, cells.length);
    const padded = Array.from({ length: width }, (_, at) => cells[at] ?? '');
    return [
      csvLine([...padded.slice(0, headers.length), `${row}: ${words.join('; ')}`, ...padded.slice(headers.length)]),
    ];
  });
  return { text: lines.join(''), last: rows.at(-1)?.row ?? null };
}
