import type { ThumbnailSize } from '../../src-shared/contract/files';
import { kindOfType, sniffType } from '../../src-shared/domain/file-type';
import { isDecodable } from '../../src-shared/domain/picture-size';
import { readContent } from './file-content';
import { client } from './transport';

/** Bytes of a content that is still decoded for a thumbnail. */
const mostBytes = 40 * 1024 * 1024;

/** Bytes in which a picture has said how large it is: a JPEG does so behind its colour profile. */
export const headBytes = 512 * 1024;

const limits = { small: { side: 96, bytes: 8 * 1024 }, large: { side: 480, bytes: 80 * 1024 } } as const;

function shrunk(source: CanvasImageSource, width: number, height: number, size: ThumbnailSize): HTMLCanvasElement {
  const { side } = limits[size];
  const canvas = document.createElement('canvas');
  const square = Math.min(width, height);
  const cut = size === 'small' ? { width: square, height: square } : { width, height };
  const scale = Math.min(1, side / Math.max(cut.width, cut.height));
  canvas.width = Math.max(1, Math.round(cut.width * scale));
  canvas.height = Math.max(1, Math.round(cut.height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.imageSmoothingQuality = 'high';
  const [x, y] = [(width - cut.width) / 2, (height - cut.height) / 2];
  context.drawImage(source, x, y, cut.width, cut.height, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const encoded = (canvas: HTMLCanvasElement, quality: number) =>
  new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/webp', quality));

async function smallEnough(canvas: HTMLCanvasElement, most: number): Promise<Blob | null> {
  for (const quality of [0.85, 0.7, 0.5, 0.3]) {
    const blob = await encoded(canvas, quality);
    if (blob && blob.size <= most) return blob;
  }
  return null;
}

/** A thumbnail of a content, or null where none can be made: unknown kinds, damaged ones, and those too large to decode. */
async function makeThumbnail(content: Blob, size: ThumbnailSize): Promise<Blob | null> {
  const head = new Uint8Array(await content.slice(0, headBytes).arrayBuffer());
  const mediaType = sniffType(head);
  const kind = kindOfType(mediaType);
  const { bytes, side } = limits[size];
  try {
    if (kind === 'image' && isDecodable(head)) {
      const picture = await createImageBitmap(new Blob([content], { type: mediaType }));
      try {
        return await smallEnough(shrunk(picture, picture.width, picture.height, size), bytes);
      } finally {
        picture.close();
      }
    }
    if (kind === 'pdf') {
      const { drawPage, openPdf } = await import('./pdf');
      const pdf = await openPdf(content);
      try {
        const canvas = document.createElement('canvas');
        await drawPage(await pdf.getPage(1), canvas, side);
        return await smallEnough(shrunk(canvas, canvas.width, canvas.height, size), bytes);
      } finally {
        await pdf.loadingTask.destroy();
      }
    }
  } catch {
    // What can't be decoded has no thumbnail; the core keeps that, so that it is tried once.
  }
  return null;
}

const toBase64 = (blob: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });

let turn: Promise<unknown> = Promise.resolve();

/** Makes the thumbnail of a content, one at a time, and has the core keep it. Answers it as base64, '' for none. */
export function madeThumbnail(hash: string, size: ThumbnailSize): Promise<string> {
  const made = turn.then(async () => {
    const content = await readContent(hash, { size: mostBytes + 1 });
    const picture = content.size > mostBytes ? null : await makeThumbnail(content, size);
    const data = picture ? await toBase64(picture) : '';
    await client.files.saveThumbnail({ hash, size, data });
    return data;
  });
  turn = made.catch(() => {});
  return made;
}
