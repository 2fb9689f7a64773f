import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../../src-shared/domain/local-date';
import { isRelative, periodOf, periodUnits } from '../../../src-shared/domain/periods';

/** A Saturday. */
const today = '2026-11-21';

describe('the days a text means', () => {
  test.each([
    ['2026-02-28', '2026-02-28', '2026-02-28'],
    ['2026-11-01/2026-11-30', '2026-11-01', '2026-11-30'],
    ['day:0', today, today],
    ['day:-1', '2026-11-20', '2026-11-20'],
    ['day:+1', '2026-11-22', '2026-11-22'],
    ['week:0', '2026-11-16', '2026-11-22'],
    ['week:-1', '2026-11-09', '2026-11-15'],
    ['month:0', '2026-11-01', '2026-11-30'],
    ['month:+3', '2027-02-01', '2027-02-28'],
    ['quarter:0', '2026-10-01', '2026-12-31'],
    ['quarter:1', '2027-01-01', '2027-03-31'],
    ['year:-1', '2025-01-01', '2025-12-31'],
    ['days:-7', '2026-11-15', today],
    ['days:+30', today, '2026-12-20'],
    ['days:1', today, today],
  ])('%s', (text, from, to) => {
    expect(periodOf(text, today)).toEqual({ from, to });
  });

  test.each([
    '',
    'yesterday',
    '2026-02-30',
    '2026-11-30/2026-11-01',
    '2026-11-01/2026-11-02/x',
    'days:0',
    'week:',
    'age:1',
  ])('%j means none', (text) => {
    expect(periodOf(text, today)).toBeNull();
  });

  test('what moves on with the days is told from what does not', () => {
    expect(isRelative('week:-1')).toBe(true);
    expect(isRelative(today)).toBe(false);
  });

  test('units follow one another without a gap, and today lies in the one of now', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...periodUnits),
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 0, max: 20_000 }),
        (unit, count, days) => {
          const on = addDays('2000-01-01', days);
          const [one, next, now] = [count, count + 1, 0].map((at) => periodOf(`${unit}:${at}`, on));
          expect(daysBetween(one?.to ?? '', next?.from ?? '')).toBe(1);
          expect([now?.from, on, now?.to].sort()).toEqual([now?.from, on, now?.to]);
        },
      ),
    );
  });
});
