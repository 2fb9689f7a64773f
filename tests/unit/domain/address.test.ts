import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addressLines,
  addressPartKey,
  formatAddress,
  isAddressEmpty,
  noAddress,
  parseAddress,
} from '../../../src-shared/domain/address';

const berlin = { ...noAddress, street: 'Hauptstraße 1', postalCode: '10115', city: 'Berlin', country: 'Deutschland' };
const springfield = { ...noAddress, street: '12 Elm St', city: 'Springfield', region: 'IL', postalCode: '62701' };

describe('addressLines', () => {
  test('puts the code before the town in Europe and after it in America', () => {
    expect(addressLines(berlin)).toEqual(['Hauptstraße 1', '10115 Berlin', 'Deutschland']);
    expect(addressLines(springfield)).toEqual(['12 Elm St', 'Springfield, IL 62701']);
    expect(addressLines({ ...noAddress, city: 'Leeds', postalCode: 'LS1 1AA', country: 'United Kingdom' })).toEqual([
      'Leeds, LS1 1AA',
      'United Kingdom',
    ]);
  });

  test('leaves out what is not there', () => {
    expect(addressLines(noAddress)).toEqual([]);
    expect(isAddressEmpty(noAddress)).toBe(true);
    expect(isAddressEmpty(berlin)).toBe(false);
    expect(formatAddress({ ...noAddress, city: 'Berlin', region: 'BE' })).toBe('Berlin, BE');
  });
});

describe('parseAddress', () => {
  test.each([
    ['Hauptstraße 1\n10115 Berlin\nDeutschland', berlin],
    ['Hauptstraße 1, 10115 Berlin, Deutschland', berlin],
    ['12 Elm St, Springfield, IL 62701', springfield],
    ['12 Elm St\r\nSpringfield, IL 62701', springfield],
    [
      'Kerkstraat 1\n1017 GA Amsterdam',
      { ...noAddress, street: 'Kerkstraat 1', postalCode: '1017 GA', city: 'Amsterdam' },
    ],
    [
      'c/o Weber\nHauptstr. 1\nD-10115 Berlin',
      {
        ...noAddress,
        street: 'c/o Weber',
        extended: 'Hauptstr. 1',
        postalCode: '10115',
        city: 'Berlin',
        country: 'D',
      },
    ],
    ['somewhere', { ...noAddress, street: 'somewhere' }],
    ['', noAddress],
  ])('takes %j apart', (text, address) => {
    expect(parseAddress(text)).toEqual(address);
  });

  test('loses no word of any text', () => {
    const wordsOf = (value: string) =>
      value
        .split(/[\s,]+/)
        .filter((word) => word !== '')
        .sort();
    const text = fc.stringMatching(/^([A-Za-z0-9äöü.]{1,6}(, | |\n)){0,8}$/);
    fc.assert(
      fc.property(text, (value) => {
        expect(wordsOf(Object.values(parseAddress(value)).join(' '))).toEqual(wordsOf(value));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('addressPartKey', () => {
  test('is the same for the same street written differently', () => {
    const keys = ['Hauptstraße 1', 'HAUPTSTR. 1', 'Hauptstr 1 ', 'hauptstrasse 1'].map(addressPartKey);
    expect(new Set(keys).size).toBe(1);
    expect(addressPartKey('Lange Straße 2')).toBe(addressPartKey('Lange Str. 2'));
    expect(addressPartKey('Hauptstr. 1')).not.toBe(addressPartKey('Hauptstr. 2'));
  });
});
