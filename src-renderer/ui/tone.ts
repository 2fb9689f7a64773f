const tones = ['info', 'good', 'warn', 'bad'] as const;

/** A tint that is always the same for the same seed. */
export function toneOf(seed: string): (typeof tones)[number] {
  let sum = 0;
  for (const letter of seed) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return tones[sum % tones.length] ?? 'info';
}
