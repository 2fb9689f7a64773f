import * as z from 'zod';
import { rhythmUnits } from '../domain/keep-in-touch';
import { isLocalDate } from '../domain/local-date';
import { id, procedure } from './base';

/** A day of the calendar, ISO 8601 (`2026-11-21`), local. */
export const localDate = z.string().refine(isLocalDate, 'no such day');

const rhythm = { every: z.int().min(1).max(365), unit: z.enum(rhythmUnits) };

/** That one wants to stay in touch with a party, how often, and when it is due again. */
export const keepInTouch = z.object({
  ...rhythm,
  lastContact: localDate,
  snoozedUntil: localDate.nullable(),
  due: localDate,
});
export type KeepInTouch = z.infer<typeof keepInTouch>;

const party = z.object({ partyId: id });

/** Staying in touch with contacts and companies. Days are those of this computer. */
export const touch = {
  /** Null where nothing is set. Fails: `not_found`. */
  get: procedure.route({ method: 'GET', path: '/touch/{partyId}' }).input(party).output(keepInTouch.nullable()),
  /**
   * Sets how often; the first time it counts from the newest note that says one talked, else from today. Fails: `not_found`; `conflict`
   * (reason `binned`).
   */
  set: procedure.route({ method: 'POST', path: '/touch' }).input(party.extend(rhythm)).output(keepInTouch),
  /** No longer; nothing happens where nothing is set. */
  stop: procedure.route({ method: 'POST', path: '/touch/stop' }).input(party).output(z.object({})),
  /** One was in touch today: due again after a whole rhythm. Fails: `not_found` where nothing is set. */
  done: procedure.route({ method: 'POST', path: '/touch/done' }).input(party).output(keepInTouch),
  /** Puts it off by so many days from today. Fails: `not_found` where nothing is set. */
  snooze: procedure
    .route({ method: 'POST', path: '/touch/snooze' })
    .input(party.extend({ days: z.int().min(1).max(365) }))
    .output(keepInTouch),
};
