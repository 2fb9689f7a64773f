import { client } from './transport';

/** The first `size` bytes of a content, or all where it has fewer. The browser keeps large ones out of memory. */
export async function readContent(
  hash: string,
  { size, signal, onRead }: { size: number; signal?: AbortSignal; onRead?: (bytes: number) => void },
): Promise<Blob> {
  const pieces: Blob[] = [];
  let read = 0;
  while (read < size) {
    const piece = await client.files.content({ hash, offset: read }, signal ? { signal } : {});
    if (piece.size === 0) break;
    pieces.push(piece);
    read += piece.size;
    onRead?.(read);
  }
  return new Blob(pieces).slice(0, size);
}
