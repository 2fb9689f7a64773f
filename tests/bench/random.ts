/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const syllables = 'an be ro li ka mo ter sen der win har gol tim ves lu ri na do pe sa'.split(' ');

/** Words as common as those of a language: few very often, most seldom (Zipf's law). */
export function vocabulary(size: number, next: () => number): () => string {
  const words = wordsOf(size, next);
  return () => words[Math.floor(size ** next()) - 1] ?? 'an';
}

/** Names, the most common of which a percent or two of the people have. */
export function names(size: number, next: () => number): () => string {
  const words = wordsOf(size, next);
  return () => words[Math.floor(size * next() ** 2)] ?? 'an';
}

function wordsOf(size: number, next: () => number): string[] {
  return Array.from({ length: size }, () =>
    Array.from({ length: 2 + Math.floor(next() * 3) }, () => syllables[Math.floor(next() * syllables.length)]).join(''),
  );
}

export const titled = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
