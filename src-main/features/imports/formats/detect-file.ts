import { AppError } from '../../../../src-shared/errors';
import { type DetectedDialect, detectDialect, detectHeading, type GivenDialect } from '../csv/dialect';
import { EncodingScan } from '../csv/encoding';
import { fileKind } from '../csv/file-kind';
import type { Reading } from './reading';
import { sheetRows } from './sheet';
import type { ByteSource, StoredFile } from './stored-file';
import { readWorkbook } from './workbook';
import { entryBytes, UnpackBudget, type ZipEntry, zipEntries } from './zip';

/** Bytes decoded to tell the dialect, and rows looked at to tell the heading of a sheet. */
const sampleSize = 512 * 1024;
const rowsLookedAt = 200;
/** Bytes kept of a piece's end, so that a word cut in two is found. */
const overlap = 32;

const plain: DetectedDialect = { delimiter: ',', quote: '"', header: false, preamble: 0 };
const refuse = (reason: string): AppError => new AppError('validation', 'not to be read', { field: 'file', reason });

/** Looks at a file, and says how it is to be read. Yields the bytes looked at so far. Fails: `validation`. */
export function* detectFile(file: StoredFile, given: GivenDialect): Generator<number, Reading> {
  const start = file.read(0, 4096);
  if (start.length === 0) throw refuse('file.empty');
  if (Buffer.from(start.subarray(0, 4)).toString('latin1') === 'PK\u0003\u0004')
    return yield* detectArchive(file, given);
  const kind = fileKind(start);
  if (kind !== 'csv' && kind !== 'vcard' && kind !== 'ldif') throw refuse(kind);
  return yield* detectText(kind, () => file.bytes(), given, {});
}

function* detectText(
  kind: 'csv' | 'vcard' | 'ldif',
  open: () => ByteSource,
  given: GivenDialect,
  more: Partial<Reading>,
): Generator<number, Reading> {
  const scan = new EncodingScan();
  let sample = new Uint8Array(0);
  let size = 0;
  let hasGroups = false;
  let end = '';
  for (const piece of open()) {
    scan.push(piece);
    if (sample.length < sampleSize) sample = Uint8Array.from(Buffer.concat([sample, piece.subarray(0, sampleSize)]));
    size += piece.length;
    if (kind === 'vcard' && !hasGroups) {
      const text =
        end + Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('latin1').replaceAll('\0', '');
      hasGroups = /KIND:group/i.test(text);
      end = text.slice(-overlap);
    }
    yield size;
  }
  if (scan.isBinary() && kind === 'csv') throw refuse('file.binary');
  const encoding = given.encoding ?? scan.encoding();
  const base = { format: kind, encoding, sheets: [], sheet: 0, files: null, leftOut: [], hasGroups, ...more };
  if (kind !== 'csv') return { ...base, dialect: plain };
  const text = new TextDecoder(encoding).decode(sample.subarray(0, sampleSize), { stream: true });
  return { ...base, dialect: detectDialect(text, size <= sampleSize, given) };
}

function* detectArchive(file: StoredFile, given: GivenDialect): Generator<number, Reading> {
  const entries = zipEntries(file);
  if (entries.some(({ name }) => name === 'xl/workbook.xml')) return yield* detectWorkbook(file, entries, given);
  if (entries.some(({ name }) => name === 'content.xml')) throw refuse('file.spreadsheet');
  const budget = new UnpackBudget(file.size);
  const found: Record<'csv' | 'vcard' | 'ldif', ZipEntry[]> = { csv: [], vcard: [], ldif: [] };
  const leftOut: Reading['leftOut'] = [];
  for (const [at, entry] of entries.entries()) {
    yield at;
    if (entry.name.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\.[^./])/.test(entry.name)) continue;
    const kind = entry.refused ?? kindOfEntry(file, entry, budget);
    if (kind === 'csv' || kind === 'vcard' || kind === 'ldif') found[kind].push(entry);
    else leftOut.push({ name: entry.name.slice(0, 500), reason: kind });
  }
  const kind = found.vcard.length > 0 ? 'vcard' : found.csv.length > 0 ? 'csv' : 'ldif';
  const taken = found[kind];
  if (taken.length === 0) throw refuse('file.archive');
  const others = Object.values(found)
    .filter((list) => list !== taken)
    .flat();
  leftOut.push(...others.map(({ name }) => ({ name: name.slice(0, 500), reason: 'archive.otherKind' })));
  const files = taken.map(({ name }) => name);
  const sheet = kind === 'vcard' ? 0 : Math.min(given.sheet ?? 0, files.length - 1);
  const read = kind === 'vcard' ? taken : taken.slice(sheet, sheet + 1);
  const open = () => concat(file, read, new UnpackBudget(file.size));
  const sheets = kind === 'vcard' ? [] : files;
  return yield* detectText(kind, open, given, { files, sheets, sheet, leftOut: leftOut.slice(0, 200) });
}

function* concat(file: StoredFile, entries: readonly ZipEntry[], budget: UnpackBudget): Generator<Uint8Array> {
  for (const entry of entries) yield* entryBytes(file, entry, budget);
}

/** What a file in an archive is, by its beginning; only texts that say they are one are tables. */
function kindOfEntry(file: StoredFile, entry: ZipEntry, budget: UnpackBudget): string {
  try {
    const [first = new Uint8Array(0)] = entryBytes(file, entry, budget);
    const kind = fileKind(first.subarray(0, 4096));
    return kind === 'csv' && !/\.(?:csv|tsv|txt)$/i.test(entry.name) ? 'archive.otherKind' : kind;
  } catch (error) {
    if (error instanceof AppError && error.details.reason === 'archive.broken') return 'archive.broken';
    throw error;
  }
}

function* detectWorkbook(
  file: StoredFile,
  entries: readonly ZipEntry[],
  given: GivenDialect,
): Generator<number, Reading> {
  const opening = readWorkbook(file, entries);
  let step = opening.next();
  for (let steps = 0; !step.done; step = opening.next()) yield ++steps;
  const book = step.value;
  const sheet = Math.min(given.sheet ?? 0, book.sheets.length - 1);
  const chosen = book.sheets[sheet];
  const rows: string[][] = [];
  if (chosen)
    for (const batch of sheetRows(book, chosen.entry)) {
      rows.push(...batch);
      if (rows.length >= rowsLookedAt) break;
      yield rows.length;
    }
  const heading = detectHeading(rows.slice(0, rowsLookedAt), 0, given.header);
  return {
    format: 'xlsx',
    encoding: 'utf-8',
    dialect: { ...plain, ...heading },
    sheets: book.sheets.map(({ name }) => name.slice(0, 200)),
    sheet,
    files: null,
    leftOut: [],
    hasGroups: false,
  };
}
