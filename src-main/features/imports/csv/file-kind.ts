/** Why a file is not read; stable reasons of the `validation` error that says so. */
type FileProblem =
  | 'file.spreadsheet'
  | 'file.archive'
  | 'file.pdf'
  | 'file.image'
  | 'file.html'
  | 'file.json'
  | 'file.binary';

const signatures: readonly (readonly [FileProblem, readonly number[]])[] = [
  ['file.spreadsheet', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['file.pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['file.image', [0x89, 0x50, 0x4e, 0x47]],
  ['file.image', [0xff, 0xd8, 0xff]],
  ['file.image', [0x47, 0x49, 0x46, 0x38]],
  ['file.archive', [0x1f, 0x8b]],
  ['file.archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['file.archive', [0x52, 0x61, 0x72, 0x21]],
  ['file.binary', [0x7f, 0x45, 0x4c, 0x46]],
];

const texts: readonly (readonly [FileProblem | 'vcard' | 'ldif', RegExp])[] = [
  ['vcard', /(?:^|[\r\n])\s*BEGIN\s*:\s*VCARD/i],
  ['ldif', /^\s*(?:(?:#.*|version:.*)\s+)*dn::? /i],
  ['file.html', /^\s*<(?:!doctype html|html|\?xml|table)/i],
  ['file.json', /^\s*(?:\{\s*"|\[\s*[{"])/],
  ['file.binary', /^SQLite format 3/],
];

/** What a file is by its first bytes (some thousand), whatever it is called: text that is nothing else may be CSV. */
export function fileKind(start: Uint8Array): FileProblem | 'csv' | 'vcard' | 'ldif' {
  for (const [problem, bytes] of signatures) if (bytes.every((byte, at) => start[at] === byte)) return problem;
  const latin = Buffer.from(start.subarray(0, 4096)).toString('latin1');
  if (latin.startsWith('PK\u0003\u0004')) return 'file.archive';
  const readable = latin.replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '').replaceAll('\0', '');
  return texts.find(([, pattern]) => pattern.test(readable))?.[0] ?? 'csv';
}
