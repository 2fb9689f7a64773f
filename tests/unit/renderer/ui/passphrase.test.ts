import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../../src-renderer/ui/passphrase/draft';
import { strengthOf, strengths } from '../../../../src-renderer/ui/passphrase/strength';

const rank = (passphrase: string) => strengths.indexOf(strengthOf(passphrase));

describe('the strength of a passphrase', () => {
  it.each([
    ['', 'short'],
    ['geheim1', 'short'],
    ['aaaaaaaaaaaa', 'weak'],
    ['12345678', 'weak'],
    ['abcdefghijkl', 'weak'],
    ['sommer2026', 'fair'],
    ['lantern river quartz', 'good'],
    ['Lantern 7 river & quartz, always', 'strong'],
  ] as const)('judges %j as %s', (passphrase, expected) => {
    expect(strengthOf(passphrase)).toBe(expected);
  });

  it('does not rise when the last character is repeated', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8, maxLength: 40, unit: 'grapheme-ascii' }), (passphrase) => {
        expect(rank(passphrase + passphrase.slice(-1))).toBeLessThanOrEqual(rank(passphrase));
      }),
    );
  });

  it('does not fall when something unexpected is added', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]{8,30}$/), (passphrase) => {
        expect(rank(`${passphrase}Q7&`)).toBeGreaterThanOrEqual(rank(passphrase));
      }),
    );
  });
});

describe('a new passphrase', () => {
  it('is usable when long enough and typed alike twice', () => {
    expect(problemOf({ passphrase: 'lantern river', repeated: 'lantern river' }, false)).toBeNull();
  });

  it('is refused when too short, even when it may be left out', () => {
    expect(problemOf({ passphrase: 'lantern', repeated: 'lantern' }, true)).toBe('tooShort');
  });

  it('is refused when the two differ, also where only the second was typed', () => {
    expect(problemOf({ passphrase: 'lantern river', repeated: 'lantern rivet' }, false)).toBe('differs');
    expect(problemOf({ passphrase: '', repeated: 'lantern river' }, true)).toBe('tooShort');
  });

  it('may be left out only where something else opens the store', () => {
    expect(problemOf({ passphrase: '', repeated: '' }, true)).toBeNull();
    expect(problemOf({ passphrase: '', repeated: '' }, false)).toBe('tooShort');
  });
});
