import type { ReadCard } from './card';
import { CardBuilder } from './card-builder';
import { CardLineReader, type CardLines } from './content-lines';
import { readProperty } from './property';

function cardOf({ lines, problem }: CardLines, fallback: string): ReadCard {
  const properties = lines.map((line) => readProperty(line, fallback)).filter((property) => property !== null);
  const builder = new CardBuilder(properties);
  return { card: builder.read(), problem, version: builder.version, producer: builder.producer };
}

/**
 * Reads vCards of any version piece by piece. Nothing is thrown: what a card does not say well goes to its extras,
 * what is no card at all has a problem. `fallback` is the encoding of bytes that are neither UTF-8 nor declared.
 */
export class VCardReader {
  readonly #lines = new CardLineReader();

  constructor(readonly fallback = 'windows-1252') {}

  /** Takes the next bytes and gives the cards that are complete. */
  push(bytes: Uint8Array): ReadCard[] {
    const { buffer, byteOffset, byteLength } = bytes;
    const text = Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
    return this.#lines.push(text).map((lines) => cardOf(lines, this.fallback));
  }

  end(): ReadCard[] {
    return this.#lines.end().map((lines) => cardOf(lines, this.fallback));
  }
}

/** All vCards of a text or of bytes: vCard 2.1, 3.0 (RFC 2426), 4.0 (RFC 6350), and what programs make of them. */
export function readVCards(input: string | Uint8Array): ReadCard[] {
  const reader = new VCardReader();
  const found = reader.push(typeof input === 'string' ? Buffer.from(input) : input);
  return [...found, ...reader.end()];
}
