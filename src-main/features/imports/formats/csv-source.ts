import type { CsvDialect } from '../../../../src-shared/contract/imports';
import type { DetectedDialect } from '../csv/dialect';
import { CsvReader, type CsvRow } from '../csv/reader';
import type { RowSource } from './row-source';
import type { ByteSource } from './stored-file';

/** Rows of text with delimiters. */
export function csvSource(bytes: ByteSource, encoding: CsvDialect['encoding'], dialect: DetectedDialect): RowSource {
  const reader = new CsvReader(dialect);
  const decoder = new TextDecoder(encoding);
  const pieces = bytes[Symbol.iterator]();
  let { preamble } = dialect;
  let ended = false;
  const take = (): CsvRow[] => {
    const piece = pieces.next();
    if (!piece.done) return reader.push(decoder.decode(piece.value, { stream: true }));
    ended = true;
    return [...reader.push(decoder.decode()), ...reader.end()];
  };
  return {
    next() {
      if (ended) return null;
      const rows = take();
      const skipped = Math.min(preamble, rows.length);
      preamble -= skipped;
      return skipped > 0 ? rows.slice(skipped) : rows;
    },
  };
}
