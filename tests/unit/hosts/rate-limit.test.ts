import { expect, test } from 'vitest';
import { createRateLimiter } from '../../../src-main/hosts/headless/rate-limit';

test('a burst is let through, the next call waits for the bucket to fill again', () => {
  let now = 0;
  const take = createRateLimiter({ burst: 3, perSecond: 2 }, () => now);
  expect([take('a'), take('a'), take('a'), take('a')]).toEqual([true, true, true, false]);
  now = 500;
  expect([take('a'), take('a')]).toEqual([true, false]);
});

test('one key that is used up leaves the others alone, also when thousands come', () => {
  const take = createRateLimiter({ burst: 1, perSecond: 0.001 }, () => 0);
  const first = Array.from({ length: 5000 }, (_, index) => take(`key ${index}`));
  expect(first.every(Boolean)).toBe(true);
  expect(take('key 4999')).toBe(false);
});
