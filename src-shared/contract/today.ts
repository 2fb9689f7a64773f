import * as z from 'zod';
import { id, instant, procedure } from './base';
import { partyKind } from './parties';
import { keepInTouch, localDate } from './touch';

/** A contact or company in a line: its name and what it is known by. */
const someone = z.object({ kind: partyKind, id, name: z.string(), subtitle: z.string() });

export const dueTouch = z.object({
  party: someone,
  touch: keepInTouch,
  /** 0 on the day itself. */
  daysOver: z.int(),
});
export type DueTouch = z.infer<typeof dueTouch>;

export const comingDate = z.object({
  party: someone,
  dateId: id,
  kind: z.enum(['birthday', 'anniversary', 'custom']),
  label: z.string(),
  /** When it comes round: the 29th of February on the 28th in other years. */
  on: localDate,
  inDays: z.int(),
  /** How many years it is then; null where the year is not known. */
  years: z.int().nullable(),
});
export type ComingDate = z.infer<typeof comingDate>;

/** An open deal that waits for somebody: too long in its stage, or with nothing to be done about it. */
export const waitingDeal = z.object({
  id,
  title: z.string(),
  companyName: z.string(),
  why: z.enum(['stalled', 'noNextStep']),
  /** How long it has been in its stage. */
  days: z.int(),
});
export type WaitingDeal = z.infer<typeof waitingDeal>;

export const overview = z.object({
  today: localDate,
  /** The longest due first, at most 50 of `dueTotal`. */
  due: z.array(dueTouch),
  dueTotal: z.int(),
  /** The next 14 days, the nearest first, at most 50; `moreDates` where there are more. */
  dates: z.array(comingDate),
  moreDates: z.boolean(),
  /** At most 20, the stalled ones first. */
  deals: z.array(waitingDeal),
  /** The eight people and companies that were added or changed last. */
  recent: z.array(z.object({ party: someone, at: instant, added: z.boolean() })),
  /** There is anybody at all. */
  hasRecords: z.boolean(),
});
export type Overview = z.infer<typeof overview>;

/** What the day brings. */
export const today = {
  overview: procedure
    .route({ method: 'GET', path: '/today' })
    // The day where one looks from; by default that of this computer.
    .input(z.object({ today: localDate.optional() }))
    .output(overview),
  /**
   * Takes a birthday or other date off the list: for this time round (`snoozeDays` null), or for so many days.
   * Fails: `not_found`; `conflict` (reason `binned`).
   */
  markDate: procedure
    .route({ method: 'POST', path: '/today/dates/mark' })
    .input(z.object({ dateId: id, on: localDate, snoozeDays: z.int().min(1).max(14).nullable() }))
    .output(z.object({})),
};
