import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markRanges, matchWords } from '../../../src-renderer/ui/highlight';

test('marked parts are the ranges, in order', () => {
  expect(
    markRanges('Lena Brandt', [
      [5, 7],
      [0, 2],
    ]),
  ).toEqual([
    { text: 'Le', marked: true, start: 0 },
    { text: 'na ', marked: false, start: 2 },
    { text: 'Br', marked: true, start: 5 },
    { text: 'andt', marked: false, start: 7 },
  ]);
});

test('whatever the ranges, the parts together are the text', () => {
  const range = fc.tuple(fc.integer({ min: -2, max: 20 }), fc.integer({ min: -2, max: 20 }));
  fc.assert(
    fc.property(fc.string({ maxLength: 15 }), fc.array(range, { maxLength: 4 }), (text, ranges) => {
      const parts = markRanges(text, ranges);
      expect(parts.map((part) => part.text).join('')).toBe(text);
      expect(new Set(parts.map((part) => part.start)).size).toBe(parts.length);
    }),
  );
});

test('every word of a query has to begin a word of the text', () => {
  expect(matchWords('Go to Companies', 'go comp')).toEqual([
    [0, 2],
    [6, 10],
  ]);
  expect(matchWords('Go to Companies', 'panies')).toBeNull();
  expect(matchWords('Go to Companies', '')).toEqual([]);
  expect(matchWords('Go to Companies', 'go go')).toBeNull();
});
