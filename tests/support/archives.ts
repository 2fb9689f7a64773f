import { strToU8, type Zippable, zipSync } from 'fflate';

/** A zip of texts or bytes by name. */
export const zipOf = (files: Readonly<Record<string, string | Uint8Array>>, options: object = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        [typeof content === 'string' ? strToU8(content) : content, options],
      ]),
    ) as Zippable,
  );

const escapeXml = (text: string) =>
  text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char);

/** A cell of a sheet: text (shared), or XML of its own. */
export type TestCell = string | { xml: (reference: string) => string };

/** A workbook as Excel writes it: shared strings, styles, several sheets. */
export function workbookOf(sheets: Readonly<Record<string, readonly (readonly TestCell[])[]>>): Uint8Array {
  const strings: string[] = [];
  const cell = (value: TestCell, row: number, column: number): string => {
    const reference = `${String.fromCharCode(65 + column)}${row}`;
    if (typeof value !== 'string') return value.xml(reference);
    if (value === '') return '';
    strings.push(value);
    return `<c r="${reference}" t="s"><v>${strings.length - 1}</v></c>`;
  };
  const names = Object.keys(sheets);
  const parts = Object.values(sheets).map((rows) => {
    const lines = rows.map((cells, at) => {
      const inner = cells.map((value, column) => cell(value, at + 1, column)).join('');
      return `<row r="${at + 1}">${inner}</row>`;
    });
    return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${lines.join('')}</sheetData></worksheet>`;
  });
  const shared = strings.map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join('');
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${names.map((name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="dd\\.mm\\.yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml': `<sst>${shared}</sst>`,
    ...Object.fromEntries(parts.map((part, at) => [`xl/worksheets/sheet${at + 1}.xml`, part])),
  });
}
