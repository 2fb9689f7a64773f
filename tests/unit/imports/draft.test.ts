import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Draft, draftOf, isFault } from '../../../src-main/features/imports/draft';
import type { ImportOptions, ImportTarget } from '../../../src-shared/contract/imports';

type Spec = ImportTarget | { target: ImportTarget; group?: number; label?: string; labelColumn?: number };

const optionsOf = (specs: readonly Spec[], more: Partial<ImportOptions> = {}): ImportOptions => ({
  mapping: specs.map((spec, index) => ({
    group: 0,
    label: '',
    labelColumn: null,
    ...(typeof spec === 'string' ? { target: spec } : spec),
    index,
  })),
  country: 'DE',
  tags: [],
  onMatch: 'fill',
  ...more,
});

const draft = (specs: readonly Spec[], cells: readonly string[], more: Partial<ImportOptions> = {}) =>
  draftOf(cells, null, { options: optionsOf(specs, more), columns: specs.length, ownFormat: false });

/** The filled parts of the draft. */
const filled = (specs: readonly Spec[], cells: readonly string[], more: Partial<ImportOptions> = {}): Partial<Draft> =>
  Object.fromEntries(Object.entries(draft(specs, cells, more).draft).filter(([, value]) => value.length > 0));

const reasons = (specs: readonly Spec[], cells: readonly string[]) =>
  draft(specs, cells).problems.map(({ column, reason }) => [column, reason]);

describe('draftOf', () => {
  test('takes a full name apart, unless its parts have columns of their own', () => {
    expect(filled(['fullName'], ['Weber, Dr. Anna'])).toEqual({
      prefix: 'Dr.',
      givenName: 'Anna',
      familyName: 'Weber',
    });
    expect(filled(['fullName', 'givenName', 'familyName'], ['A. W.', 'Anna', 'Weber'])).toEqual({
      givenName: 'Anna',
      familyName: 'Weber',
    });
    expect(filled(['fullName', 'givenName'], ['Anna Weber', ''])).toEqual({ givenName: 'Anna', familyName: 'Weber' });
  });

  test('reads several addresses and numbers from one cell, each once', () => {
    const { points } = draft(
      ['email', 'phone', 'email'],
      ['a@weber.example; Anna <b@weber.example>', '030 1234567 ::: +49 30 1234567, +49 171 1234567', 'A@weber.example'],
    ).draft;
    expect(points.map((point) => point.normalized)).toEqual([
      'a@weber.example',
      'b@weber.example',
      '+49301234567',
      '+491711234567',
    ]);
  });

  test('labels values by their own column, else by the heading', () => {
    const specs: Spec[] = ['ignore', { target: 'phone', labelColumn: 0, label: 'home' }];
    expect(draft(specs, ['* Work', '030 1234567']).draft.points[0]?.label).toBe('work');
    expect(draft(specs, ['', '030 1234567']).draft.points[0]?.label).toBe('home');
  });

  test('keeps a number it can’t read as typed where it may be one, and says so', () => {
    const { draft: found, problems } = draft(['fullName', 'phone'], ['Anna', '4711']);
    expect(found.points).toEqual([{ kind: 'phone', value: '4711', normalized: '', label: '' }]);
    expect(problems).toEqual([{ column: 1, reason: 'phone.tooShort', value: '4711' }]);
    expect(problems.some(isFault)).toBe(false);
  });

  test.each<[Spec[], string[], [number | null, string][]]>([
    [['fullName', 'email'], ['Anna', 'anna(at)weber.example'], [[1, 'email.noAt']]],
    [['fullName', 'phone'], ['Anna', 'ask Peter'], [[1, 'phone.notANumber']]],
    [['fullName', 'phone'], ['Anna', '4.91701E+12'], [[1, 'phone.rounded']]],
    [['fullName', 'role'], ['Anna', 'x'.repeat(501)], [[1, 'cell.tooLong']]],
    [['fullName', 'tags'], ['Anna', 'x'.repeat(61)], [[1, 'cell.tooLong']]],
    [['fullName'], ['M\ufffdller'], [[0, 'cell.encoding']]],
    [['fullName'], ['M\ud800ller'], [[0, 'cell.encoding']]],
    [['role', 'city'], ['CEO', 'Bonn'], [[null, 'row.noName']]],
    [['fullName'], ['Anna', 'Bonn'], [[null, 'row.width']]],
    [['fullName', 'id'], ['Anna', '17'], [[1, 'id.malformed']]],
    [['fullName'], ['Anna', '', ''], []],
    [['fullName', 'email', 'phone'], ['Anna', '-', 'n/a'], []],
    [['fullName', 'email'], ['Anna'], []],
  ])('finds what is wrong with %j %j', (specs, cells, expected) => {
    expect(reasons(specs, cells)).toEqual(expected);
  });

  test('reports a row the reader could not make sense of', () => {
    const rules = { options: optionsOf(['fullName']), columns: 1, ownFormat: false };
    expect(draftOf(['"Anna'], 'row.quote', rules).problems).toEqual([{ column: null, reason: 'row.quote', value: '' }]);
  });

  test('knows empty rows', () => {
    expect(draft(['fullName', 'email'], ['', ' ', '\0']).empty).toBe(true);
    expect(draft(['fullName'], ['', '']).empty).toBe(true);
  });

  test('puts addresses together by group, and takes a formatted one apart where it stands alone', () => {
    const specs: Spec[] = [
      { target: 'street', group: 0, label: 'work' },
      { target: 'city', group: 0, label: 'work' },
      { target: 'fullAddress', group: 0, label: 'work' },
      { target: 'fullAddress', group: 1, label: 'home' },
      { target: 'extended', group: 0 },
      { target: 'extended', group: 0 },
    ];
    const { addresses } = draft(['fullName', ...specs] as Spec[], [
      'Anna',
      'A 1',
      'Bonn',
      'A 1, Bonn',
      'B 2, 50667 Köln',
      'Hof',
      '2. Stock',
    ]).draft;
    expect(addresses).toEqual([
      {
        label: 'work',
        street: 'A 1',
        extended: 'Hof, 2. Stock',
        postalCode: '',
        city: 'Bonn',
        region: '',
        country: '',
      },
      { label: 'home', street: 'B 2', extended: '', postalCode: '50667', city: 'Köln', region: '', country: '' },
    ]);
  });

  test('splits tags, drops the group of everybody, and adds the tags of this import', () => {
    const { tags } = draft(['fullName', 'tags'], ['Anna', '* myContacts ::: Kunden; VIP, Kunden'], {
      tags: ['2024', 'VIP'],
    }).draft;
    expect(tags).toEqual(['Kunden', 'VIP', '2024']);
  });

  test('collects notes with their headings', () => {
    const specs: Spec[] = ['fullName', { target: 'note', label: 'Birthday' }, { target: 'note', label: 'Shoe size' }];
    expect(draft(specs, ['Anna', '1980-01-01', '38']).draft.notes).toEqual(['Birthday: 1980-01-01\nShoe size: 38']);
  });

  test('takes control characters out and the guard against formulas off', () => {
    expect(filled(['fullName', 'phone'], ['An\0na', "'+49 30 1234567"])).toMatchObject({
      givenName: 'Anna',
      points: [{ value: '+49 30 1234567' }],
    });
  });

  test('answers for any cells and any mapping', () => {
    const targets: ImportTarget[] = [
      'fullName',
      'email',
      'phone',
      'url',
      'fullAddress',
      'tags',
      'note',
      'id',
      'city',
      'about',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...targets), { maxLength: 6 }),
        fc.array(fc.string({ unit: 'binary' }), { maxLength: 8 }),
        fc.boolean(),
        (specs, cells, ownFormat) => {
          const rules = { options: optionsOf(specs), columns: specs.length, ownFormat };
          const { draft: found, problems, empty } = draftOf(cells, null, rules);
          const named = `${found.givenName}${found.familyName}${found.additionalName}${found.nickname}${found.company}`;
          const usable = named !== '' || found.points.some((point) => point.kind !== 'url');
          expect(empty || usable || problems.some(isFault)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
