/** Characters of a name at the most; what an attachment of mail may have, and every file system takes. */
const longest = 200;

/** Controls, and the marks that turn the direction of text around and so show "cod.exe" as "exe.doc". */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const unseen = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

const half = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** What follows the last dot, in lower case, without it; empty where there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}

function shortened(name: string): string {
  if (name.length <= longest) return name;
  const extension = extensionOf(name);
  const tail = extension === '' || extension.length > 20 ? '' : `.${extension}`;
  return `${name
    .slice(0, longest - tail.length)
    .replace(half, '')
    .trimEnd()}${tail}`;
}

/**
 * A file's name as it is kept and shown: without folders, controls, invisible and direction-changing characters, of at
 * most 200 characters. Empty when nothing is left.
 */
export function cleanFileName(name: string): string {
  const own = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const seen = own
    .replace(unseen, '')
    .replace(half, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[. ]+$/, '');
  return /^\.*$/.test(seen) ? '' : shortened(seen);
}

/** Names that mean a device to Windows, whatever follows a dot. */
const device = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(\.|$)/i;

/** A name any system takes for a file in a folder of its user. */
export function fileNameToSave(name: string): string {
  const safe = cleanFileName(name).replace(/[<>:"|?*]/g, '_');
  if (safe === '') return 'file';
  return device.test(safe) || safe.startsWith('.') ? `_${safe}` : safe;
}
