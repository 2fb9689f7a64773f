import type { CsvDialect } from '../../../../src-shared/contract/imports';
import type { ReadableDb } from '../../../platform/store/handles';
import { type DetectedDialect, detectDialect, type GivenDialect } from '../csv/dialect';
import { EncodingScan } from '../csv/encoding';
import { type FileProblem, notCsv } from '../csv/file-kind';
import { chunkOf, fileOf } from '../files';
import { Sessions } from './sessions';

/** Pieces looked at in one slice, and decoded to tell the dialect. */
const chunksPerSlice = 4;
const sampleSize = 512 * 1024;

interface Session {
  scan: EncodingScan;
  next: number;
}

export interface DetectInput {
  importId: string;
  /** Begins anew. */
  first: boolean;
  given: GivenDialect;
}

export type Detected =
  | { state: 'more' }
  | { state: 'refused'; reason: FileProblem }
  | { state: 'done'; encoding: CsvDialect['encoding']; dialect: DetectedDialect };

const sessions = new Sessions<Session>(2);

/** Looks at some more of a file's bytes; at the end says its encoding and dialect, or why it is no CSV. */
export function detect(db: ReadableDb, { importId, first, given }: DetectInput): Detected {
  const session = sessions.open(importId, first, () => ({ scan: new EncodingScan(), next: 0 }));
  const { number, chunks } = fileOf(db, importId);
  for (let count = 0; count < chunksPerSlice && session.next < chunks; count++) {
    const bytes = chunkOf(db, number, session.next);
    if (bytes) session.scan.push(bytes);
    session.next++;
  }
  const reason = notCsv(session.scan.start);
  if (!reason && session.next < chunks) return { state: 'more' };
  sessions.close(importId);
  if (reason) return { state: 'refused', reason };
  if (session.scan.isBinary()) return { state: 'refused', reason: 'file.binary' };
  const encoding = given.encoding ?? session.scan.encoding();
  const bytes = chunkOf(db, number, 0) ?? new Uint8Array(0);
  const text = new TextDecoder(encoding).decode(bytes.subarray(0, sampleSize), { stream: true });
  const complete = chunks === 1 && bytes.length <= sampleSize;
  return { state: 'done', encoding, dialect: detectDialect(text, complete, given) };
}
