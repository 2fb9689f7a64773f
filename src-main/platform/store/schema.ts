import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { syncedColumns } from './columns';

/**
 * One undoable act. `root` of an undo or redo is the operation it is about. On a root, `current` is the
 * operation whose journal rows stand now (itself, or its latest undo or redo), which the next one reverts.
 */
export const operation = sqliteTable('operation', {
  id: integer('id').primaryKey(),
  kind: text('kind', { enum: ['do', 'undo', 'redo'] }).notNull(),
  root: integer('root').notNull(),
  current: integer('current').notNull(),
  undone: integer('undone', { mode: 'boolean' }).notNull(),
  /** False for what can't be taken back: a purge, a change that came by sync. */
  undoable: integer('undoable', { mode: 'boolean' }).notNull(),
  labelKey: text('label_key').notNull(),
  labelParams: text('label_params', { mode: 'json' }).$type<Record<string, string | number>>().notNull(),
  actorKind: text('actor_kind', { enum: ['user', 'ai', 'automation', 'import', 'sync', 'system'] }).notNull(),
  actorId: text('actor_id').notNull(),
  state: text('state', { enum: ['running', 'paused', 'done', 'cancelled', 'failed'] }).notNull(),
  startedAt: integer('started_at').notNull(),
  finishedAt: integer('finished_at'),
  /** Stamp of its last transaction. */
  hlc: integer('hlc').notNull(),
  firstSeq: integer('first_seq').notNull(),
  lastSeq: integer('last_seq').notNull(),
  changes: integer('changes').notNull(),
  progress: integer('progress_ppm'),
  /** For long work: which task goes on with it, and where it stands. */
  task: text('task'),
  taskState: text('task_state', { mode: 'json' }).$type<unknown>(),
});

/**
 * Before-images, in order. `group` null is an insert (no before-image: undoing it bins the row). `record` is
 * the record the row belongs to, so that a contact's history has its phone numbers in it.
 */
export const journal = sqliteTable(
  'journal',
  {
    seq: integer('seq').primaryKey(),
    operation: integer('operation').notNull(),
    table: text('tbl').notNull(),
    row: text('row').notNull(),
    record: text('record').notNull(),
    group: text('grp'),
    before: text('before', { mode: 'json' }).$type<Record<string, string | number | null>>(),
  },
  (t) => [index('journal_record').on(t.record)],
);

/** Stamp of a row's field group, once edited; until then the row's own stamp holds. */
export const syncClock = sqliteTable(
  'sync_clock',
  {
    row: text('row').notNull(),
    group: text('grp').notNull(),
    table: text('tbl').notNull(),
    hlc: integer('hlc').notNull(),
    node: integer('node').notNull(),
  },
  (t) => [primaryKey({ columns: [t.row, t.group] })],
);

/** Ids purged for good, so that they never come back by sync. */
export const tombstone = sqliteTable('tombstone', {
  row: text('row').primaryKey(),
  table: text('tbl').notNull(),
  hlc: integer('hlc').notNull(),
  node: integer('node').notNull(),
});

/** Durable work for later. Stored jobs are untrusted input: the payload is parsed again before it runs. */
export const job = sqliteTable(
  'job',
  {
    id: integer('id').primaryKey(),
    type: text('type').notNull(),
    payload: text('payload', { mode: 'json' }).$type<unknown>().notNull(),
    /** At most one waiting job has the same key. */
    dedupeKey: text('dedupe_key'),
    /** Jobs of one lane run one at a time, in order. */
    lane: text('lane').notNull(),
    state: text('state', { enum: ['waiting', 'running', 'exhausted'] }).notNull(),
    runAt: integer('run_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    leaseUntil: integer('lease_until'),
    lastError: text('last_error'),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    index('job_due').on(t.state, t.runAt),
    uniqueIndex('job_dedupe').on(t.dedupeKey).where(sql`state = 'waiting' AND dedupe_key IS NOT NULL`),
  ],
);

/** Facts about this store and settings of this laptop, by key; JSON values. */
export const meta = sqliteTable('meta', {
  key: text('key').primaryKey(),
  value: text('value', { mode: 'json' }).$type<unknown>().notNull(),
});

/** The people of the practice. The local user exists from day one, so that an office can be joined later. */
export const user = sqliteTable('user', { ...syncedColumns, name: text('name').notNull() });
