import { extensionOf } from './file-name';

/** Bytes from a file's start that tell what it is. */
export const sniffedBytes = 4096;

/** How a file can be shown: the rest can only be saved. */
export type FileKind = 'image' | 'pdf' | 'text' | 'other';

const latin = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/** What stands at which byte of files of a type (the formats' own specifications). */
const marks: readonly (readonly [type: string, at: number, mark: string])[] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF87a'],
  ['image/gif', 0, 'GIF89a'],
  ['image/bmp', 0, 'BM'],
  ['image/tiff', 0, 'II*\0'],
  ['image/tiff', 0, 'MM\0*'],
  ['image/avif', 4, 'ftypavif'],
  ['image/heic', 4, 'ftyphei'],
  ['image/heic', 4, 'ftypmif1'],
  ['application/pdf', 0, '%PDF-'],
  ['application/gzip', 0, '\x1f\x8b'],
  ['application/x-7z-compressed', 0, "7z\xbc\xaf'\x1c"],
  ['application/vnd.rar', 0, 'Rar!\x1a\x07'],
  ['application/x-cfb', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['application/rtf', 0, '{\\rtf'],
  ['application/x-msdownload', 0, 'MZ'],
  ['application/x-executable', 0, '\x7fELF'],
  ['application/x-executable', 0, '\xcf\xfa\xed\xfe'],
  ['application/x-executable', 0, '\xca\xfe\xba\xbe'],
  ['application/x-sh', 0, '#!'],
  ['video/mp4', 4, 'ftyp'],
  ['audio/mpeg', 0, 'ID3'],
  ['application/ogg', 0, 'OggS'],
];

/** A family `RIFF` or `PK` is told apart by what follows. */
function container(head: string): string | null {
  if (head.startsWith('RIFF')) {
    if (head.startsWith('WEBP', 8)) return 'image/webp';
    return head.startsWith('WAVE', 8) ? 'audio/wav' : 'application/octet-stream';
  }
  if (!head.startsWith('PK\x03\x04') && !head.startsWith('PK\x05\x06')) return null;
  if (head.includes('mimetypeapplication/vnd.oasis.opendocument')) return 'application/vnd.oasis.opendocument';
  if (head.includes('[Content_Types].xml') || head.includes('_rels/.rels')) {
    return 'application/vnd.openxmlformats-officedocument';
  }
  return 'application/zip';
}

/** Whether this may be read as text: in UTF-16 with its mark, else without a zero and with few controls. */
function isText(bytes: Uint8Array, head: string): boolean {
  if (head.startsWith('\xff\xfe') || head.startsWith('\xfe\xff')) return true;
  const controls = bytes.filter((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte)).length;
  return !bytes.includes(0) && controls <= bytes.length / 100;
}

function textType(head: string): string {
  const whole = head.replace(/^\xef\xbb\xbf/, '').toLowerCase();
  const bare = whole
    .replace(/<!--.*?-->/gs, '')
    .replace(/<\?xml[^>]*>/, '')
    .replace(/<!doctype svg[^>]*>/, '')
    .trimStart();
  if (/^<svg[\s>]/.test(bare)) return 'image/svg+xml';
  if (/^<(!doctype html|html|head|body|script|iframe)[\s>]/.test(bare)) return 'text/html';
  return whole.trimStart().startsWith('<?xml') ? 'text/xml' : 'text/plain';
}

/**
 * What a file is by its first bytes (`sniffedBytes` of them are enough), whatever it is called: a media type (RFC 6838),
 * `application/octet-stream` where nothing is known.
 */
export function sniffType(bytes: Uint8Array): string {
  const head = latin(bytes, 0, Math.min(bytes.length, sniffedBytes));
  if (head === '') return 'text/plain';
  const held = container(head);
  if (held !== null) return held;
  const known = marks.find(([, at, mark]) => head.startsWith(mark, at));
  if (known) return known[0];
  return isText(bytes.subarray(0, sniffedBytes), head) ? textType(head) : 'application/octet-stream';
}

/** How a file of a type is shown. What could act (HTML, SVG) is shown as the text it is written in. */
export function kindOfType(mediaType: string): FileKind {
  if (/^image\/(png|jpeg|gif|webp|bmp|avif)$/.test(mediaType)) return 'image';
  if (mediaType === 'application/pdf') return 'pdf';
  return mediaType.startsWith('text/') || mediaType === 'image/svg+xml' || mediaType === 'application/x-sh'
    ? 'text'
    : 'other';
}

const picture = /^image\/(?!svg)/;

/** What files with an extension begin as; of others nothing is known. */
const claims: Readonly<Record<string, RegExp>> = {
  png: picture,
  jpg: picture,
  jpeg: picture,
  gif: picture,
  webp: picture,
  bmp: picture,
  tif: picture,
  tiff: picture,
  avif: picture,
  heic: picture,
  svg: /^(image\/svg\+xml|text\/xml)$/,
  pdf: /^application\/pdf$/,
  txt: /^(text\/|image\/svg\+xml$|application\/x-sh$)/,
  md: /^text\//,
  csv: /^text\//,
  docx: /^application\/(vnd\.openxml|zip)/,
  xlsx: /^application\/(vnd\.openxml|zip)/,
  pptx: /^application\/(vnd\.openxml|zip)/,
  odt: /^application\/(vnd\.oasis|zip)/,
  ods: /^application\/(vnd\.oasis|zip)/,
  doc: /^application\/(x-cfb|rtf)$/,
  xls: /^(application\/x-cfb|text\/)/,
  ppt: /^application\/x-cfb$/,
  zip: /^application\/(zip|vnd\.)/,
  mp3: /^(audio\/|application\/octet-stream)/,
  mp4: /^video\//,
};

/** Whether a name says that a file is something else than what it is. */
export function isDisguised(name: string, mediaType: string): boolean {
  const claim = claims[extensionOf(name)];
  return claim !== undefined && !claim.test(mediaType);
}

const acting =
  /^(exe|msi|bat|cmd|com|scr|pif|cpl|ps1|vbs|vbe|js|jse|wsf|hta|lnk|reg|jar|sh|app|command|desktop|appimage|deb|rpm|dmg|pkg|html?|xhtml|svg|docm|xlsm|pptm|dotm|xlam|iso|img|chm)$/;

/** Whether opening a file could run something: then the user is warned first. */
export const canAct = (name: string, mediaType: string): boolean =>
  acting.test(extensionOf(name)) || /x-msdownload|x-executable|x-sh$|^text\/html$|svg/.test(mediaType);
