export interface PictureSize {
  width: number;
  height: number;
}

/** Pixels a picture may have to be decoded: 200 MB of memory. A few bytes can claim billions. */
export const mostPixels = 50_000_000;

type Read = (view: DataView) => PictureSize | null;

const ascii = (view: DataView, at: number, text: string): boolean =>
  at + text.length <= view.byteLength && [...text].every((letter, i) => view.getUint8(at + i) === letter.charCodeAt(0));

const png: Read = (view) =>
  ascii(view, 1, 'PNG') && ascii(view, 12, 'IHDR') ? { width: view.getUint32(16), height: view.getUint32(20) } : null;

const gif: Read = (view) =>
  ascii(view, 0, 'GIF8') ? { width: view.getUint16(6, true), height: view.getUint16(8, true) } : null;

const bmp: Read = (view) =>
  ascii(view, 0, 'BM') ? { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) } : null;

const uint24 = (view: DataView, at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536;

const webp: Read = (view) => {
  if (!ascii(view, 0, 'RIFF') || !ascii(view, 8, 'WEBP')) return null;
  if (ascii(view, 12, 'VP8X')) return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
  if (ascii(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
};

/** Segments follow each other; the frame's (SOF) has the size. */
const jpeg: Read = (view) => {
  if (view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 <= view.byteLength; ) {
    const marker = view.getUint16(at);
    if (marker === 0xffff) at += 1;
    else if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    } else if (marker < 0xff00) return null;
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
};

/** The box `ispe` of AVIF has the size. */
const avif: Read = (view) => {
  if (!ascii(view, 4, 'ftypavif')) return null;
  for (let at = 0; at + 16 <= Math.min(view.byteLength, 16_384); at++) {
    if (ascii(view, at, 'ispe')) return { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
  }
  return null;
};

/** The size a PNG, JPEG, GIF, WebP, BMP or AVIF claims to have, before it is decoded; null where it can't be told. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    for (const read of [png, gif, bmp, webp, jpeg, avif]) {
      const size = read(view);
      if (size) return size;
    }
    return null;
  } catch {
    // Read past the end: it is cut off.
    return null;
  }
}

/** Whether a picture may be decoded: one that says its size, and is not too large. */
export function isDecodable(bytes: Uint8Array): boolean {
  const size = pictureSize(bytes);
  return size !== null && size.width > 0 && size.height > 0 && size.width * size.height <= mostPixels;
}
