import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../../src-shared/domain/fold';

describe('fold', () => {
  test.each([
    ['Müller', 'muller'],
    ['Mu\u0308ller', 'muller'],
    ['Øystein Łódź', 'oystein lodz'],
    ['STRAẞE', 'strasse'],
    ['Straße', 'strasse'],
    [' Anna', 'anna'],
    ['Æther Œuvre Þór Đorđe', 'aether oeuvre thor dorde'],
    ['  Anna \t\n Weber ', 'anna weber'],
    ['İstanbul ışık', 'istanbul isik'],
    ['ΣΊΣΥΦΟΣ', 'σισυφοσ'],
    ['ｆｕｌｌ ﬁ', 'full fi'],
    ['O’Brien–Smith', "o'brien-smith"],
    ['soft\u00adhyphen\u200b', 'softhyphen'],
    ['한글', '한글'],
    ['がぎ', 'がぎ'],
    ['', ''],
  ])('turns %j into %j', (text, key) => {
    expect(fold(text)).toBe(key);
  });

  test('keeps the vowel signs that tell Indic names apart', () => {
    expect(fold('कि')).not.toBe(fold('का'));
  });

  test('changes nothing when folded twice, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('does not tell composed from decomposed text, nor cases apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'äöüéèñçÅßabcXYZ ') }), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
        expect(fold(text.toUpperCase())).toBe(fold(text));
      }),
    );
  });
});
