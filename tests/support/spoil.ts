import * as fc from 'fast-check';

/** One way to spoil a file: bytes put in, taken out, doubled, or the end cut off. */
interface Spoil {
  act: string;
  at: number;
  bytes: Uint8Array;
  length: number;
}

/** Ways to spoil a file, with texts that mean something to its format among the bytes put in. */
export const spoil = (...texts: string[]): fc.Arbitrary<Spoil> =>
  fc.record({
    act: fc.constantFrom('insert', 'delete', 'double', 'cut', 'flip'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    bytes: fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 4 }),
      fc.constantFrom(...texts.map((text) => new Uint8Array(Buffer.from(text)))),
    ),
    length: fc.integer({ min: 1, max: 200 }),
  });

export function spoiled(file: Uint8Array, { act, at, bytes, length }: Spoil): Buffer {
  const place = Math.floor(at * file.length);
  const [before, after] = [file.subarray(0, place), file.subarray(place)];
  if (act === 'insert') return Buffer.concat([before, bytes, after]);
  if (act === 'delete') return Buffer.concat([before, after.subarray(length)]);
  if (act === 'double') return Buffer.concat([before, after.subarray(0, length), after]);
  if (act === 'flip') return Buffer.concat([before, bytes, after.subarray(bytes.length)]);
  return Buffer.from(before);
}

/** How many inputs a fuzz run takes: `PRAXIS_FUZZ=20000` (`npm run fuzz`) is the long mode. */
export const fuzzRuns = Number(process.env.PRAXIS_FUZZ ?? 500);
