import * as z from 'zod';
import { activityKinds, activityOutcomes } from '../domain/activity';
import { recordKinds } from '../domain/record-kind';
import type { RichText } from '../domain/rich-text/rich-text';
import { id, instant, procedure } from './base';

export const recordKind = z.enum(recordKinds);

export const recordRef = z.object({ kind: recordKind, id, name: z.string() });

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

/** What is typed of a call, a meeting or a message beside its notes; `at` null while that is no time. */
export const typedActivity = z.object({
  kind: z.enum(activityKinds),
  title: z.string().max(500),
  at: instant.nullable(),
  minutes: z.number().nullable(),
  outcome: z.enum(activityOutcomes),
  /** Who else was there. */
  records: z.array(recordRef).max(50),
});
export type TypedActivity = z.infer<typeof typedActivity>;

/**
 * What was typed and not saved. `noteId` is the note, activity or task whose text it is, null for a note or an activity
 * that is new; `base` is the version it began with.
 */
export const noteDraft = z.object({
  id,
  noteId: id.nullable(),
  base: z.string().nullable(),
  doc: richText,
  /** Its plain text. */
  body: z.string(),
  /** What else was typed of an activity; null where it is none. */
  activity: typedActivity.nullable(),
  rev: z.int(),
  savedAt: instant,
});
export type NoteDraft = z.infer<typeof noteDraft>;

const activityFields = {
  kind: z.enum(activityKinds),
  /** What it was about; '' where the kind says enough. */
  title: z.string().trim().max(500),
  /** When it began. */
  at: instant,
  /** How long it took; null where nobody said. */
  minutes: z
    .int()
    .min(0)
    .max(24 * 60)
    .nullable(),
  outcome: z.enum(activityOutcomes),
};

/** A call, a meeting or a message that was: it stands in the timeline of every record it is about. */
export const activity = z.object({
  id,
  ...activityFields,
  body: z.string(),
  doc: richText.nullable(),
  version: z.string(),
  /** Without those in the bin. */
  records: z.array(recordRef),
  updatedAt: instant,
});
export type Activity = z.infer<typeof activity>;

export const timelineEntry = z.object({
  id: z.string(),
  kind: z.enum([
    'note',
    'activity',
    'mentioned',
    'created',
    'changed',
    'attached',
    'imported',
    'binned',
    'restored',
    'undone',
  ]),
  at: instant,
  actor: z.string(),
  /** For a mention the lines it stands in, what says it, and `about` whose note or activity, or which task, that is. */
  body: z.string().optional(),
  said: z.enum(['note', 'task', ...activityKinds]).optional(),
  about: recordRef.optional(),
  note: note.optional(),
  activity: activity.optional(),
  /** For changes the fields and their values before and after. */
  operationId: z.int().optional(),
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })).optional(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

const record = z.object({ recordId: id });

/** What all records share: notes, tags, the timeline. */
export const records = {
  /**
   * Adds (no `id`) or changes a note: as plain text (`body`) or rich text (`doc`, which wins). `talked`: one was in
   * touch today, which a reminder to stay in touch counts from; such a note may be empty. `draftId` is the draft it was
   * written in, which is then gone. Fails: `validation` (field `doc`, reasons `required`, `note.tooLong`,
   * `note.malformed`, `note.link`); `conflict` (reason `note.changed`) where `base` is not the note's version any more.
   */
  saveNote: procedure
    .route({ method: 'POST', path: '/records/notes' })
    .input(
      record.extend({
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
    .route({ method: 'POST', path: '/records/notes/pin' })
    .input(record.extend({ id, pinned: z.boolean() }))
    .output(note),
  removeNote: procedure
    .route({ method: 'POST', path: '/records/notes/remove' })
    .input(record.extend({ id }))
    .output(z.object({})),
  /**
   * Logs (no `id`) or changes a call, meeting or message with these records; what is not given stays. Who was reached
   * today counts as in touch today. `draftId` is as in `saveNote`. Fails: `validation` (field `at` reason `activity.future`; field `recordIds` reason
   * `required`; `doc` as notes do); `conflict` (reason `note.changed`) where `base` is not its version any more.
   */
  saveActivity: procedure
    .route({ method: 'POST', path: '/records/activities' })
    .input(
      z
        .object({ ...activityFields, doc: richText.nullable(), base: z.string(), recordIds: z.array(id).max(50) })
        .partial()
        .extend({ id: id.optional(), draftId: id.optional() }),
    )
    .output(activity),
  removeActivity: procedure
    .route({ method: 'POST', path: '/records/activities/remove' })
    .input(z.object({ id }))
    .output(z.object({})),
  /** What was typed about a record and not saved, newest first; of a task also its own notes. */
  noteDrafts: procedure
    .route({ method: 'GET', path: '/records/{recordId}/notes/drafts' })
    .input(record)
    .output(z.array(noteDraft)),
  /**
   * Keeps what is typed; `rev` is what the last save of this draft answered, 0 for the first. Fails: `conflict` (reason
   * `draft.taken`) where another window has saved it since; `validation` as `saveNote` does.
   */
  keepNoteDraft: procedure
    .route({ method: 'POST', path: '/records/notes/drafts' })
    .input(
      record.extend({
        id,
        noteId: id.nullable(),
        base: z.string().nullable(),
        doc: richText,
        activity: typedActivity.nullable().default(null),
        rev: z.int().min(0),
      }),
    )
    .output(z.object({ rev: z.int() })),
  /** Forgets a draft. One that is gone is fine too. */
  dropNoteDraft: procedure
    .route({ method: 'POST', path: '/records/notes/drafts/drop' })
    .input(record.extend({ id }))
    .output(z.object({})),
  /** What happened with a record, newest first: notes, activities, texts of others that mention it, and changes. */
  timeline: procedure
    .route({ method: 'GET', path: '/records/{recordId}/timeline' })
    .input(record.extend({ before: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }))
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
  /** Tags one record with the names given, and no others; unknown names become new tags. */
  setTags: procedure
    .route({ method: 'POST', path: '/records/tags' })
    .input(record.extend({ names: z.array(z.string().trim().min(1).max(60)).max(100) }))
    .output(z.array(tag)),
  /** Changes a tag's name or colour everywhere. Fails: `conflict` when the name is taken. */
  updateTag: procedure
    .route({ method: 'POST', path: '/tags/update' })
    .input(tag.partial().required({ id: true }))
    .output(tag),
};
