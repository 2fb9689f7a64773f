import path from 'node:path';
import { AppError } from '../../../../src-shared/errors';
import { type NumberStyle, numberStyle } from './number-format';
import type { StoredFile } from './stored-file';
import { readXml } from './xml';
import { entryBytes, UnpackBudget, type ZipEntry } from './zip';

/** Characters of all shared strings together: they are held while a sheet is read. */
const maxStrings = 128 * 1024 * 1024;

export interface Workbook {
  /** Those one can see; of a workbook that hides all, all. */
  sheets: { name: string; entry: ZipEntry }[];
  strings: string[];
  styles: NumberStyle[];
  from1904: boolean;
  /** The content of a part. */
  bytes(entry: ZipEntry): Generator<Uint8Array>;
}

/** Reads all of a workbook (ECMA-376) but its cells; yields now and then. Fails: `validation`. */
export function* readWorkbook(file: StoredFile, entries: readonly ZipEntry[]): Generator<undefined, Workbook> {
  const budget = new UnpackBudget(file.size);
  const bytes = (entry: ZipEntry) => entryBytes(file, entry, budget);
  const part = (name: string) => entries.find((entry) => entry.name === name && entry.refused === null);
  const targets = new Map<string, string>();
  const named: { name: string; hidden: boolean; id: string }[] = [];
  let from1904 = false;
  const rels = part('xl/_rels/workbook.xml.rels');
  if (rels)
    yield* readXml(bytes(rels), {
      open: (_name, { Id = '', Target = '' }) =>
        targets.set(Id, path.posix.join(Target.startsWith('/') ? '' : 'xl', Target)),
    });
  const book = part('xl/workbook.xml');
  if (book)
    yield* readXml(bytes(book), {
      open(name, attributes) {
        if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
        const id = attributes['r:id'] ?? Object.entries(attributes).find(([key]) => /:id$/.test(key))?.[1] ?? '';
        if (name === 'sheet')
          named.push({ name: attributes.name ?? '', hidden: (attributes.state ?? 'visible') !== 'visible', id });
      },
    });
  const known = named.flatMap(({ name, hidden, id }) => {
    const entry = part((targets.get(id) ?? '').replace(/^\//, ''));
    return entry ? [{ name, hidden, entry }] : [];
  });
  if (known.length === 0) throw new AppError('validation', 'no sheet', { field: 'file', reason: 'archive.broken' });
  const visible = known.filter(({ hidden }) => !hidden);
  const styles = yield* readStyles(bytes, part('xl/styles.xml'));
  const strings = yield* readStrings(bytes, part('xl/sharedStrings.xml'));
  return { sheets: visible.length > 0 ? visible : known, strings, styles, from1904, bytes };
}

function* readStyles(bytes: Workbook['bytes'], entry: ZipEntry | undefined): Generator<undefined, NumberStyle[]> {
  const codes = new Map<number, string>();
  const styles: NumberStyle[] = [];
  let inCells = false;
  if (entry)
    yield* readXml(bytes(entry), {
      open(name, { numFmtId = '0', formatCode = '' }) {
        if (name === 'numFmt') codes.set(Number(numFmtId), formatCode);
        else if (name === 'cellXfs') inCells = true;
        else if (name === 'xf' && inCells) styles.push(numberStyle(Number(numFmtId), codes.get(Number(numFmtId))));
      },
      close(name) {
        if (name === 'cellXfs') inCells = false;
      },
    });
  return styles;
}

function* readStrings(bytes: Workbook['bytes'], entry: ZipEntry | undefined): Generator<undefined, string[]> {
  const strings: string[] = [];
  let text = '';
  let size = 0;
  let isText = false;
  let isReading = false;
  if (entry)
    yield* readXml(bytes(entry), {
      open(name) {
        if (name === 'si') text = '';
        // How it is pronounced is no part of the text.
        else if (name === 'rPh') isReading = true;
        isText = name === 't' && !isReading;
      },
      text(part) {
        if (isText) text += part;
      },
      close(name) {
        isText = false;
        if (name === 'rPh') isReading = false;
        if (name !== 'si') return;
        size += text.length;
        if (size > maxStrings)
          throw new AppError('validation', 'too many texts', { field: 'file', reason: 'import.tooLarge' });
        strings.push(text);
      },
    });
  return strings;
}
