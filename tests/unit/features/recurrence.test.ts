import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, isRule, nextDay } from '../../../src-main/features/tasks/recurrence';
import { addDays } from '../../../src-shared/domain/local-date';

describe('a recurrence', () => {
  it.each([
    ['FREQ=DAILY', '2026-01-05', '2026-01-05', '2026-01-06'],
    ['FREQ=WEEKLY;BYDAY=MO,TH', '2026-01-05', '2026-01-05', '2026-01-08'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', '2026-01-05', '2026-01-05', '2026-01-19'],
    ['FREQ=MONTHLY', '2026-01-31', '2026-01-31', '2026-02-28'],
    ['FREQ=MONTHLY', '2026-01-31', '2026-02-28', '2026-03-31'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2026-01-31', '2026-01-31', '2026-02-28'],
    ['FREQ=MONTHLY;BYDAY=1MO', '2026-01-05', '2026-01-05', '2026-02-02'],
    ['FREQ=YEARLY', '2024-02-29', '2024-02-29', '2025-02-28'],
    ['FREQ=YEARLY', '2024-02-29', '2027-03-01', '2028-02-29'],
    ['FREQ=DAILY;COUNT=3', '2026-01-05', '2026-01-06', '2026-01-07'],
    ['FREQ=DAILY;COUNT=3', '2026-01-05', '2026-01-07', null],
    ['FREQ=DAILY;UNTIL=20260106', '2026-01-05', '2026-01-05', '2026-01-06'],
    ['FREQ=DAILY;UNTIL=20260106', '2026-01-05', '2026-01-06', null],
  ])('%s from %s, after %s: %s', (rule, from, after, next) => {
    expect(nextDay(rule, from, after)).toBe(next);
  });

  it.each([
    '',
    'DAILY',
    'FREQ=HOURLY',
    'FREQ=DAILY;BYHOUR=9',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=DAILY;INTERVAL=-1',
    'RRULE:FREQ=DAILY',
  ])('is none: %s', (rule) => {
    expect(isRule(rule, '2026-01-05')).toBe(false);
  });

  it('always goes on, never back', () => {
    const rules = fc.record({
      freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      interval: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(
        rules,
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 0, max: 900 }),
        ({ freq, interval }, start, on) => {
          const from = addDays('2020-01-01', start);
          const after = addDays(from, on);
          const next = nextDay(`FREQ=${freq};INTERVAL=${interval}`, from, after);
          expect(next !== null && next > after).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('knows what the clocks do in a zone', () => {
    expect(instantOf('2026-03-29', '02:30', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 1, 30));
    expect(instantOf('2026-10-25', '02:30', 'Europe/Berlin')).toBe(Date.UTC(2026, 9, 25, 0, 30));
    expect(() => instantOf('2026-03-29', '02:30', 'Nowhere/Land')).toThrow(RangeError);
  });
});
