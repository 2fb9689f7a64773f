import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Card, emptyCard, readVCards, writeVCard } from '../../../src-main/features/vcard';

const controls = /(?![\t\n])\p{Cc}/gu;
/** Text as a field has it: trimmed, without control characters. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom('a;b', 'a,b\\n', '\\', 'Größe', '日本語', '=41', '"x"', ':', 'é'.repeat(90), '👩‍👩‍👧'.repeat(12)),
  )
  .map((value) => value.replace(controls, '').trim());
const line = text.map((value) => value.replace(/\s+/g, ' '));
const filled = line.filter((value) => value !== '');
const label = fc.oneof(fc.constantFrom('', 'home', 'work', 'mobile', 'fax', 'other', 'main'), filled);
const plainLabel = label.filter((value) => !/^_\$!</.test(value));
const preferred = fc.boolean();
const point = fc.record({ value: filled, label: plainLabel, preferred });
const address = fc
  .record({
    street: line,
    extended: line,
    postalCode: line,
    city: line,
    region: line,
    country: line,
    label: plainLabel,
    preferred,
  })
  .filter(({ label: _label, preferred: _preferred, ...parts }) => Object.values(parts).some((part) => part !== ''));
const date = fc.record({
  kind: fc.constantFrom('birthday' as const, 'anniversary' as const),
  label: fc.constant(''),
  year: fc.option(fc.integer({ min: 1700, max: 2100 })),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
});
const custom = fc.record({
  kind: fc.constant('custom' as const),
  label: plainLabel.filter((value) => value !== 'birthday' && value !== 'anniversary'),
  year: fc.option(fc.integer({ min: 1700, max: 2100 })),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
});
const dates = fc.uniqueArray(fc.oneof(date, custom), { maxLength: 4, selector: (value) => JSON.stringify(value) });
const relation = fc.record({ type: fc.oneof(fc.constantFrom('spouse', 'child'), plainLabel), value: filled });
const jpeg = fc.uint8Array({ maxLength: 300 }).map((data) => ({
  mediaType: 'image/jpeg',
  data: new Uint8Array([0xff, 0xd8, 0xff, ...data]),
}));
const extra = fc.record({
  group: fc.constantFrom('', 'item1', 'x'),
  name: fc.constantFrom('X-OWN', 'X-PHONETIC-FIRST-NAME', 'GEO', 'KEY'),
  params: fc.array(fc.tuple(fc.constantFrom('X-A', 'ALTID'), fc.tuple(line.filter((value) => !value.includes('\\')))), {
    maxLength: 2,
  }),
  value: filled.map((value) => value.replace(/[\\,;]/g, '\\$&')),
});
const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 4 });

const card: fc.Arbitrary<Card> = fc
  .record({
    kind: fc.constant('individual' as const),
    uid: fc.oneof(line, fc.uuid()),
    formattedName: fc.constant(''),
    prefix: line,
    givenName: line,
    additionalName: line,
    familyName: line,
    suffix: line,
    nickname: line,
    pronouns: line,
    language: fc.constantFrom('', 'de', 'pt-BR'),
    company: line,
    department: line,
    role: line,
    emails: list(point),
    phones: list(point),
    urls: list(point),
    addresses: list(address),
    dates,
    relations: list(relation),
    tags: fc.uniqueArray(filled, { maxLength: 4 }),
    notes: list(text.filter((value) => value !== '')),
    photo: fc.option(jpeg),
    members: fc.constant<string[]>([]),
    extras: list(extra),
  })
  .map((value) => ({ ...emptyCard(), ...value, uid: value.uid.replace(/^urn:uuid:/i, '') }));

const sorted = (list: readonly object[]) => list.map((one) => JSON.stringify(Object.entries(one).sort())).sort();

/** What a write changes on purpose: the name as shown, link schemes and the order of what is written elsewhere. */
const comparable = ({ formattedName: _shown, dates: days, relations, photo, extras, ...rest }: Card) => ({
  ...rest,
  dates: sorted(days),
  relations: sorted(relations),
  photo: photo && { ...photo, data: [...photo.data] },
  extras: sorted(extras),
});

describe('a card that is written as vCard 4.0', () => {
  test('of a text that says where a card ends, wherever it is folded', () => {
    for (let before = 0; before < 90; before++) {
      const note = `${'x'.repeat(before)}END:VCARD`;
      expect(readVCards(writeVCard({ ...emptyCard(), formattedName: 'Ada', notes: [note] }))).toMatchObject([
        { card: { notes: [note] }, problem: null },
      ]);
    }
  });

  test('reads again as the same card', () => {
    fc.assert(
      fc.property(card, (value) => {
        const [read, ...more] = readVCards(writeVCard(value));
        expect(more).toEqual([]);
        expect(read?.problem).toBeNull();
        expect(comparable(read?.card ?? emptyCard())).toEqual(comparable(value));
      }),
      { numRuns: Number(process.env.PRAXIS_RUNS ?? 300) },
    );
  });

  test('has no line over 75 bytes, none cut within a character, and CR LF throughout', () => {
    fc.assert(
      fc.property(card, (value) => {
        const written = writeVCard(value);
        for (const physical of written.split('\r\n')) {
          expect(Buffer.byteLength(physical)).toBeLessThanOrEqual(75);
          expect(physical).not.toMatch(/[\r\n]/);
          expect(physical.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  test('comes in pieces of any size to the same', () => {
    expect(readVCards(writeVCard({ ...emptyCard(), givenName: 'Zoë', notes: ['a\nb'] }))[0]?.card).toMatchObject({
      givenName: 'Zoë',
      notes: ['a\nb'],
      formattedName: 'Zoë',
    });
  });
});
