import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { guardCell, unguardCell } from '../csv/writer';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What a workbook of one sheet consists of beside that sheet (ECMA-376). */
const parts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Praxis" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  // Every cell is text (49 is "@"), and stays text when it is edited; style 1 is text that looks like a formula.
  'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>`,
};

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

/** Control characters and half characters XML has no way to say (XML 1.0, 2.2): they are left out. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
    .replace(/[&<>\r]/g, (sign) => entities[sign] ?? sign);

/**
 * A row of a sheet. Cells are texts, which no spreadsheet runs; what looks like a formula is marked as text once more,
 * for when it is edited. An apostrophe that would be taken for a guard when it comes in again is guarded itself.
 */
export function sheetRow(cells: readonly string[]): string {
  const written = cells.map((cell) => {
    if (cell === '') return '<c/>';
    const style = guardCell(cell) === cell ? 0 : 1;
    const text = unguardCell(cell) === cell ? cell : guardCell(cell);
    return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  });
  return `<row>${written.join('')}</row>`;
}

/** A workbook of one sheet, whose rows are asked for when their turn has come. */
export async function writeWorkbook(rows: AsyncIterable<string>, mtime: Date): Promise<Buffer[]> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(head + content), name, { mtime });
  async function* sheet() {
    yield `${head}<worksheet xmlns="${main}"><sheetData>`;
    yield* rows;
    yield '</sheetData></worksheet>';
  }
  zip.addReadStreamLazy('xl/worksheets/sheet1.xml', { mtime }, (give) => give(null, Readable.from(sheet())));
  zip.end();
  const pieces: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.outputStream.on('error', reject);
    zip.outputStream.on('data', (piece: Buffer) => pieces.push(piece));
    zip.outputStream.on('end', resolve);
  });
  return pieces;
}
