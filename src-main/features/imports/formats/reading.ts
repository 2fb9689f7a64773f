import type { CsvDialect, ImportAnalysis } from '../../../../src-shared/contract/imports';
import type { DetectedDialect } from '../csv/dialect';
import { csvSource } from './csv-source';
import { ldifSource } from './ldif-source';
import type { RowSource } from './row-source';
import type { ByteSource, StoredFile } from './stored-file';
import { vcardSource } from './vcard-source';
import { xlsxSource } from './xlsx-source';
import { entryBytes, UnpackBudget, type ZipEntry, zipEntries } from './zip';

/** How a file is to be read: all that its rows follow from. */
export interface Reading {
  format: ImportAnalysis['format'];
  encoding: CsvDialect['encoding'];
  dialect: DetectedDialect;
  /** What one can choose from: the sheets of a workbook, or the tables in an archive. */
  sheets: string[];
  sheet: number;
  /** Names of the files in an archive that are read; null where the file is none. */
  files: string[] | null;
  leftOut: ImportAnalysis['leftOut'];
  /** There are groups among the cards, whose members come before them. */
  hasGroups: boolean;
}

const wide: ReadonlySet<string> = new Set(['utf-16le', 'utf-16be']);

/** UTF-16 as UTF-8; other bytes as they are, for cards and LDIF say themselves what they are in. */
function* narrow(bytes: ByteSource, encoding: string): Generator<Uint8Array> {
  if (!wide.has(encoding)) return yield* bytes;
  const decoder = new TextDecoder(encoding);
  for (const piece of bytes) yield Buffer.from(decoder.decode(piece, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/** Opens a file as rows, in the way `reading` says. */
export function openRows(stored: StoredFile, reading: Reading): RowSource {
  const { format, encoding, dialect, files, sheet, hasGroups } = reading;
  if (format === 'xlsx') return xlsxSource(stored, sheet, dialect.preamble);
  const budget = new UnpackBudget(stored.size);
  const entries = new Map<string, ZipEntry>(files ? zipEntries(stored).map((entry) => [entry.name, entry]) : []);
  const open = (name: string) => () => {
    const entry = entries.get(name);
    return narrow(entry ? entryBytes(stored, entry, budget) : [], encoding);
  };
  const parts = files
    ? files.map((name) => ({ name, bytes: open(name) }))
    : [{ name: '', bytes: () => narrow(stored.bytes(), encoding) }];
  if (format === 'vcard')
    return vcardSource(parts, wide.has(encoding) || encoding === 'utf-8' ? 'windows-1252' : encoding, hasGroups);
  const first = files ? (files[sheet] ?? '') : '';
  if (format === 'ldif') return ldifSource(files ? open(first)() : narrow(stored.bytes(), encoding));
  const entry = entries.get(first);
  return csvSource(entry ? entryBytes(stored, entry, budget) : stored.bytes(), encoding, dialect);
}
