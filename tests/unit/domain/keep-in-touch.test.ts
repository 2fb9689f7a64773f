import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueDate, nextOccurrence, occurrenceIn, yearsOn } from '../../../src-shared/domain/keep-in-touch';
import {
  addDays,
  addMonths,
  dateOf,
  daysBetween,
  daysInMonth,
  isLocalDate,
  localDateAt,
} from '../../../src-shared/domain/local-date';

// A zone whose days are not all 24 hours long.
process.env.TZ = 'Europe/Berlin';

const date = fc.integer({ min: 0, max: 2_900_000 }).map((days) => addDays('0001-01-01', days));
const rhythm = fc.record({
  every: fc.integer({ min: 1, max: 120 }),
  unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
});

describe('days of the calendar', () => {
  it('are those on the wall, also when the clocks change', () => {
    expect(localDateAt(Date.UTC(2026, 2, 28, 23, 30))).toBe('2026-03-29');
    expect(localDateAt(Date.UTC(2026, 9, 25, 22, 30))).toBe('2026-10-25');
    expect(localDateAt(Date.UTC(2026, 9, 25, 23, 30))).toBe('2026-10-26');
  });

  it('exist or do not', () => {
    expect(['2024-02-29', '2026-12-31', '0001-01-01'].map(isLocalDate)).toEqual([true, true, true]);
    expect(['2026-02-29', '2026-13-01', '2026-1-1', '', '0000-01-01', 'today'].map(isLocalDate)).toEqual(
      Array(6).fill(false),
    );
  });

  it('count on and back to where they were', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
        fc.pre(daysBetween('0001-01-01', from) + days >= 0);
        const to = addDays(from, days);
        expect(isLocalDate(to)).toBe(true);
        expect(daysBetween(from, to)).toBe(days);
        expect(to > from).toBe(days > 0);
      }),
    );
  });

  it('stay on their day of the month where it has one', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 240 }), (from, months) => {
        const to = addMonths(from, months);
        expect(isLocalDate(to)).toBe(true);
        const [year = 0, month = 0, day = 0] = to.split('-').map(Number);
        expect(day).toBe(Math.min(Number(from.slice(8)), daysInMonth(year, month)));
      }),
    );
  });
});

describe('the day to be in touch again', () => {
  it('is a rhythm after the last contact', () => {
    expect(dueDate({ every: 6, unit: 'week' }, '2026-11-21', null)).toBe('2027-01-02');
    expect(dueDate({ every: 1, unit: 'month' }, '2026-01-31', null)).toBe('2026-02-28');
    expect(dueDate({ every: 3, unit: 'day' }, '2026-03-27', null)).toBe('2026-03-30');
  });

  it('lies after the contact, never before what it was put off to, and is one of the two', () => {
    fc.assert(
      fc.property(rhythm, date, fc.option(date), (every, last, snoozed) => {
        const own = dueDate(every, last, null);
        const due = dueDate(every, last, snoozed);
        expect(own > last).toBe(true);
        expect(due >= own && (snoozed === null || due >= snoozed)).toBe(true);
        expect([own, snoozed]).toContain(due);
      }),
    );
  });

  it('comes no earlier when one was in touch later', () => {
    fc.assert(
      fc.property(rhythm, date, fc.nat(400), (every, last, days) => {
        expect(dueDate(every, addDays(last, days), null) >= dueDate(every, last, null)).toBe(true);
      }),
    );
  });
});

describe('a day that comes round every year', () => {
  it('is today or the next time, and within a year', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }), (today, month, dayOf) => {
        const day = Math.min(dayOf, month === 2 ? 29 : daysInMonth(2024, month));
        const next = nextOccurrence({ month, day }, today);
        const away = daysBetween(today, next);
        expect(away >= 0 && away <= 366).toBe(true);
        expect(Number(next.slice(5, 7))).toBe(month);
        const year = Number(today.slice(0, 4));
        if (occurrenceIn({ month, day }, year) === today) expect(away).toBe(0);
      }),
    );
  });

  it('is kept on the 28th of February where there is no 29th', () => {
    const leapDay = { month: 2, day: 29 };
    expect(nextOccurrence(leapDay, '2026-02-01')).toBe('2026-02-28');
    expect(nextOccurrence(leapDay, '2028-02-28')).toBe('2028-02-29');
    expect(nextOccurrence(leapDay, '2026-03-01')).toBe('2027-02-28');
  });

  it('tells how many years it has been, where the first is known', () => {
    expect(yearsOn({ year: 1986 }, '2026-11-21')).toBe(40);
    expect(yearsOn({ year: null }, '2026-11-21')).toBeNull();
    expect(yearsOn({ year: 2026 }, '2026-11-21')).toBeNull();
    expect(dateOf(9, 1, 2)).toBe('0009-01-02');
  });
});
