import * as z from 'zod';
import { id, instant, line, procedure } from './base';

/** A party is a contact or a company: whoever can be written to, tagged and noted about. */
export const partyKind = z.enum(['contact', 'company']);
export type PartyKind = z.infer<typeof partyKind>;

/** Hash of the content of a party's photo (see files.ts), or ''. */
export const photoHash = z.string();

export const contactPointKind = z.enum(['email', 'phone', 'url']);
export const pointLabel = z.string().max(60);

export const consentState = z.enum(['unknown', 'given', 'refused']);

/**
 * `preferred`: the one of its kind to use first; no two of a party and kind are. `consent`: whether the person agreed
 * to be written to there (GDPR, Art. 7), `consentAt` when (null where unknown), `consentSource` how it is known.
 */
export const permission = z.object({
  preferred: z.boolean(),
  consent: consentState,
  consentAt: instant.nullable(),
  consentSource: line,
});
export type Permission = z.infer<typeof permission>;

/** `value` as the user typed it; `normalized` is what it is matched by (lower-case address, E.164 number). */
export const contactPoint = z.object({
  id,
  kind: contactPointKind,
  value: line,
  normalized: line,
  label: pointLabel,
  position: z.int(),
  ...permission.shape,
});
export type ContactPoint = z.infer<typeof contactPoint>;

export const postalAddress = z.object({
  id,
  label: pointLabel,
  street: line,
  extended: line,
  postalCode: line,
  city: line,
  region: line,
  country: line,
  position: z.int(),
  ...permission.shape,
});
export type PostalAddress = z.infer<typeof postalAddress>;

export const partyDateKind = z.enum(['birthday', 'anniversary', 'custom']);

/** A day that matters every year. `year` null where it is unknown (29 February is a day then); `label` is for `custom`. */
export const partyDate = z.object({
  id,
  kind: partyDateKind,
  label: pointLabel,
  year: z.int().min(1).max(9999).nullable(),
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
});
export type PartyDate = z.infer<typeof partyDate>;

const party = z.object({ partyId: id });

/** What contacts and companies share: contact points, postal addresses, dates. Notes, tags: see records.ts. */
export const parties = {
  /**
   * Adds (no `id`) or changes a contact point; preference and consent stay as they are where they are not given.
   * Making one preferred takes it from the other of its kind; a consent given without its time is of now.
   * Fails: `validation` on a malformed address or number.
   */
  savePoint: procedure
    .route({ method: 'POST', path: '/parties/points' })
    .input(
      party.extend({
        id: id.optional(),
        kind: contactPointKind,
        value: line.min(1),
        label: pointLabel.default(''),
        ...permission.partial().shape,
      }),
    )
    .output(contactPoint),
  removePoint: procedure
    .route({ method: 'POST', path: '/parties/points/remove' })
    .input(party.extend({ id }))
    .output(z.object({})),
  /** As `savePoint`; what is not given stays. Fails: `validation` on an address that is empty. */
  saveAddress: procedure
    .route({ method: 'POST', path: '/parties/addresses' })
    .input(party.extend(postalAddress.omit({ id: true, position: true }).partial().shape).extend({ id: id.optional() }))
    .output(postalAddress),
  removeAddress: procedure
    .route({ method: 'POST', path: '/parties/addresses/remove' })
    .input(party.extend({ id }))
    .output(z.object({})),
  /**
   * Adds (no `id`) or changes a date. Fails: `validation` on a day that isn't in the calendar (field `day`), on a
   * birthday that is still to come (field `year`), and on a second birthday (field `kind`).
   */
  saveDate: procedure
    .route({ method: 'POST', path: '/parties/dates' })
    .input(party.extend(partyDate.shape).partial({ id: true, label: true }))
    .output(partyDate),
  removeDate: procedure
    .route({ method: 'POST', path: '/parties/dates/remove' })
    .input(party.extend({ id }))
    .output(z.object({})),
};
