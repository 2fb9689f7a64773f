/** Where the square lies that is cut out: its centre as parts of width and height, and how much smaller than the largest it is. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export const centred: Crop = { x: 0.5, y: 0.5, zoom: 1 };
export const mostZoom = 4;

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** The square in pixels of the picture; it never leaves the picture. */
export function cropSquare({ x, y, zoom }: Crop, width: number, height: number) {
  const side = Math.min(width, height) / within(zoom, 1, mostZoom);
  return {
    left: within(x * width - side / 2, 0, width - side),
    top: within(y * height - side / 2, 0, height - side),
    side,
  };
}

/** The crop moved by parts of its own side; stops at the picture's edges. */
export function movedCrop(crop: Crop, right: number, down: number, width: number, height: number): Crop {
  const { left, top, side } = cropSquare(crop, width, height);
  const moved = {
    left: within(left + right * side, 0, width - side),
    top: within(top + down * side, 0, height - side),
  };
  return { ...crop, x: (moved.left + side / 2) / width, y: (moved.top + side / 2) / height };
}

/** Pixels a photo is kept with at the most. */
const kept = 512;

/** Cuts the square out and makes it a JPEG. */
export async function cutOut(picture: ImageBitmap, crop: Crop): Promise<Blob> {
  const { left, top, side } = cropSquare(crop, picture.width, picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.min(kept, Math.round(side)));
  canvas.height = canvas.width;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.imageSmoothingQuality = 'high';
  // JPEG has no transparency: what is clear becomes paper.
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, left, top, side, side, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.88));
  if (!blob) throw new Error('no picture');
  return blob;
}
