import type { ColumnMapping, ImportTarget } from '../../../src-shared/contract/imports';

/**
 * The columns of Praxis' own CSV. Their names are English in every language, so that a file can be read anywhere;
 * `Praxis ID` tells the format. Further values of a kind have a numbered column each, up to `columnsPerKind`; what
 * is beyond stands in the last one, separated by `:::`.
 */
export const columnsPerKind = 10;

const scalars: readonly (readonly [string, ImportTarget])[] = [
  ['Praxis ID', 'id'],
  ['Prefix', 'prefix'],
  ['Given name', 'givenName'],
  ['Additional name', 'additionalName'],
  ['Family name', 'familyName'],
  ['Suffix', 'suffix'],
  ['Nickname', 'nickname'],
  ['Company', 'company'],
  ['Role', 'role'],
  ['Department', 'department'],
  ['Pronouns', 'pronouns'],
  ['Language', 'language'],
  ['Dates', 'dates'],
];
const points: readonly (readonly [string, ImportTarget])[] = [
  ['Email', 'email'],
  ['Phone', 'phone'],
  ['Website', 'url'],
];
const address: readonly (readonly [string, ImportTarget])[] = [
  ['street', 'street'],
  ['extended', 'extended'],
  ['postal code', 'postalCode'],
  ['city', 'city'],
  ['region', 'region'],
  ['country', 'country'],
];
/** Only of rows that were made of cards: the content comes along with them. */
const photoColumn: readonly [string, ImportTarget] = ['Photo', 'photo'];
export const [photoHeading] = photoColumn;

const last: readonly (readonly [string, ImportTarget])[] = [
  ['Tags', 'tags'],
  ['About', 'about'],
];

/** How many numbered columns of each kind a file has. */
export interface PraxisWidths {
  email: number;
  phone: number;
  url: number;
  address: number;
  note: number;
}

const numbers = (count: number) => Array.from({ length: Math.min(count, columnsPerKind) }, (_, at) => at + 1);

/** The heading of a field that the users made. */
export const customHeading = (name: string): string => `Field: ${name}`;

/** The header line of a file with this many columns of each kind, and the users' own fields of these names. */
export function praxisHeader(widths: PraxisWidths, customs: readonly string[] = []): string[] {
  return [
    ...scalars.map(([heading]) => heading),
    ...points.flatMap(([heading, target]) =>
      numbers(widths[target as 'email' | 'phone' | 'url']).flatMap((number) => [
        `${heading} ${number}`,
        `${heading} ${number} label`,
      ]),
    ),
    ...numbers(widths.address).flatMap((number) => [
      `Address ${number} label`,
      ...address.map(([part]) => `Address ${number} ${part}`),
    ]),
    ...last.map(([heading]) => heading),
    ...numbers(widths.note).map((number) => `Note ${number}`),
    ...customs.map(customHeading),
  ];
}

/** Where a column of Praxis' own CSV goes; `{}` for one it does not have. */
export function readPraxisHeading(heading: string, headers: readonly string[]): Partial<ColumnMapping> {
  const scalar = [...scalars, ...last, photoColumn].find(([name]) => name === heading);
  if (scalar) return { target: scalar[1] };
  const [, name = '', digits = '', part = ''] = heading.match(/^(\w+) (\d+)(?: (.+))?$/) ?? [];
  const group = Number(digits) - 1;
  if (name === 'Note' && part === '') return { target: 'note', group };
  const target =
    name === 'Address'
      ? address.find(([known]) => known === part)?.[1]
      : points.find(([known]) => known === name && part === '')?.[1];
  if (!target) return {};
  const labelColumn = headers.indexOf(`${name} ${digits} label`);
  return { target, group, labelColumn: labelColumn < 0 ? null : labelColumn };
}

const separator = ' ::: ';

/** Several values in one cell; colons in them are escaped where they could be taken for a separator. */
export const joinValues = (values: readonly string[]): string =>
  values
    .map((value) => (values.length > 1 || /:::|\\/.test(value) ? value.replace(/[\\:]/g, '\\$&') : value))
    .join(separator);

/** The values of a cell that `joinValues` made. */
export function splitValues(cell: string): string[] {
  if (cell === '') return [];
  const parts = cell.split(separator);
  if (parts.length === 1 && !cell.includes('\\')) return [cell];
  return parts.map((part) => part.replace(/\\([\\:])/g, '$1'));
}
