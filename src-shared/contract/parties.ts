import * as z from 'zod';
import type { RichText } from '../domain/rich-text/rich-text';
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

export const tagColor = z.enum(['neutral', 'good', 'warn', 'bad', 'info', 'accent']);
export const tag = z.object({ id, name: z.string().min(1).max(60), color: tagColor });
export type Tag = z.infer<typeof tag>;

/**
 * A text with structure: ProseMirror's JSON, of the nodes and marks in domain/rich-text. What comes in is checked by
 * the core, node by node.
 */
export const richText = z.custom<RichText>((value) => typeof value === 'object' && value !== null);

/** What a note says. A mention's name and id are those of now; one whose record was deleted for good is mere text. */
const noteText = z.object({
  /** The plain text. */
  body: z.string(),
  /** The rich text; null for a note that is plain. */
  doc: richText.nullable(),
  /** Changes with the text: who saves a change says which one it was made to. */
  version: z.string(),
  pinned: z.boolean(),
  /** Writing it down meant that one was in touch. */
  talked: z.boolean(),
});

export const note = noteText.extend({
  id,
  createdAt: instant,
  createdBy: z.string(),
  updatedAt: instant,
  updatedBy: z.string(),
});
export type Note = z.infer<typeof note>;

/** What was typed and not saved. `noteId` null for a note that is new; `base` is the version it began with. */
export const noteDraft = z.object({
  id,
  noteId: id.nullable(),
  base: z.string().nullable(),
  doc: richText,
  /** Its plain text. */
  body: z.string(),
  rev: z.int(),
  savedAt: instant,
});
export type NoteDraft = z.infer<typeof noteDraft>;

export const timelineEntry = z.object({
  id: z.string(),
  kind: z.enum(['note', 'mentioned', 'created', 'changed', 'attached', 'imported', 'binned', 'restored', 'undone']),
  at: instant,
  actor: z.string(),
  /** For a mention the lines it stands in, and `about` whose note it is. */
  body: z.string().optional(),
  about: z.object({ kind: partyKind, id, name: z.string() }).optional(),
  note: note.optional(),
  /** For changes the fields and their values before and after. */
  operationId: z.int().optional(),
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })).optional(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

const party = z.object({ partyId: id });

/** What contacts and companies share: contact points, postal addresses, tags, notes, the timeline. */
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
  /**
   * Adds (no `id`) or changes a note: as plain text (`body`) or rich text (`doc`, which wins). `talked`: one was in
   * touch today, which a reminder to stay in touch counts from; such a note may be empty. `draftId` is the draft it was
   * written in, which is then gone. Fails: `validation` (field `doc`, reasons `required`, `note.tooLong`,
   * `note.malformed`, `note.link`); `conflict` (reason `note.changed`) where `base` is not the note's version any more.
   */
  saveNote: procedure
    .route({ method: 'POST', path: '/parties/notes' })
    .input(
      party.extend({
        id: id.optional(),
        body: z.string().max(100_000).default(''),
        doc: richText.optional(),
        talked: z.boolean().optional(),
        base: z.string().optional(),
        draftId: id.optional(),
      }),
    )
    .output(note),
  /** Pinned notes stand above the timeline. */
  pinNote: procedure
    .route({ method: 'POST', path: '/parties/notes/pin' })
    .input(party.extend({ id, pinned: z.boolean() }))
    .output(note),
  removeNote: procedure
    .route({ method: 'POST', path: '/parties/notes/remove' })
    .input(party.extend({ id }))
    .output(z.object({})),
  /** What was typed about a party and not saved, newest first. */
  noteDrafts: procedure
    .route({ method: 'GET', path: '/parties/{partyId}/notes/drafts' })
    .input(party)
    .output(z.array(noteDraft)),
  /**
   * Keeps what is typed; `rev` is what the last save of this draft answered, 0 for the first. Fails: `conflict` (reason
   * `draft.taken`) where another window has saved it since; `validation` as `saveNote` does.
   */
  keepNoteDraft: procedure
    .route({ method: 'POST', path: '/parties/notes/drafts' })
    .input(
      party.extend({
        id,
        noteId: id.nullable(),
        base: z.string().nullable(),
        doc: richText,
        rev: z.int().min(0),
      }),
    )
    .output(z.object({ rev: z.int() })),
  /** Forgets a draft. One that is gone is fine too. */
  dropNoteDraft: procedure
    .route({ method: 'POST', path: '/parties/notes/drafts/drop' })
    .input(party.extend({ id }))
    .output(z.object({})),
  /** What happened with a party, newest first: notes, notes of others that mention it, and changes. */
  timeline: procedure
    .route({ method: 'GET', path: '/parties/{partyId}/timeline' })
    .input(party.extend({ before: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }))
    .output(
      z.object({
        /** Pinned notes, newest first: with the first page only, and in no page. */
        pinned: z.array(timelineEntry),
        entries: z.array(timelineEntry),
        next: z.string().nullable(),
      }),
    ),
  /** Every tag in use or made, by name. */
  tags: procedure.route({ method: 'GET', path: '/tags' }).output(z.array(tag.extend({ count: z.int() }))),
  /** Tags one party with the names given, and no others; unknown names become new tags. */
  setTags: procedure
    .route({ method: 'POST', path: '/parties/tags' })
    .input(party.extend({ names: z.array(z.string().trim().min(1).max(60)).max(100) }))
    .output(z.array(tag)),
  /** Changes a tag's name or colour everywhere. Fails: `conflict` when the name is taken. */
  updateTag: procedure
    .route({ method: 'POST', path: '/tags/update' })
    .input(tag.partial().required({ id: true }))
    .output(tag),
};
