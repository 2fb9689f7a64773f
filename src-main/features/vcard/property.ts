import type { RawProperty } from './card';

/** A content line taken apart (RFC 6350, 3.3). */
export interface Property {
  group: string;
  name: string;
  params: [name: string, values: string[]][];
  /** Text with its escapes, decoded from its bytes. Empty where `bytes` are given. */
  value: string;
  /** Of a value in base64. */
  bytes: Uint8Array | null;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const ascii = /^[\0-\x7f]*$/;

function decoderFor(charset: string): InstanceType<typeof TextDecoder> | null {
  try {
    return charset === '' ? null : new TextDecoder(charset);
  } catch {
    return null;
  }
}

/**
 * Text of bytes (a character each). UTF-8 wherever they are UTF-8, whatever is declared; else what is declared; else
 * `fallback`, for there are cards that declare UTF-8 and are Windows-1252.
 */
function decodeText(bytes: string, charset: string, fallback: string): string {
  const declared = charset.toLowerCase();
  if (ascii.test(bytes) && !/2022|utf-?7/.test(declared)) return bytes;
  const buffer = Buffer.from(bytes, 'latin1');
  try {
    return utf8.decode(buffer);
  } catch {
    const other = /^utf-?8$/.test(declared) ? null : decoderFor(declared);
    return (other ?? new TextDecoder(fallback)).decode(buffer);
  }
}

const unquote = (text: string): string =>
  text.replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Bare parameters of vCard 2.1, which names only some. */
const bareNames: readonly (readonly [string, RegExp])[] = [
  ['ENCODING', /^(?:7BIT|8BIT|QUOTED-PRINTABLE|BASE64|B)$/i],
  ['VALUE', /^(?:INLINE|URL|URI|CONTENT-ID|CID)$/i],
];

/** RFC 6868. */
const uncaret = (text: string) =>
  text.replace(/\^([n^'])/g, (_, code: string) => (code === 'n' ? '\n' : code === "'" ? '"' : '^'));

/** Where `mark` stands outside quotation marks, from `from` on; -1 where it does not. */
function findOutside(text: string, mark: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '"') quoted = !quoted;
    else if (char === mark && !quoted) return at;
  }
  return -1;
}

function splitOutside(text: string, mark: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = findOutside(text, mark, 0); at >= 0; at = findOutside(text, mark, from)) {
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  return [...parts, text.slice(from)];
}

function readParam(text: string): [string, string[]] {
  const equals = text.indexOf('=');
  const bare = text.trim();
  if (equals < 0) return [bareNames.find(([, pattern]) => pattern.test(bare))?.[0] ?? 'TYPE', [bare]];
  const values = splitOutside(text.slice(equals + 1), ',').map((part) => uncaret(part.trim().replace(/^"|"$/g, '')));
  return [text.slice(0, equals).trim().toUpperCase(), values];
}

/** All values of a parameter. */
export const paramOf = ({ params }: Pick<Property, 'params'> | RawProperty, name: string): string[] =>
  params.flatMap(([known, values]) => (known === name ? values : []));

/** Takes a line apart; null where it is none. `line` has a character per byte. */
export function readProperty(line: string, fallback: string): Property | null {
  const opened = findOutside(line, ':', 0);
  // A quotation mark that is never closed must not hide the value.
  const colon = opened >= 0 ? opened : line.indexOf(':');
  if (colon < 0) return null;
  const [names = '', ...rest] = splitOutside(decodeText(line.slice(0, colon), '', fallback), ';');
  const dot = names.lastIndexOf('.');
  const params = rest.filter((part) => part.trim() !== '').map(readParam);
  const property: Property = {
    group: names.slice(0, Math.max(dot, 0)).trim(),
    name: names
      .slice(dot + 1)
      .trim()
      .toUpperCase(),
    params: params.filter(([name]) => name !== 'ENCODING' && name !== 'CHARSET'),
    value: '',
    bytes: null,
  };
  const raw = line.slice(colon + 1);
  const encoding = paramOf({ params }, 'ENCODING')[0]?.toUpperCase() ?? '';
  const charset = paramOf({ params }, 'CHARSET')[0] ?? '';
  if (encoding === 'B' || encoding === 'BASE64') property.bytes = Buffer.from(raw, 'base64');
  else if (encoding === 'QUOTED-PRINTABLE')
    // Line ends in quoted-printable are part of the text; they are escaped as the later versions write them.
    property.value = decodeText(unquote(raw), charset, fallback).replace(/\r\n?|\n/g, '\\n');
  else property.value = decodeText(raw, charset, fallback);
  return property.name === '' ? null : property;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', N: '\n', ',': ',', ';': ';', ':': ':', '\\': '\\' };

/** A text value as it is meant (RFC 6350, 3.4). A backslash before anything else is one. */
export const unescapeText = (value: string): string =>
  value.replace(/\\(.)/g, (both, char: string) => escapes[char] ?? both);

/** The parts of a value between unescaped marks, still escaped. */
export function splitValue(value: string, mark: ';' | ','): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < value.length; at++) {
    if (value[at] === '\\') at++;
    else if (value[at] === mark) {
      parts.push(value.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, value.slice(from)];
}

/** A component of a structured value: the values of its list, joined. */
export const component = (value: string | undefined, separator: string): string =>
  splitValue(value ?? '', ',')
    .map((part) => unescapeText(part).trim())
    .filter((part) => part !== '')
    .join(separator);
