import * as z from 'zod';
import type { MatchClass } from '../domain/match/weights';
import { cursor, id, instant, line, operationId, procedure } from './base';
import { contactPatch } from './contacts';
import { partyKind } from './parties';

/** `certain`: 99 of 100 are the same; `likely`: look once; `possible`: much alike, little to go by. */
export const matchClass = z.enum(['certain', 'likely', 'possible']) satisfies z.ZodType<MatchClass>;

/** One piece of evidence (src-shared/domain/match/RULES.md); `points` above 0 speak for the same, below for two. */
export const matchReason = z.object({ kind: z.string(), points: z.number(), left: z.string(), right: z.string() });

export const matchParty = z.object({ id, name: z.string(), subtitle: z.string(), updatedAt: instant });

const pair = z.object({ leftId: id, rightId: id });

export const duplicateRow = pair.extend({
  kind: partyKind,
  class: matchClass,
  /** 0 to 1. */
  score: z.number(),
  left: matchParty,
  right: matchParty,
  /** What counts most comes first. */
  reasons: z.array(matchReason),
  /** How many further records wait that are much like one of the two. */
  alike: z.int(),
});
export type DuplicateRow = z.infer<typeof duplicateRow>;

export const side = z.enum(['left', 'right']);
export type Side = z.infer<typeof side>;

/** A field in which a merge has to choose: as it is read on either side. `canType`: another text may be given. */
export const mergeField = z.object({
  field: z.string(),
  left: z.string(),
  right: z.string(),
  suggested: side,
  canType: z.boolean(),
});

/** Something that belongs to one of the two. `twin`: the same of the other's, where there is one; one of them stays. */
export const mergePart = z.object({
  id,
  side,
  table: z.string(),
  field: z.string(),
  text: z.string(),
  twin: id.nullable(),
});
export type MergePart = z.infer<typeof mergePart>;

export const mergePreview = z.object({
  kind: partyKind,
  left: matchParty,
  right: matchParty,
  class: matchClass.nullable(),
  score: z.number(),
  reasons: z.array(matchReason),
  /** The one that is the richer, or else the older: its id stays. */
  keep: side,
  fields: z.array(mergeField),
  parts: z.array(mergePart),
});
export type MergePreview = z.infer<typeof mergePreview>;

export const mergeChoice = z.union([side, z.object({ value: z.string().max(100_000) })]);
export type MergeChoice = z.infer<typeof mergeChoice>;

/** A field or part of a record, in words. */
const told = z.object({ id: z.string(), field: z.string(), text: z.string() });

export const unmergePreview = z.object({
  survivor: matchParty,
  restored: matchParty,
  /** What goes back to the record that was merged. */
  back: z.array(told),
  /** What came from it and was changed since: it stays, unless it is named in `giveBack`. */
  edited: z.array(told),
  /** Fields of the survivor that are set back to what stood there before the merge. */
  fields: z.array(told),
  /** How many other records will point to the restored one again. */
  links: z.int(),
});
export type UnmergePreview = z.infer<typeof unmergePreview>;

/** Two that were said not to be one. */
export const dismissedRow = pair.extend({ kind: partyKind, left: matchParty, right: matchParty, at: instant });
export type DismissedRow = z.infer<typeof dismissedRow>;

export const duplicates = {
  /** Pairs that may be one and the same, the likeliest first; those said to be two are left out. `partyId`: of one record. */
  list: procedure
    .route({ method: 'POST', path: '/duplicates/list' })
    .input(
      z.object({
        class: matchClass.optional(),
        kind: partyKind.optional(),
        partyId: id.optional(),
        after: cursor.optional(),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ rows: z.array(duplicateRow), next: cursor.nullable() })),
  /** How many pairs wait, by class, and whether the whole store is being looked through. */
  status: procedure.route({ method: 'GET', path: '/duplicates/status' }).output(
    z.object({
      certain: z.int(),
      likely: z.int(),
      possible: z.int(),
      /** How many pairs were said to be two. */
      dismissed: z.int(),
      searching: z.boolean(),
      /** 0 to 1, while it is known how far the search got. */
      progress: z.number().nullable(),
    }),
  ),
  /** Looks through the whole store again, in the background. */
  search: procedure.route({ method: 'POST', path: '/duplicates/search' }).output(z.object({})),
  /** The score of a pair explained, and what a merge would have to choose. Fails: `not_found`, `validation` on two kinds. */
  preview: procedure.route({ method: 'POST', path: '/duplicates/preview' }).input(pair).output(mergePreview),
  /** Remembers that these are two, on every laptop; they are not offered again. Undoable. */
  dismiss: procedure.route({ method: 'POST', path: '/duplicates/dismiss' }).input(pair).output(z.object({})),
  /** Pairs that were said to be two, the latest first. */
  dismissed: procedure
    .route({ method: 'POST', path: '/duplicates/dismissed' })
    .input(z.object({ after: cursor.optional(), limit: z.int().min(1).max(200).default(50) }))
    .output(z.object({ rows: z.array(dismissedRow), next: cursor.nullable() })),
  /** Takes back that two are two: they are offered again where they are alike. Undoable. Fails: `not_found`. */
  reconsider: procedure.route({ method: 'POST', path: '/duplicates/reconsider' }).input(pair).output(z.object({})),
  /**
   * Makes one of two. `fields` says whose value stands, or which other; of fields that are not named, that of the kept
   * record unless it is empty. `without` names parts the result does not have. All else of both is in the result.
   * Fails: `not_found`, `conflict` (reasons `binned`, `merged`), `validation` (field `fields.<name>`).
   */
  merge: procedure
    .route({ method: 'POST', path: '/duplicates/merge' })
    .input(
      pair.extend({
        keep: side,
        fields: z.record(z.string().max(60), mergeChoice).default({}),
        without: z.array(id).max(5000).default([]),
      }),
    )
    .output(z.object({ id, operationId })),
  /** Merges every pair that is certain but those in `except`, as one operation with one undo, with what `preview` suggests. */
  mergeCertain: procedure
    .route({ method: 'POST', path: '/duplicates/merge-certain' })
    .input(z.object({ except: z.array(pair).max(1000).default([]) }))
    .output(z.object({ operationId })),
  /** Records that were merged into this one, newest first. */
  merges: procedure
    .route({ method: 'GET', path: '/duplicates/{partyId}/merges' })
    .input(z.object({ partyId: id }))
    .output(z.array(z.object({ id, name: z.string(), at: instant, by: z.string() }))),
  /** What taking a merge apart would do. Fails: `not_found`. */
  unmergePreview: procedure
    .route({ method: 'GET', path: '/duplicates/merges/{id}' })
    .input(z.object({ id }))
    .output(unmergePreview),
  /**
   * Takes a merge apart, at any time: gives back two records. Later edits stay where they are; `giveBack` names edited
   * parts that are to go back all the same. The two are then known not to be duplicates. Undoable.
   * Fails: `not_found`, `conflict` (reason `binned`).
   */
  unmerge: procedure
    .route({ method: 'POST', path: '/duplicates/merges/{id}/unmerge' })
    .input(z.object({ id, giveBack: z.array(id).max(5000).default([]) }))
    .output(z.object({ survivorId: id, restoredId: id, operationId })),
  /** Contacts, or companies by `companyName`, that the one being typed may already be, the likeliest first, five at most. */
  candidates: procedure
    .route({ method: 'POST', path: '/duplicates/candidates' })
    .input(
      contactPatch
        .pick({ prefix: true, givenName: true, additionalName: true, familyName: true, suffix: true, nickname: true })
        .extend({
          kind: partyKind.default('contact'),
          companyName: line.optional(),
          emails: z.array(line).max(20).default([]),
          phones: z.array(line).max(20).default([]),
        }),
    )
    .output(z.array(matchParty.extend({ class: matchClass, score: z.number(), reasons: z.array(matchReason) }))),
};
