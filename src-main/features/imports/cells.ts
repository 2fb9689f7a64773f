import type { ImportTarget } from '../../../src-shared/contract/imports';
import { unguardCell } from './csv/writer';

/** Control characters but tab and line ends. */
const controls = /(?![\t\n\r])\p{Cc}/gu;
/** Halves of characters beyond the first plane (lone surrogates). */
const halves = /\p{Cs}/gu;
const suspicious = /(?![\t\n\r])\p{Cc}|\p{Cs}/u;

/**
 * A cell as it is meant: without control characters and the guard against formulas, halves of characters replaced.
 * Foreign cells are trimmed as well; those of Praxis' own export (`own`) stand as they are.
 */
export function cleanCell(cell: string, own: boolean): string {
  const text = suspicious.test(cell) ? cell.replace(controls, '').replace(halves, '\ufffd') : cell;
  return own ? unguardCell(text) : unguardCell(text).trim();
}

/** Characters a field of one line and a text may have (see the contract). */
export const longestLine = 500;
export const longestText = 100_000;

const texts: ReadonlySet<ImportTarget> = new Set(['about', 'note', 'tags', 'email', 'phone', 'url', 'custom']);

/**
 * Whether a cell has more than its field can hold. Cells of several values are looked at value by value; in Praxis'
 * own export that can be any but the scalars. A note of another program gets its heading in front.
 */
export function tooLong(target: ImportTarget, cell: string, own: boolean): boolean {
  if (texts.has(target)) return cell.length > (own ? 100 * longestText : longestText - 1000);
  return cell.length > (own ? 100 * longestLine : longestLine);
}

/** The values of a cell that other programs put several into: by `:::` (Google), semicolons or lines. */
export const splitCell = (cell: string): string[] =>
  cell
    .split(/\s*:::\s*|[;\r\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Several values in one cell, as Google writes them. */
export const joinGoogle = (values: readonly string[]): string => values.join(' ::: ');

/** Groups every Google contact is in. */
const everybody = /^(?:my ?contacts|meine kontakte|starred|imported .*)$/i;

/** Tags of a cell; Google marks its own groups with an asterisk. */
export const splitTags = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/\s*:::\s*|[;,\r\n]+/)
      .map((part) => part.replace(/^\s*\*/, '').trim())
      .filter((part) => part !== '' && !everybody.test(part)),
  ),
];
