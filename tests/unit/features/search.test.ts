import { call } from '@orpc/server';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { highlight } from '../../../src-main/features/search/highlight';
import { withinOneTypo } from '../../../src-main/features/search/typos';
import type { Contact } from '../../../src-shared/contract/contacts';
import { fold } from '../../../src-shared/domain/fold';
import { removeTestFolders } from '../../support/store';
import { closeWorlds, openWorld, type World } from './world';

const people = [
  { givenName: 'Änne', familyName: 'Großmann', companyName: 'Müller & Söhne', role: 'Bäckerin' },
  { givenName: 'Anna', familyName: 'Weber', companyName: 'Acme GmbH', role: 'CEO' },
  { givenName: 'Johannes', familyName: 'Webermann' },
  { givenName: 'Søren', familyName: 'Łukasiewicz', role: 'Anwalt' },
  { givenName: "Siobhán O'Neil", familyName: 'van der Berg' },
  { givenName: '小明', familyName: '王' },
  { givenName: 'Li', familyName: 'Wu', nickname: 'Lisbeth' },
  { givenName: 'Lisa', familyName: 'Linde' },
  { givenName: 'Иван', familyName: 'Петров' },
  { givenName: 'Studio', familyName: '54' },
];

let world: World;
let contacts: Contact[];

beforeAll(async () => {
  world = openWorld();
  await world.saveSettings({ country: 'DE' });
  for (const [at, person] of people.entries()) {
    const { id } = await world.contact({
      ...person,
      emails: at % 2 === 0 ? [{ value: `mail${at}@Post.example` }] : [],
      phones: at % 3 === 0 ? [{ value: `030 1234${at}67` }] : [],
    });
    if (at % 4 === 1) {
      await call(world.handlers.parties.saveAddress, {
        partyId: id,
        street: `Lindenstraße ${at}`,
        postalCode: '01067',
        city: 'Dresden',
      });
    }
  }
  contacts = await Promise.all(
    (
      await call(world.handlers.contacts.list, { sort: { column: 'name', direction: 'asc' }, filter: {}, limit: 500 })
    ).rows.map(({ id }) => world.getContact(id)),
  );
}, 60_000);

afterAll(async () => {
  await closeWorlds();
  removeTestFolders();
});

/** All that a contact can be found by, folded, a line each. */
function linesOf(contact: Contact): string[] {
  const { displayName, nickname, companyName, role, points, addresses } = contact;
  return [
    displayName,
    nickname,
    [role, companyName].filter(Boolean).join(' · '),
    ...points.flatMap(({ kind, value, normalized }) => (kind === 'phone' ? [value, normalized.slice(1)] : [value])),
    ...addresses.map(({ street, postalCode, city }) => `${street}, ${postalCode} ${city}`),
  ].map(fold);
}

const startsWord = (line: string, word: string) =>
  (line.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).some((part) => part.startsWith(word));

const found = (contact: Contact, typed: string) =>
  fold(typed)
    .split(' ')
    .every((word) =>
      linesOf(contact).some((line) => ([...word].length < 3 ? startsWord(line, word) : line.includes(word))),
    );

const titles = async (typed: string) => (await world.find(typed)).map(({ title }) => title);

describe('search', () => {
  test("finds by any part of what is known, one and two letters from a word's start, all words at once", async () => {
    const pieces = contacts
      .flatMap((contact) => linesOf(contact).flatMap((line) => line.split(/[ ,]+/)))
      .filter((word) => /^[\p{L}@.\d]+$/u.test(word) && !/^\d+$/.test(word));
    const part = fc.constantFrom(...pieces).chain((word) => {
      const letters = [...word];
      return fc
        .tuple(fc.nat(letters.length - 1), fc.integer({ min: 1, max: 6 }))
        .map(([from, count]) => letters.slice(from, from + count).join(''));
    });
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 2 }), async (words) => {
        fc.pre(words.every((word) => /\p{L}/u.test(word) && !word.startsWith('.')));
        const typed = words.join(' ');
        const expected = contacts.filter((contact) => found(contact, typed)).map(({ id }) => id);
        const hits = (await world.find(typed, 50)).filter(({ kind }) => kind === 'contact').map(({ id }) => id);
        expect(hits.filter((id) => expected.includes(id)).sort()).toEqual([...expected].sort());
        if (expected.length >= 5) expect(hits).toHaveLength(expected.length);
      }),
      { numRuns: 150 },
    );
  });

  test('finds what was meant by a word of four letters and more with one typo', async () => {
    const words = ['weber', 'anna', 'lukasiewicz', 'grossmann', 'dresden', 'acme', 'петров'];
    const typo = fc.constantFrom(...words).chain((word) =>
      fc
        .tuple(
          fc.constantFrom('swap', 'drop', 'add', 'change'),
          fc.nat(word.length - 2),
          fc.constantFrom('q', 'x', 'j'),
        )
        .map(([how, at, letter]) => {
          if (how === 'swap') return [word, word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)] as const;
          if (how === 'drop') return [word, word.slice(0, at) + word.slice(at + 1)] as const;
          if (how === 'add') return [word, word.slice(0, at) + letter + word.slice(at)] as const;
          return [word, word.slice(0, at) + letter + word.slice(at + 1)] as const;
        }),
    );
    await fc.assert(
      fc.asyncProperty(typo, async ([word, typed]) => {
        fc.pre(typed.length >= 4);
        const expected = contacts
          .filter((contact) => linesOf(contact).some((line) => startsWord(line, word)))
          .map(({ id }) => id);
        const hits = (await world.find(typed, 50)).map(({ id }) => id);
        expect(hits).toEqual(expect.arrayContaining(expected));
      }),
      { numRuns: 120 },
    );
  });

  test('short words are taken at their word: three letters with a typo find nothing', async () => {
    expect(await titles('wex')).toEqual([]);
  });

  test('numbers match whatever their blanks, brackets, 0 or + in front', async () => {
    for (const typed of ['030 1234367', '0301234367', '+49 30 1234 367', '0049 (0)30 1234367', '1234367', '234 36']) {
      expect(await titles(typed)).toEqual(['Søren Łukasiewicz']);
    }
    expect(await titles('studio 54')).toEqual(['Studio 54']);
    expect(await titles('01067 5')).toEqual(['Studio 54', '王 小明']);
  });

  test('whole words of the title come first, then beginnings of its words, then the rest, each newest first', async () => {
    expect(await titles('li')).toEqual(['Li Wu', 'Lisa Linde', 'Studio 54', '王 小明', 'Anna Weber']);
    expect(await titles('weber')).toEqual(['Anna Weber', 'Johannes Webermann']);
    await call(world.handlers.contacts.update, {
      id: contacts.find(({ familyName }) => familyName === 'Weber')?.id ?? '',
      patch: { role: 'CTO' },
    });
    expect(await titles('webe')).toEqual(['Anna Weber', 'Johannes Webermann']);
    await call(world.handlers.contacts.update, {
      id: contacts.find(({ familyName }) => familyName === 'Webermann')?.id ?? '',
      patch: { role: 'Cook' },
    });
    expect(await titles('webe')).toEqual(['Johannes Webermann', 'Anna Weber']);
  });

  test('says where it matched, in the original letters, and shows what was found where the title does not', async () => {
    const [hit] = await world.find('gross');
    expect(hit?.titleMatches.map(([start, end]) => hit.title.slice(start, end))).toEqual(['Groß']);
    const [post] = await world.find('mail0');
    expect(post?.subtitle).toBe('Bäckerin · Müller & Söhne · mail0@Post.example');
    expect(post?.subtitleMatches.map(([start, end]) => post.subtitle.slice(start, end))).toEqual(['mail0']);
    const [number] = await world.find('030 12 34 3');
    expect(number?.subtitleMatches.map(([start, end]) => number.subtitle.slice(start, end))).toEqual(['030 12343']);
    const [mistyped] = await world.find('soern');
    expect(mistyped?.titleMatches.map(([start, end]) => mistyped.title.slice(start, end))).toEqual(['Søren']);
  });

  test('no input is taken for a query language, and none crashes it', async () => {
    for (const typed of [
      '"',
      '""',
      "'",
      '*',
      'a*',
      '-anna',
      'anna OR weber',
      'NEAR(anna weber)',
      'title:anna',
      'anna NOT weber',
      '{a}:b',
      '(',
      '^anna',
      '%',
      '_',
      '\\',
      '\u0000',
      '\ue000',
      '\ue000an',
      '😀',
      'a'.repeat(200),
    ]) {
      await expect(world.find(typed)).resolves.toBeInstanceOf(Array);
    }
    expect(await titles('anna OR weber')).toEqual([]);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 30 }), async (typed) => {
        await expect(world.find(typed)).resolves.toBeInstanceOf(Array);
      }),
      { numRuns: 100 },
    );
  });
});

/** Damerau's distance, restricted, by the book. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_row, i) =>
    Array.from({ length: b.length + 1 }, (_cell, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(i - 2, j - 2) + 1);
      (rows[i] as number[])[j] = best;
    }
  }
  return at(a.length, b.length);
}

test('one typo is one letter wrong, missing, too many, or two swapped', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(word, word, (typed, meant) => {
      const whole = distance(typed, meant) <= 1;
      const beginning = Array.from({ length: meant.length + 1 }, (_all, end) => meant.slice(0, end)).some(
        (start) => distance(typed, start) <= 1,
      );
      expect(withinOneTypo(typed, meant)).toBe(whole ? 'whole' : beginning ? 'beginning' : null);
    }),
    { numRuns: 3000 },
  );
});

test('highlighted ranges lie within the text, in order, and do not touch', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
      (original, part) => {
        const ranges = highlight(original, (folded) => {
          const at = folded.indexOf(fold(part));
          return at < 0 || fold(part) === ''
            ? []
            : [
                [at, at + fold(part).length],
                [0, 1],
              ];
        });
        let last = -1;
        for (const [start, end] of ranges) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(original.length);
          last = end;
        }
      },
    ),
  );
});
