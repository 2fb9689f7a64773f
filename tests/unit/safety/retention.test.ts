import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDue, localDay } from '../../../src-main/features/safety/backup/due';
import { type Kept, toDelete } from '../../../src-main/features/safety/backup/retention';

const day = 24 * 60 * 60_000;
const start = Date.UTC(2026, 0, 5, 9);

const backups = fc
  .uniqueArray(
    fc.record({
      at: fc.integer({ min: 0, max: 400 }),
      reason: fc.constantFrom('daily' as const, 'manual' as const, 'migration' as const),
      proven: fc.boolean(),
    }),
    { selector: ({ at }) => at, maxLength: 80 },
  )
  .map((all): Kept[] =>
    all.map(({ at, reason, proven }) => ({
      name: `backup ${at}`,
      createdAt: start + at * day,
      day: new Date(start + at * day).toISOString().slice(0, 10),
      reason,
      proven,
    })),
  );

describe('what of the backups is kept', () => {
  it('always has the newest proven one, and never more than the rule says', () => {
    fc.assert(
      fc.property(backups, (all) => {
        const gone = new Set(toDelete(all));
        const kept = all.filter(({ name }) => !gone.has(name));
        const newest = all.filter(({ proven }) => proven).sort((a, b) => b.createdAt - a.createdAt)[0];
        if (newest) expect(kept).toContain(newest);
        expect(kept.filter(({ proven }) => !proven).length).toBeLessThanOrEqual(2);
        expect(kept.filter(({ proven, reason }) => proven && reason !== 'migration').length).toBeLessThanOrEqual(12);
      }),
    );
  });

  it('stays as it is when it is looked at again', () => {
    fc.assert(
      fc.property(backups, (all) => {
        const gone = new Set(toDelete(all));
        expect(toDelete(all.filter(({ name }) => !gone.has(name)))).toEqual([]);
      }),
    );
  });
});

describe('the daily backup', () => {
  it('is made once for each jump of the clock, and once a day', () => {
    const last = { at: start, day: localDay(start) };
    expect(isDue(null, start)).toBe(true);
    expect(isDue(last, start + 60_000)).toBe(false);
    expect(isDue(last, start + 2 * day)).toBe(true);
    expect(isDue(last, start - 365 * day)).toBe(true);
    const back = { at: start - 365 * day, day: localDay(start - 365 * day) };
    expect(isDue(back, start - 365 * day + 1000)).toBe(false);
  });
});
