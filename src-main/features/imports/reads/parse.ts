import type { CsvDialect, ImportAnalysis } from '../../../../src-shared/contract/imports';
import type { ReadableDb } from '../../../platform/store/handles';
import type { DetectedDialect } from '../csv/dialect';
import { CsvReader, type CsvRow } from '../csv/reader';
import { chunkOf, fileOf } from '../files';
import { TableFacts } from '../mapping/table-facts';
import { Sessions } from './sessions';

/** Rows are handed over in batches of about this many characters. */
const batchSize = 256 * 1024;

interface Session {
  reader: CsvReader;
  decoder: InstanceType<typeof TextDecoder>;
  facts: TableFacts;
  nextChunk: number;
  /** Rows before the header still to be left out. */
  preamble: number;
  waiting: CsvRow[];
  ended: boolean;
}

export interface ParseInput {
  importId: string;
  /** Begins anew. */
  first: boolean;
  encoding: CsvDialect['encoding'];
  dialect: DetectedDialect;
  /** For national phone numbers, where the file doesn't tell. */
  country: string;
}

export interface ParsedBatch {
  /** Rows as they are stored: cells as JSON. */
  rows: { cells: string; problem: CsvRow['problem'] }[];
  /** At the end: what the file is. */
  analysis: Omit<ImportAnalysis, 'importId' | 'fileName'> | null;
  /** The file has more columns than can be mapped. */
  tooWide: boolean;
}

const sessions = new Sessions<Session>(2);

/** Takes the next part of a file apart. */
export function parse(db: ReadableDb, input: ParseInput): ParsedBatch {
  const { importId, first, encoding, dialect, country } = input;
  const session = sessions.open(importId, first, () => ({
    reader: new CsvReader(dialect),
    decoder: new TextDecoder(encoding),
    facts: new TableFacts(dialect.header),
    nextChunk: 0,
    preamble: dialect.preamble,
    waiting: [],
    ended: false,
  }));
  const { number, chunks } = fileOf(db, importId);
  while (session.waiting.length === 0 && !session.ended) readChunk(db, session, number, chunks);
  const rows: ParsedBatch['rows'] = [];
  let size = 0;
  let taken = 0;
  for (const row of session.waiting) {
    if (size > batchSize) break;
    taken++;
    const cells = session.facts.add(row.cells);
    if (!cells) continue;
    const text = JSON.stringify(cells);
    size += text.length;
    rows.push({ cells: text, problem: row.problem });
  }
  session.waiting.splice(0, taken);
  const done = session.ended && session.waiting.length === 0;
  if (done) sessions.close(importId);
  const { delimiter, quote, header } = dialect;
  const csv: CsvDialect = { encoding, delimiter, quote, header };
  const tooWide = session.facts.tooWide;
  return { rows, tooWide, analysis: done && !tooWide ? { dialect: csv, ...session.facts.analyse(country) } : null };
}

function readChunk(db: ReadableDb, session: Session, file: number, chunks: number): void {
  const bytes = session.nextChunk < chunks ? chunkOf(db, file, session.nextChunk) : null;
  session.nextChunk++;
  const text = bytes ? session.decoder.decode(bytes, { stream: true }) : session.decoder.decode();
  const rows = session.reader.push(text);
  if (!bytes) {
    rows.push(...session.reader.end());
    session.ended = true;
  }
  const skipped = Math.min(session.preamble, rows.length);
  session.preamble -= skipped;
  session.waiting = skipped > 0 ? rows.slice(skipped) : rows;
}
