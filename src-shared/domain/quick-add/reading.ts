import type { LocalDate } from '../local-date';
import type { Word } from './words';

/** The wall one looks at while typing. */
export interface Now {
  readonly today: LocalDate;
  /** Minutes since midnight. */
  readonly minute: number;
}

/** What a rule read, and of how many words. */
export interface Read<T> {
  readonly length: number;
  readonly value: T;
}

/** Tries to read something at the word `at`. */
export type Rule<T> = (words: readonly Word[], at: number, now: Now) => Read<T> | null;

/** What the rule that takes the most words reads; of equals the first. */
export function longest<T>(rules: readonly Rule<T>[]): Rule<T> {
  return (words, at, now) =>
    rules.reduce<Read<T> | null>((best, rule) => {
      const read = rule(words, at, now);
      return read !== null && read.length > (best?.length ?? 0) ? read : best;
    }, null);
}

export const textAt = (words: readonly Word[], at: number): string => words[at]?.text ?? '';

/** How many words from `at` on are of these. */
export function skip(words: readonly Word[], at: number, those: ReadonlySet<string>): number {
  return those.has(textAt(words, at)) ? 1 : 0;
}
