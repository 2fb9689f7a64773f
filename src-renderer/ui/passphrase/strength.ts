/** How hard a passphrase is to guess, from what an attacker with the file could try. */
export const strengths = ['short', 'weak', 'fair', 'good', 'strong'] as const;
export type Strength = (typeof strengths)[number];

/** What the store asks for at least, in UTF-16 units. */
export const minPassphraseLength = 8;

const pools: readonly [RegExp, number][] = [
  [/\p{Ll}/u, 26],
  [/\p{Lu}/u, 26],
  [/\p{N}/u, 10],
  [/ /, 1],
  [/[^\p{L}\p{N} ]/u, 30],
  [/[^\p{ASCII}]/u, 60],
];

/** Characters that a guesser does not get for free: neither a repetition nor the next one of a run (aaa, 1234, cba). */
function surprises(characters: readonly string[]): number {
  let count = 0;
  let step: number | null = null;
  for (const [at, character] of characters.entries()) {
    const before = characters[at - 1]?.codePointAt(0);
    const code = character.codePointAt(0) ?? 0;
    const difference = before === undefined ? null : code - before;
    const isRun = difference !== null && Math.abs(difference) <= 1 && (difference === 0 || difference === step);
    if (!isRun) count += 1;
    step = difference;
  }
  return count;
}

/**
 * Estimates strength by length, variety and runs; a hint while typing, no rule: only `short` is refused. Bits are
 * halved for lower-case-only text, where words of a dictionary are likely.
 */
export function strengthOf(passphrase: string): Strength {
  if (passphrase.length < minPassphraseLength) return 'short';
  const characters = [...passphrase.normalize('NFC')];
  const pool = pools.reduce((sum, [pattern, size]) => sum + (pattern.test(passphrase) ? size : 0), 0);
  const isPlainWords = /^[\p{Ll} ]+$/u.test(passphrase);
  const bits = surprises(characters) * Math.log2(Math.max(2, pool)) * (isPlainWords ? 0.6 : 0.85);
  if (bits < 30) return 'weak';
  if (bits < 45) return 'fair';
  if (bits < 65) return 'good';
  return 'strong';
}
