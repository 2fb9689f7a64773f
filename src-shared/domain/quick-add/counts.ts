import { type Read, textAt } from './reading';
import { numberOf, type Unit, units, type Word } from './words';

const phrases = new Map<string, number>([
  ['a couple of', 2],
  ['a couple', 2],
  ['a few', 3],
  ['ein paar', 3],
  ['einigen', 3],
  ['anderthalb', 1.5],
  ['eineinhalb', 1.5],
  ['one and a half', 1.5],
  ['zweieinhalb', 2.5],
]);

/** How many, as people say it: `2`, `ein paar` (3), `a couple of`, `1,5`, `anderthalb`. */
export function readCount(words: readonly Word[], at: number): Read<number> | null {
  for (const length of [4, 3, 2, 1]) {
    const said = Array.from({ length }, (_, step) => textAt(words, at + step)).join(' ');
    const value = phrases.get(said);
    if (value !== undefined) return { length, value };
  }
  const word = textAt(words, at);
  const [, whole, tenths] = /^(\d{1,3})[.,](\d)$/.exec(word) ?? [];
  if (whole !== undefined) return { length: 1, value: Number(`${whole}.${tenths}`) };
  const value = numberOf(word);
  return value === null ? null : { length: 1, value };
}

interface Stretch {
  count: number;
  unit: Unit;
}

/** `2 weeks`, `a fortnight`, `ein paar Tagen`. */
export function readStretch(words: readonly Word[], at: number): Read<Stretch> | null {
  const count = readCount(words, at);
  if (!count) return null;
  const word = textAt(words, at + count.length);
  const length = count.length + 1;
  if (/^fortnights?$/.test(word)) return { length, value: { count: 2 * count.value, unit: 'week' } };
  const unit = units.get(word);
  return unit === undefined ? null : { length, value: { count: count.value, unit } };
}
