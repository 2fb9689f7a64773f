import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { isLocalDate, type LocalDate } from '../../../src-shared/domain/local-date';

/** Days are reckoned in UTC, where all have 24 hours: what the clocks do in a zone moves no day. */
const midnight = (day: LocalDate) => Temporal.ZonedDateTime.from(`${day}T00:00:00[UTC]`);

/**
 * A rule that names no day of the month means the day it began on. From the 29th on it falls on the last day of a
 * month that has fewer, rather than being left out (RFC 7529, SKIP=BACKWARD).
 */
function complete(rule: string, from: LocalDate): string {
  const isLate = Number(from.slice(8)) > 28 && /FREQ=(MONTHLY|YEARLY)/.test(rule) && !/BY|RSCALE/.test(rule);
  return isLate ? `RSCALE=GREGORIAN;${rule};SKIP=BACKWARD` : rule;
}

const untilDay = /UNTIL=(\d{8})(?!T)/;

const parsed = (rule: string, from: LocalDate) =>
  new RRuleTemporal({
    rruleString: `RRULE:${complete(rule, from).replace(untilDay, 'UNTIL=$1T000000Z')}`,
    dtstart: midnight(from),
    maxIterations: 10_000,
  });

/** Whether it is a recurrence rule of days or longer that this program can count (RFC 5545, 3.3.10). */
export function isRule(rule: string, from: LocalDate): boolean {
  if (!/^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[-+A-Z0-9,]+)*$/.test(rule)) return false;
  if (/BY(HOUR|MINUTE|SECOND)=/.test(rule)) return false;
  try {
    parsed(rule, from).next(new Date(`${from}T00:00:00Z`), true);
    return true;
  } catch {
    return false;
  }
}

/** The first day after `after` on which a rule that is counted from `from` falls; null when it has ended. */
export function nextDay(rule: string, from: LocalDate, after: LocalDate): LocalDate | null {
  const next = parsed(rule, from).next(new Date(`${after}T00:00:00Z`), false);
  const day = next?.toString().slice(0, 10) ?? '';
  return isLocalDate(day) && day > after ? day : null;
}

/**
 * The instant (ms since 1970) of a time on the wall of a zone. Of a time that the clocks skip the one after, of one
 * they pass twice the first. Fails with a RangeError for a zone there isn't.
 */
export const instantOf = (on: LocalDate, time: string, zone: string): number =>
  Temporal.PlainDateTime.from(`${on}T${time}`).toZonedDateTime(zone, { disambiguation: 'compatible' })
    .epochMilliseconds;

/** The zone of this computer. */
export const localZone = (): string => Temporal.Now.timeZoneId();
