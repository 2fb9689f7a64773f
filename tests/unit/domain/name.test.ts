import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayName, initials, isEastAsian, type NameParts, noName, sortKey } from '../../../src-shared/domain/name';
import { parseName } from '../../../src-shared/domain/parse-name';

const filled = (text: string) =>
  Object.fromEntries(Object.entries(parseName(text)).filter(([, value]) => value !== ''));

describe('parseName', () => {
  test.each<[string, Partial<NameParts>]>([
    ['Anna', { givenName: 'Anna' }],
    ['Anna Weber', { givenName: 'Anna', familyName: 'Weber' }],
    ['  Anna   Weber ', { givenName: 'Anna', familyName: 'Weber' }],
    ['Anna Maria Weber', { givenName: 'Anna', additionalName: 'Maria', familyName: 'Weber' }],
    ['Weber, Anna Maria', { givenName: 'Anna', additionalName: 'Maria', familyName: 'Weber' }],
    ['Weber, Dr. Anna', { prefix: 'Dr.', givenName: 'Anna', familyName: 'Weber' }],
    ['Dr. Weber, Anna', { prefix: 'Dr.', givenName: 'Anna', familyName: 'Weber' }],
    ['Herr Weber', { prefix: 'Herr', familyName: 'Weber' }],
    ['Dr. Weber', { prefix: 'Dr.', familyName: 'Weber' }],
    ['Dr.', { givenName: 'Dr.' }],
    ['Prof. Dr. h.c. mult. Hans Meier', { prefix: 'Prof. Dr. h.c. mult.', givenName: 'Hans', familyName: 'Meier' }],
    [
      'Frau Dr. med. Eva Lena von der Heide',
      { prefix: 'Frau Dr. med.', givenName: 'Eva', additionalName: 'Lena', familyName: 'von der Heide' },
    ],
    ['Ludwig van Beethoven', { givenName: 'Ludwig', familyName: 'van Beethoven' }],
    ['Beethoven, Ludwig van', { givenName: 'Ludwig', familyName: 'van Beethoven' }],
    ['von Berg', { familyName: 'von Berg' }],
    ['Herr Von Berg', { prefix: 'Herr', familyName: 'Von Berg' }],
    ['Al Lindgren', { givenName: 'Al', familyName: 'Lindgren' }],
    ['John Smith Jr.', { givenName: 'John', familyName: 'Smith', suffix: 'Jr.' }],
    ['John Smith, Jr.', { givenName: 'John', familyName: 'Smith', suffix: 'Jr.' }],
    ['John Smith, PhD, MBA', { givenName: 'John', familyName: 'Smith', suffix: 'PhD, MBA' }],
    ['Smith, John, PhD', { givenName: 'John', familyName: 'Smith', suffix: 'PhD' }],
    ['Yo-Yo Ma', { givenName: 'Yo-Yo', familyName: 'Ma' }],
    ['Robert "Bob" Smith', { givenName: 'Robert', familyName: 'Smith', nickname: 'Bob' }],
    ['Anna (Anni) Weber', { givenName: 'Anna', familyName: 'Weber', nickname: 'Anni' }],
    ['"Anna Weber"', { givenName: 'Anna', familyName: 'Weber' }],
    ['DUPONT Jean', { givenName: 'Jean', familyName: 'DUPONT' }],
    ['山田 太郎', { givenName: '太郎', familyName: '山田' }],
    ['', {}],
    [' , ', {}],
  ])('takes %j apart', (text, parts) => {
    expect(filled(text)).toEqual(parts);
  });

  test('loses no word of any text', () => {
    const word = fc.oneof(
      fc.constantFrom('Dr.', 'von', 'der', 'Jr.', 'Herr', 'PhD', 'med.', 'Anna', 'WEBER', "O'Neil", '山田', 'de'),
      fc.stringMatching(/^[A-Za-zäöü.'-]{1,8}$/),
    );
    const text = fc
      .array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', ', ')), { maxLength: 9 })
      .map((pairs) => pairs.flat().join('').trim());
    const wordsOf = (value: string) =>
      value
        .split(/[\s,"]+/)
        .filter((found) => found !== '')
        .sort();
    fc.assert(
      fc.property(text, (name) => {
        const plain = name.replace(/^(["'])([^"']+)\1$/, '$2');
        expect(wordsOf(Object.values(parseName(name)).join(' '))).toEqual(wordsOf(plain));
      }),
      { numRuns: 2000 },
    );
  });

  test('takes any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(Object.keys(parseName(text))).toEqual(Object.keys(noName));
      }),
    );
  });
});

describe('displayName', () => {
  test('shows titles, but a form of address only before a lone family name', () => {
    expect(displayName(parseName('Frau Dr. Anna Weber'))).toBe('Dr. Anna Weber');
    expect(displayName(parseName('Frau Weber'))).toBe('Frau Weber');
  });

  test('sets academic suffixes off with a comma and generations without', () => {
    expect(displayName(parseName('John Smith PhD'))).toBe('John Smith, PhD');
    expect(displayName(parseName('John Smith Jr.'))).toBe('John Smith Jr.');
  });

  test('writes East Asian names family first', () => {
    expect(displayName({ givenName: '太郎', familyName: '山田' })).toBe('山田 太郎');
    expect(isEastAsian('Anna')).toBe(false);
  });

  test('falls back to the nickname, then to the first of what else is known', () => {
    expect(displayName({ nickname: 'Bob' }, 'Acme')).toBe('Bob');
    expect(displayName(noName, '', 'Acme GmbH', 'a@acme.example')).toBe('Acme GmbH');
    expect(displayName({ prefix: 'Dr.' }, '')).toBe('Dr.');
    expect(displayName(noName)).toBe('');
  });
});

describe('sortKey', () => {
  test('sorts by family name, then given name, whatever case and accents', () => {
    expect(sortKey(parseName('Anna Müller'))).toBe('muller anna');
    expect(sortKey(noName, 'Ärztehaus')).toBe('arztehaus');
  });

  test('puts the short family name before the longer one that begins with it', () => {
    expect(sortKey(parseName('Zoe Li')) < sortKey(parseName('Anna Lian'))).toBe(true);
  });
});

describe('initials', () => {
  test.each([
    ['Anna Weber', 'AW'],
    ['Ludwig van Beethoven', 'LB'],
    ['von Berg', 'B'],
    ['anna', 'A'],
    ['山田 太郎', '山太'],
  ])('of %j are %j', (name, letters) => {
    expect(initials(parseName(name))).toBe(letters);
  });

  test('come from the company where there is no name, and are ? where there is nothing', () => {
    expect(initials(noName, 'Acme Holding')).toBe('AH');
    expect(initials(noName, '!!!')).toBe('?');
  });
});
