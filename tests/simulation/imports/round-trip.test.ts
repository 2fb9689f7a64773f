import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Contact } from '../../../src-shared/contract/contacts';
import { openTestPractice, optionsOf, type TestPractice } from '../../support/import-practice';
import { removeTestFolders } from '../../support/store';

const houses: TestPractice[] = [];
const open = () => {
  const house = openTestPractice();
  houses.push(house);
  return house;
};
afterEach(async () => {
  for (const house of houses.splice(0)) await house.practice.stop();
  removeTestFolders();
});

/** What of a contact an export holds. */
function content(contact: Contact) {
  const { id, prefix, givenName, additionalName, familyName, suffix, nickname, companyName, role, department, about } =
    contact;
  return {
    ...{ id, prefix, givenName, additionalName, familyName, suffix, nickname, companyName, role, department, about },
    points: contact.points.map(({ kind, value, normalized, label }) => ({ kind, value, normalized, label })),
    addresses: contact.addresses.map(({ id: _id, position: _position, ...address }) => address),
    tags: contact.tags.map((tag) => tag.name).sort(),
  };
}
const contents = async (house: TestPractice) =>
  Promise.all(
    (await house.list()).map(async ({ id }) => ({ ...content(await house.get(id)), notes: await house.notes(id) })),
  );

const letter = fc.constantFrom(
  'a',
  'ä',
  'ß',
  'É',
  '山',
  '😀',
  ' ',
  '"',
  "'",
  ',',
  ';',
  ':',
  '\\',
  '=',
  '+',
  '-',
  '@',
  '\t',
  '1',
);
const text = fc.string({ unit: letter, maxLength: 8 });
const line = text.map((value) => value.trim());
const body = fc.string({ unit: fc.oneof(letter, fc.constantFrom('\n', '\r\n')), minLength: 1, maxLength: 20 });
const name = line.filter((value) => value !== '');
const address = fc.record({
  label: line,
  street: name,
  extended: line,
  postalCode: line,
  city: line,
  region: line,
  country: line,
});
const phone = fc.integer({ min: 1_000_000, max: 9_999_999 }).map((digits) => `+49 30 ${digits}`);
const email = fc.stringMatching(/^[a-z]{3,8}$/).map((local) => `${local}@round.example`);

const contact = fc.record({
  fields: fc.record({
    prefix: line,
    givenName: name,
    additionalName: line,
    familyName: name,
    suffix: line,
    nickname: line,
    companyName: line,
    role: line,
    department: line,
    about: body,
  }),
  emails: fc.array(fc.record({ value: email, label: line }), { maxLength: 13 }),
  phones: fc.array(fc.record({ value: phone, label: line }), { maxLength: 3 }),
  urls: fc.array(fc.record({ value: fc.constantFrom('https://round.example/a', 'round.example'), label: line }), {
    maxLength: 2,
  }),
  addresses: fc.array(address, { maxLength: 12 }),
  tags: fc.uniqueArray(name, { maxLength: 4, selector: (tag) => tag.normalize('NFKD').toLowerCase() }),
  notes: fc.array(
    body.filter((note) => note.trim() !== ''),
    { maxLength: 12 },
  ),
});

describe('an export', () => {
  test('imports to the same in an empty store, ids and all, and finds nothing to do in its own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(contact, { minLength: 2, maxLength: 8 }), async (people) => {
        const [from, to] = [open(), open()];
        for (const person of people) await from.create(person);
        const before = await contents(from);
        const file = await from.exported();

        const { operation } = await to.bring(file);
        expect(operation.state).toBe('done');
        expect(await contents(to)).toEqual(before);
        expect(Buffer.from(await to.exported()).equals(Buffer.from(file))).toBe(true);

        const importId = await from.upload(file);
        const { counts } = await from.preview(importId, optionsOf(await from.analyse(importId)));
        expect(counts).toEqual({ new: 0, update: 0, duplicate: people.length, faulty: 0, empty: 0 });
        for (const house of houses.splice(0)) await house.practice.stop();
      }),
      { numRuns: 6 },
    );
  }, 120_000);

  test('is UTF-8 with a byte order mark, and holds no cell that a spreadsheet would run', async () => {
    const house = open();
    await house.bring("Name,Phone,Title\nAnna Weber,+49 30 1234567,'=HYPERLINK(1)\n");
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await house.exported());
    expect(text.startsWith('\ufeffPraxis ID,')).toBe(true);
    expect(text.split(/[,\r\n]+/).filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([]);
    expect(text).toContain("'=HYPERLINK(1)");
    expect(text).toContain("'+49 30 1234567");
  });
});
