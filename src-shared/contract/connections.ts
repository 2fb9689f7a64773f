import * as z from 'zod';
import { relationshipTypes } from '../domain/relationship';
import { id, line, procedure } from './base';
import { partyKind } from './parties';

/** A contact or a company by its name. */
const partyName = z.object({ kind: partyKind, id, name: z.string() });

/** An ISO 8601 date (`2024-02-29`); empty where unknown. */
const day = z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/);

/** What a contact is in a company beside the one that stands in the contact itself (`companyId`, `role`). */
export const affiliation = z.object({
  id,
  contactId: id,
  contactName: z.string(),
  companyId: id,
  companyName: z.string(),
  role: line,
  department: line,
  since: day,
  until: day,
});
export type Affiliation = z.infer<typeof affiliation>;

export const relationshipType = z.enum(relationshipTypes as [string, ...string[]]);

const ownWord = z.string().max(60);

/**
 * A relationship as one side tells it: `type` is what `other` is to that side (`parent`: the other is its parent).
 * For `type` `other`, `word` says it and `inverse` what the other side says, in the user's own words.
 */
export const relationship = z.object({
  id,
  other: partyName,
  type: relationshipType,
  word: ownWord,
  inverse: ownWord,
  since: day,
  until: day,
  note: z.string(),
});
export type Relationship = z.infer<typeof relationship>;

/**
 * `depth` is how many steps away from the one in the middle (0). An edge leads `from` a record `to` what `type`,
 * `word` or `role` says it has there; `employment` is a contact's own company, `hierarchy` leads to the company above.
 * `ended`: its last day is past.
 */
export const graphNode = partyName.extend({ depth: z.int().min(0) });
export type GraphNode = z.infer<typeof graphNode>;
export const graphEdge = z.object({
  id: z.string(),
  kind: z.enum(['relationship', 'affiliation', 'employment', 'hierarchy']),
  from: id,
  to: id,
  type: z.string(),
  word: z.string(),
  inverse: z.string(),
  role: z.string(),
  ended: z.boolean(),
});
export type GraphEdge = z.infer<typeof graphEdge>;

const party = z.object({ partyId: id });
const optionalTerm = z.object({ since: day, until: day }).partial();

/** How contacts and companies hang together. What lies in the bin is left out. */
export const connections = {
  /** A record's relationships, from both sides, and roles, by name; at most 500 of each. */
  list: procedure
    .route({ method: 'GET', path: '/parties/{partyId}/connections' })
    .input(party)
    .output(z.object({ relationships: z.array(relationship), affiliations: z.array(affiliation) })),
  /** The records around one: up to `limit` of them, the nearest first; `more` when there were more. */
  graph: procedure
    .route({ method: 'GET', path: '/parties/{partyId}/graph' })
    .input(
      party.extend({
        depth: z.coerce.number().int().min(1).max(3).default(2),
        limit: z.coerce.number().int().min(1).max(100).default(60),
      }),
    )
    .output(z.object({ nodes: z.array(graphNode), edges: z.array(graphEdge), more: z.boolean() })),
  /**
   * Adds (no `id`) or changes a role of the contact `partyId` in a company: the one of `companyId`, or the one of that
   * name, which is made where there is none. What is not given stays, or is empty.
   * Fails: `validation` on a day that isn't in the calendar or when `until` is before `since`.
   */
  saveAffiliation: procedure
    .route({ method: 'POST', path: '/connections/affiliations' })
    .input(
      party.extend({
        id: id.optional(),
        companyId: id.optional(),
        companyName: line.min(1).optional(),
        role: line.optional(),
        department: line.optional(),
        ...optionalTerm.shape,
      }),
    )
    .output(affiliation),
  removeAffiliation: procedure
    .route({ method: 'POST', path: '/connections/affiliations/remove' })
    .input(party.extend({ id }))
    .output(z.object({})),
  /**
   * Adds (no `id`) or changes a relationship, told by `partyId`, whichever side that is. What is not given stays, or is
   * empty. Fails: `validation` with oneself (field `otherId`, reason `self`), on a type that doesn't fit companies,
   * without a word of one's own for `other`, and on days as in `saveAffiliation`; `conflict` when it is there already.
   */
  saveRelationship: procedure
    .route({ method: 'POST', path: '/connections/relationships' })
    .input(
      party.extend({
        id: id.optional(),
        otherId: id,
        type: relationshipType,
        word: ownWord.default(''),
        inverse: ownWord.default(''),
        ...optionalTerm.shape,
        note: z.string().max(10_000).optional(),
      }),
    )
    .output(relationship),
  removeRelationship: procedure
    .route({ method: 'POST', path: '/connections/relationships/remove' })
    .input(party.extend({ id }))
    .output(z.object({})),
};
