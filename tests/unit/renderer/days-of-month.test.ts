import { expect, test } from 'vitest';
import { weeksOfMonth } from '../../../src-renderer/ui/calendar/days-of-month';

test('a month is shown in whole weeks that begin on Mondays', () => {
  const november = weeksOfMonth('2026-11-21');
  expect([november[0], november.at(-1), november.length]).toEqual(['2026-10-26', '2026-12-06', 42]);
  const february = weeksOfMonth('2027-02-28');
  expect([february[0], february.at(-1), february.length]).toEqual(['2027-02-01', '2027-02-28', 28]);
});
