/** Characters that make a spreadsheet take a cell for a formula; the apostrophe, so that the guard is unambiguous. */
const risky = /^[=+\-@\t\r\n']/;

/**
 * Guards a cell against being run as a formula (OWASP "CSV injection") by an apostrophe in front, which
 * `unguardCell` takes off again; see docs/decisions/0011.
 */
export const guardCell = (text: string): string => (risky.test(text) ? `'${text}` : text);

/** Takes the guard of `guardCell` off; any other text stays as it is. */
export const unguardCell = (text: string): string =>
  text.charCodeAt(0) === 39 && risky.test(text.slice(1)) ? text.slice(1) : text;

const quote = (text: string) => (/[",\r\n]|^[\s\ufeff]|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** One line of CSV by RFC 4180: commas, CR LF, quotes where needed; each cell guarded. */
export function csvLine(cells: readonly string[]): string {
  const line = cells.map((cell) => quote(guardCell(cell))).join(',');
  return `${line === '' ? '""' : line}\r\n`;
}
