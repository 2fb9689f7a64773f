import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keyBetween } from '../../../src-shared/domain/order-key';

it('rows put anywhere, in any order, stay where they were put', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 300 }), (places) => {
      const keys: string[] = [];
      for (const place of places) {
        const at = place % (keys.length + 1);
        keys.splice(at, 0, keyBetween(keys[at - 1] ?? null, keys[at] ?? null));
      }
      expect([...keys].sort((a, b) => (a < b ? -1 : 1))).toEqual(keys);
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

it('rows put always at one end keep short keys', () => {
  let [top, end] = [keyBetween(null, null), keyBetween(null, null)];
  for (let turn = 0; turn < 10_000; turn++) {
    top = keyBetween(null, top);
    end = keyBetween(end, null);
  }
  expect([top.length, end.length]).toEqual([6, 6]);
});

it('rows put always between the same two find room', () => {
  const below = keyBetween(null, null);
  let above = keyBetween(below, null);
  for (let turn = 0; turn < 1000; turn++) {
    const key = keyBetween(below, above);
    expect(below < key && key < above).toBe(true);
    above = key;
  }
});

it('two rows with one key have a row put behind both', () => {
  const key = keyBetween(null, null);
  expect(keyBetween(key, key) > key).toBe(true);
});
