export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels a logo is kept with at the most: enough for a letter at 300 dpi. */
const kept = { width: 1200, height: 600 };

/** How far a colour may be from that of the corner and still be nothing. */
const near = 12;

/** The part of a picture in which there is something: what is clear, or like its first pixel, is an empty edge. */
export function contentBox(pixels: Uint8ClampedArray, width: number, height: number): Box {
  const at = (index: number, channel: number) => pixels[index * 4 + channel] ?? 0;
  const isEmpty = (index: number) =>
    at(index, 3) < near || [0, 1, 2, 3].every((channel) => Math.abs(at(index, channel) - at(0, channel)) <= near);
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let index = 0; index < width * height; index++) {
    if (isEmpty(index)) continue;
    const [x, y] = [index % width, Math.floor(index / width)];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = y;
  }
  if (right < 0) return { left: 0, top: 0, width, height };
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** The size a box is drawn with: never larger than it is. */
export function fitted({ width, height }: Pick<Box, 'width' | 'height'>): { width: number; height: number } {
  const scale = Math.min(1, kept.width / width, kept.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Draws a picture, without its empty edges where that is wanted, as large as a logo is kept. */
export function drawLogo(canvas: HTMLCanvasElement, picture: ImageBitmap, isTrimmed: boolean): void {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  const draw = ({ left, top, width, height }: Box) => {
    const size = fitted({ width, height });
    canvas.width = size.width;
    canvas.height = size.height;
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, left, top, width, height, 0, 0, size.width, size.height);
  };
  draw({ left: 0, top: 0, width: picture.width, height: picture.height });
  if (!isTrimmed) return;
  const scale = picture.width / canvas.width;
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const box = contentBox(data, canvas.width, canvas.height);
  draw({ left: box.left * scale, top: box.top * scale, width: box.width * scale, height: box.height * scale });
}
