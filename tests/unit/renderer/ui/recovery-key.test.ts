import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupsToAsk, isGroup } from '../../../../src-renderer/ui/recovery-key/groups';

test('two different groups are asked for, the earlier first, whatever chance says', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 12 }), chance, chance, (count, one, other) => {
      const draws = [one, other];
      const [first, second] = groupsToAsk(count, () => draws.shift() ?? 0);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(first).toBeLessThan(second);
      expect(second).toBeLessThan(count);
    }),
  );
});

test('a group is the same in small letters, with spaces, and with letters that look like digits', () => {
  expect(isGroup('A01K', ' a o l k')).toBe(true);
  expect(isGroup('A01K', 'A01')).toBe(false);
  expect(isGroup('A01K', '')).toBe(false);
});
