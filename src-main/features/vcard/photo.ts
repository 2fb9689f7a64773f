import type { CardPhoto } from './card';

const signatures: readonly (readonly [string, RegExp])[] = [
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/png', /^\x89PNG/],
  ['image/gif', /^GIF8/],
  ['image/webp', /^RIFF[\s\S]{4}WEBP/],
  ['image/heic', /^[\s\S]{4}ftyp(?:hei|mif)/],
  ['image/bmp', /^BM/],
];

/** What picture bytes are, by their beginning: cards lie about it. Null where they are none. */
export function photoOf(data: Uint8Array): CardPhoto | null {
  const start = Buffer.from(data.subarray(0, 16)).toString('latin1');
  const mediaType = signatures.find(([, signature]) => signature.test(start))?.[0];
  return mediaType ? { mediaType, data } : null;
}

/** The bytes of a data URI (RFC 2397) in base64; null for any other. */
export function bytesOfDataUri(uri: string): Uint8Array | null {
  const found = uri.match(/^data:[^,]{0,200};base64\\?,/i);
  return found ? Buffer.from(uri.slice(found[0].length), 'base64') : null;
}
