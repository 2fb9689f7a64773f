import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byDay, dayWords } from '../../../../src-renderer/ui/days';

// A zone whose days are not all 24 hours long.
process.env.TZ = 'Europe/Berlin';

const at = (text: string) => new Date(text).getTime();

describe('the days of the history', () => {
  it('gather what happened on the same local day, in order', () => {
    const items = ['2026-11-21T00:10', '2026-11-20T23:50', '2026-11-20T08:00', '2026-11-01T12:00'].map((text) => ({
      startedAt: at(text),
    }));
    expect(byDay(items, ({ startedAt }) => startedAt).map(({ start, items: of }) => [start, of.length])).toEqual([
      [at('2026-11-21T00:00'), 1],
      [at('2026-11-20T00:00'), 2],
      [at('2026-11-01T00:00'), 1],
    ]);
  });

  it('lose and repeat nothing, whatever the times', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4_102_444_800_000 })), (times) => {
        const items = times.toSorted((a, b) => b - a).map((startedAt) => ({ startedAt }));
        const days = byDay(items, ({ startedAt }) => startedAt);
        expect(days.flatMap((day) => day.items)).toEqual(items);
        expect(new Set(days.map(({ start }) => start)).size).toBe(days.length);
      }),
    );
  });

  it('are named as a person says them', () => {
    const now = at('2026-11-21T00:30');
    const words = (day: string, locale: string) => dayWords(at(`${day}T00:00`), now, locale);
    expect(words('2026-11-21', 'en')).toBe('Today');
    expect(words('2026-11-20', 'en')).toBe('Yesterday');
    expect(words('2026-11-20', 'de')).toBe('Gestern');
    expect(words('2026-11-17', 'en')).toBe('Tuesday, November 17');
    expect(words('2025-11-17', 'de')).toBe('Montag, 17. November 2025');
  });

  it('are one apart over the change to winter time', () => {
    expect(dayWords(at('2026-10-24T00:00'), at('2026-10-25T23:00'), 'en')).toBe('Yesterday');
    expect(dayWords(at('2026-10-25T00:00'), at('2026-10-26T00:10'), 'en')).toBe('Yesterday');
  });
});
