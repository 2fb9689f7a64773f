/**
 * `content` cut into chunks of `size` bytes; the last one, with `last`, may be shorter, and is empty only when all
 * is. A chunk is good until the next is asked for: its memory is used again.
 */
export async function* inChunks(
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ bytes: Uint8Array; last: boolean }> {
  const buffer = new Uint8Array(size);
  let filled = 0;
  for await (const piece of content) {
    let from = 0;
    while (from < piece.length) {
      if (filled === size) {
        yield { bytes: buffer, last: false };
        filled = 0;
      }
      const part = piece.subarray(from, from + size - filled);
      buffer.set(part, filled);
      filled += part.length;
      from += part.length;
    }
  }
  yield { bytes: buffer.subarray(0, filled), last: true };
}
