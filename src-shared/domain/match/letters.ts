import { fold } from '../fold';

/** Cyrillic and Greek as people write their names in Latin letters (a simplified ISO 9 and ISO 843). */
const latin: Record<string, string> = Object.fromEntries(
  [
    ...['а a', 'б b', 'в v', 'г g', 'ґ g', 'д d', 'е e', 'є e', 'ж zh', 'з z', 'и i', 'і i', 'к k', 'л l', 'м m'],
    ...['н n', 'о o', 'п p', 'р r', 'с s', 'т t', 'у u', 'ф f', 'х kh', 'ц ts', 'ч ch', 'ш sh', 'щ shch', 'ъ -'],
    ...['ы y', 'ь -', 'э e', 'ю yu', 'я ya', 'α a', 'β v', 'γ g', 'δ d', 'ε e', 'ζ z', 'η i', 'θ th', 'ι i', 'κ k'],
    ...['λ l', 'μ m', 'ν n', 'ξ x', 'ο o', 'π p', 'ρ r', 'σ s', 'τ t', 'υ y', 'φ f', 'χ ch', 'ψ ps', 'ω o'],
  ].map((pair) => {
    const [letter = '', letters = ''] = pair.split(' ');
    return [letter, letters === '-' ? '' : letters];
  }),
);

/**
 * One spelling of a name for all its transliterations: folded, in Latin letters, umlauts as bare vowels however they
 * were written (Müller, Mueller, Muller), without anything but letters and digits. Two names that become the same are
 * spelled alike.
 */
export function spelling(text: string): string {
  return fold(text)
    .replace(/[\u0370-\u03ff\u0400-\u04ff]/g, (letter) => latin[letter] ?? letter)
    .replace(/([aou])e/g, '$1')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const sounds: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/th|dt/g, 't'],
  [/sch|sh|ch/g, 's'],
  [/ck|q|c/g, 'k'],
  [/tz|ts|z/g, 's'],
  [/y|j/g, 'i'],
  [/[ae]i/g, 'i'],
  [/v|w/g, 'f'],
  [/h/g, ''],
  [/(.)\1+/g, '$1'],
];

/** How a name sounds, roughly, of its `spelling`: Schmidt and Schmitt, Meyer and Maier, Sophie and Sofie are the same. */
export const sound = (spelled: string): string =>
  sounds.reduce((text, [letters, as]) => text.replace(letters, as), spelled);

/**
 * Edit distance of optimal string alignment (Damerau 1964): letters wrong, missing, too many, neighbours swapped.
 * Answers `most + 1` as soon as it is more than `most`.
 */
export function typosBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? most + 1;
}
