import { getTableConfig, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { activityKinds, activityOutcomes } from '../../../src-shared/domain/activity';
import type { CapturedTable } from '../../platform/store/capture';
import { syncedColumns } from '../../platform/store/columns';
import { activityRecordId, taggingIdOf } from './ids';

/**
 * A note about a record (`party_id`: of whatever kind). `doc` is its rich text as JSON (see domain/rich-text), null for a plain one; `body` its plain
 * text, empty where only a talk was noted. `talked`: writing it down meant that one was in touch.
 */
export const note = sqliteTable(
  'note',
  {
    ...syncedColumns,
    recordId: text('party_id').notNull(),
    body: text('body').notNull(),
    doc: text('doc'),
    pinned: integer('pinned', { mode: 'boolean' }).notNull().default(false),
    talked: integer('talked', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [index('note_party').on(t.recordId)],
);

/**
 * Who is mentioned in which note, task or activity (`note_id`: of whichever). Follows from their texts: triggers write
 * it, whoever writes these.
 */
export const mention = sqliteTable(
  'mention',
  { noteId: text('note_id').notNull(), mentionedId: text('mentioned_id').notNull() },
  (t) => [primaryKey({ columns: [t.noteId, t.mentionedId] }), index('mention_of').on(t.mentionedId)],
);

/**
 * What was typed and not saved yet; of this laptop, neither journalled nor synced. `noteId` is the note, activity or task
 * whose text it is, null for a new one, and `base` its version when it began; `activity` has what else was typed of an
 * activity, as JSON. `rev` counts its saves, so that two windows notice each other.
 */
export const noteDraft = sqliteTable(
  'note_draft',
  {
    id: text('id').primaryKey(),
    recordId: text('party_id').notNull(),
    noteId: text('note_id'),
    base: text('base'),
    doc: text('doc').notNull(),
    rev: integer('rev').notNull(),
    savedAt: integer('saved_at').notNull(),
    activity: text('activity'),
  },
  (t) => [index('note_draft_party').on(t.recordId)],
);

export const tag = sqliteTable('tag', {
  ...syncedColumns,
  name: text('name').notNull(),
  color: text('color', { enum: ['neutral', 'good', 'warn', 'bad', 'info', 'accent'] }).notNull(),
});

/** One row per tag of a record; its id follows from both, so that tagging on two laptops is one row. */
export const tagging = sqliteTable(
  'tagging',
  { ...syncedColumns, recordId: text('party_id').notNull(), tagId: text('tag_id').notNull() },
  (t) => [index('tagging_party').on(t.recordId), index('tagging_tag').on(t.tagId)],
);

/**
 * A call, a meeting or a message with some records. `at` (ms since 1970) is when it began; `doc` its notes as JSON (see
 * domain/rich-text), `body` their plain text.
 */
export const activity = sqliteTable('activity', {
  ...syncedColumns,
  kind: text('kind', { enum: activityKinds }).notNull(),
  title: text('title').notNull().default(''),
  at: integer('at').notNull(),
  minutes: integer('minutes'),
  outcome: text('outcome', { enum: activityOutcomes }).notNull().default(''),
  body: text('body').notNull().default(''),
  doc: text('doc'),
});

/** Whom an activity was with; its id follows from both, so that the same one on two laptops is one row. */
export const activityRecord = sqliteTable(
  'activity_record',
  { ...syncedColumns, activityId: text('activity_id').notNull(), recordId: text('record_id').notNull() },
  (t) => [index('activity_record_activity').on(t.activityId), index('activity_record_record').on(t.recordId)],
);

export const capturedRecords: readonly CapturedTable[] = [
  { table: activity, groups: { notes: ['body', 'doc'], when: ['at', 'minutes'] } },
  {
    table: activityRecord,
    record: 'activity_id',
    links: ['record_id'],
    groups: { link: ['activity_id', 'record_id'] },
    identity: ({ record_id }) => String(record_id),
    idOf: ({ activity_id, record_id }) => activityRecordId(String(activity_id), String(record_id)),
  },
  { table: note, record: 'party_id', groups: { body: ['body', 'doc'] } },
  { table: tag },
  {
    table: tagging,
    record: 'party_id',
    groups: { tagging: ['party_id', 'tag_id'] },
    identity: ({ tag_id }) => String(tag_id),
    idOf: ({ party_id, tag_id }) => taggingIdOf(String(party_id), String(tag_id)),
  },
];

/** The tables whose rows belong to a record, with the column that says to which. */
export const ownedTables = (captured: readonly CapturedTable[]): { table: string; column: string }[] =>
  captured.flatMap(({ table, record = 'id' }) =>
    record === 'id' ? [] : [{ table: getTableConfig(table).name, column: record }],
  );

/**
 * Columns that say whom a row of somebody else is about, and without which it would say nothing: it goes with the one
 * it is about. Links that may be empty are left as they are: whoever reads them looks whether there is such a record.
 */
export const bindingLinks = (captured: readonly CapturedTable[]): { table: string; column: string }[] =>
  captured.flatMap(({ table, links = [] }) => {
    const { name, columns } = getTableConfig(table);
    return columns
      .filter((column) => links.includes(column.name) && column.notNull)
      .map((column) => ({ table: name, column: column.name }));
  });
