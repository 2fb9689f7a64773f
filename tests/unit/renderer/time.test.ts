import { expect, test } from 'vitest';
import { formatLocale } from '../../../src-renderer/ui/format-locale';
import { personalTime } from '../../../src-renderer/ui/time';

const at = (text: string) => new Date(text).getTime();
const now = at('2026-10-14T15:00:00');

test.each([
  ['today is told by the hour', '2026-10-14T09:05:00', '9:05'],
  ['this week by the weekday', '2026-10-11T23:59:00', 'Sun'],
  ['this year by day and month', '2026-10-07T12:00:00', '7 Oct'],
  ['earlier by the whole date', '2025-12-31T12:00:00', '31 Dec 2025'],
  ['what is yet to come by its date', '2026-10-16T12:00:00', '16 Oct'],
])('%s', (_what, time, words) => {
  expect(personalTime(at(time), now, 'en-GB')).toBe(words);
});

test('the region of the computer decides how it is written, where it speaks the language of the screens', () => {
  expect(formatLocale('en', ['de-DE', 'en-GB'])).toBe('en-GB');
  expect(formatLocale('de', ['en-GB'])).toBe('de');
});
