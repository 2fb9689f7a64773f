import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readVCards, writeVCard } from '../../../src-main/features/vcard';
import { fuzzRuns } from '../../support/spoil';

const folder = fileURLToPath(new URL('../../fixtures/vcard/', import.meta.url));
const seeds = readdirSync(folder).map((name) => readFileSync(`${folder}${name}`));

const spoil = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat({ max: 120 }),
  bytes: fc.oneof(
    fc.uint8Array({ maxLength: 6 }),
    fc.constantFrom(
      ...[
        '\0',
        '=',
        '=\r\n',
        '\r',
        ';',
        ':',
        '"',
        '\\',
        'BEGIN:VCARD\n',
        'END:VCARD\n',
        'AGENT:\n',
        ';ENCODING=b',
        '\n ',
      ].map((text) => new Uint8Array(Buffer.from(text))),
    ),
  ),
});

const spoiled = (file: Buffer, ways: readonly { at: number; remove: number; bytes: Uint8Array }[]): Buffer =>
  ways.reduce((text, { at, remove, bytes }) => {
    const place = Math.floor(at * text.length);
    return Buffer.concat([text.subarray(0, place), bytes, text.subarray(place + remove)]);
  }, file);

describe('whatever is in a file of cards', () => {
  test('it is read without failing, and what was read can be written and read again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.array(spoil, { minLength: 1, maxLength: 5 }), (seed, ways) => {
        const cards = readVCards(spoiled(seed, ways));
        expect(cards.length).toBeLessThan(60);
        for (const { card } of cards) expect(readVCards(writeVCard(card))).toHaveLength(1);
      }),
      { numRuns: fuzzRuns },
    );
  }, 300_000);
});
