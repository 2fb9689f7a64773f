import type { CsvDialect, ImportAnalysis } from '../../../../src-shared/contract/imports';
import { AppError } from '../../../../src-shared/errors';
import type { ReadableDb } from '../../../platform/store/handles';
import type { CsvRow } from '../csv/reader';
import { fileOf } from '../files';
import { openRows, type Reading } from '../formats/reading';
import type { RowPhoto, RowSource } from '../formats/row-source';
import { StoredFile } from '../formats/stored-file';
import { TableFacts } from '../mapping/table-facts';
import { Sessions } from './sessions';

/** Rows are handed over in batches of about this many characters, or after so many ms. */
const batchSize = 256 * 1024;
const sliceTime = 25;

interface Session {
  file: StoredFile;
  source: RowSource;
  facts: TableFacts;
  waiting: CsvRow[];
  ended: boolean;
}

export interface ParseInput {
  importId: string;
  /** Begins anew. */
  first: boolean;
  reading: Reading;
  /** For national phone numbers, where the file doesn't tell. */
  country: string;
}

export interface ParsedBatch {
  /** Rows as they are stored: cells as JSON. */
  rows: { cells: string; problem: CsvRow['problem'] }[];
  photos: RowPhoto[];
  /** The part of the file that was read, 0 to 1. */
  done: number;
  /** At the end: what the file is. */
  analysis: Omit<ImportAnalysis, 'importId' | 'fileName'> | null;
  /** Why the file is not taken after all. */
  refused: string | null;
}

const sessions = new Sessions<Session>(2);

/** Takes the next part of a file apart. */
export function parse(db: ReadableDb, input: ParseInput): ParsedBatch {
  const { importId, first, reading, country } = input;
  const session = sessions.open(importId, first, () => begin(db, fileOf(db, importId).number, reading));
  const end = performance.now() + sliceTime;
  try {
    while (session.waiting.length === 0 && !session.ended && performance.now() < end) {
      const rows = session.source.next();
      if (rows) session.waiting = rows;
      else session.ended = true;
    }
  } catch (error) {
    sessions.close(importId);
    if (!(error instanceof AppError) || error.code !== 'validation') throw error;
    return { rows: [], photos: [], done: 1, analysis: null, refused: String(error.details.reason) };
  }
  const rows = take(session);
  const done = session.ended && session.waiting.length === 0;
  if (done) {
    sessions.close(importId);
    const headings = session.source.headings?.();
    if (headings) session.facts.setHeadings(headings);
  }
  const refused = session.facts.tooWide ? 'file.tooManyColumns' : null;
  const photos = session.source.photos?.() ?? [];
  return {
    rows,
    photos,
    done: session.file.reached,
    refused,
    analysis: done && !refused ? analysisOf(session, reading, country) : null,
  };
}

function begin(db: ReadableDb, number: number, reading: Reading): Session {
  const file = new StoredFile(db, number);
  const source = openRows(file, reading);
  const facts = new TableFacts(reading.dialect.header);
  return { file, source, facts, waiting: [], ended: false };
}

function take({ facts, waiting }: Session): ParsedBatch['rows'] {
  const rows: ParsedBatch['rows'] = [];
  let size = 0;
  let taken = 0;
  for (const row of waiting) {
    if (size > batchSize) break;
    taken++;
    const cells = facts.add(row.cells);
    if (!cells) continue;
    const text = JSON.stringify(cells);
    size += text.length;
    rows.push({ cells: text, problem: row.problem });
  }
  waiting.splice(0, taken);
  return rows;
}

function analysisOf({ source, facts }: Session, reading: Reading, country: string): ParsedBatch['analysis'] {
  const { format, encoding, dialect, sheets, sheet, leftOut } = reading;
  const { delimiter, quote, header } = dialect;
  const csv: CsvDialect = { encoding, delimiter, quote, header, sheet };
  const table = facts.analyse(country, format);
  const own = source.facts?.() ?? {};
  return { format, dialect: csv, sheets, leftOut, cards: null, ...table, ...own };
}
