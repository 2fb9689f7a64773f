import * as z from 'zod';
import type { TimelineEntry } from '../../../src-shared/contract/records';
import { linesMentioning } from '../../../src-shared/domain/rich-text/plain-text';
import type { RichText } from '../../../src-shared/domain/rich-text/rich-text';
import type { ReadableDb } from '../../platform/store/handles';
import { decodeCursor, encodeCursor } from '../lists';
import { shownActivity } from './activities';
import { type NoteContent, noteRow, noteText, shownNote } from './notes';
import { findRecord, formerIds, userNames } from './record';
import { isLiveRecord, ofAllKinds } from './registry';
import { type FieldChange, type RowSpan, rowChanges } from './row-changes';

export interface TimelineInput {
  recordId: string;
  before?: string | undefined;
  limit: number;
}

export interface Timeline {
  pinned: TimelineEntry[];
  entries: TimelineEntry[];
  next: string | null;
}

/** What an entry is sorted by: newest first, then by id. */
interface Place {
  at: number;
  id: string;
  source: Written | Logged | Planned | Act;
}

/** A note of the record, or one of another record's that mentions it. */
interface Written {
  noteId: string;
  at: number;
  actorId: string;
  ownerId: string;
  pinned: 0 | 1;
}

/** A call, meeting or message with the record, or one with others (`isSaid`) whose text mentions it. */
interface Logged {
  activityId: string;
  at: number;
  actorId: string;
  isSaid?: true;
}

/** A task whose text mentions the record. */
interface Planned {
  taskId: string;
  at: number;
  actorId: string;
}

interface Act {
  operation: number;
  at: number;
  actorId: string;
  kind: 'do' | 'undo' | 'redo';
  labelKey: string;
  made: 0 | 1;
}

const place = z.tuple([z.number(), z.string()]);

/** A record's notes and activities, texts of others that mention it, and its journal grouped by act, newest first. */
export function timeline(db: ReadableDb, { recordId, before, limit }: TimelineInput): Timeline {
  const from = before === undefined ? null : decodeCursor(before, place, 'before');
  const written = notes(db, recordId).sort(newestFirst);
  const isPinned = ({ source }: Place) => 'noteId' in source && source.ownerId === recordId && source.pinned === 1;
  const unpinned = written.filter((one) => !isPinned(one));
  const ids = JSON.stringify(formerIds(db, recordId));
  const said = [
    ...mentions(db, recordId, ids),
    ...activityMentions(db, recordId, ids),
    ...taskMentions(db, recordId, ids),
  ];
  const places = [...unpinned, ...activities(db, recordId), ...said, ...acts(db, recordId)].sort(newestFirst);
  const rest = from ? places.filter(({ at, id }) => at < from[0] || (at === from[0] && id < from[1])) : places;
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const users = userNames(db);
  const entryOf = (entry: Place): TimelineEntry => ({
    ...describe(db, recordId, entry, users),
    actor: users.get(entry.source.actorId) ?? '',
  });
  return {
    pinned: from ? [] : written.filter(isPinned).map(entryOf),
    entries: page.map(entryOf),
    next: last && rest.length > limit ? encodeCursor([last.at, last.id]) : null,
  };
}

const newestFirst = (a: Place, b: Place): number => b.at - a.at || (a.id < b.id ? 1 : -1);

const writtenColumns =
  'n.id AS noteId, n.created_at AS at, n.created_by AS actorId, n.party_id AS ownerId, n.pinned AS pinned';

function notes(db: ReadableDb, recordId: string): Place[] {
  return db
    .prepare<[string], Written>(`SELECT ${writtenColumns} FROM note n WHERE party_id = ? AND deleted_at IS NULL`)
    .all(recordId)
    .map((source) => ({ at: source.at, id: `note-${source.noteId}`, source }));
}

function activities(db: ReadableDb, recordId: string): Place[] {
  return db
    .prepare<[string], Logged>(
      `SELECT a.id AS activityId, a.at, a.created_by AS actorId
       FROM activity_record l JOIN activity a ON a.id = l.activity_id AND a.deleted_at IS NULL
       WHERE l.record_id = ? AND l.deleted_at IS NULL`,
    )
    .all(recordId)
    .map((source) => ({ at: source.at, id: `activity-${source.activityId}`, source }));
}

/** Notes of others, as long as these are not in the bin; `ids` are all that the record was ever known by. */
function mentions(db: ReadableDb, recordId: string, ids: string): Place[] {
  return db
    .prepare<[{ ids: string; recordId: string }], Written>(
      `SELECT DISTINCT ${writtenColumns} FROM mention m JOIN note n ON n.id = m.note_id AND n.deleted_at IS NULL
       WHERE m.mentioned_id IN (SELECT value FROM json_each(@ids)) AND n.party_id <> @recordId AND ${isLiveRecord('n.party_id')}`,
    )
    .all({ ids, recordId })
    .map((source) => ({ at: source.at, id: `said-${source.noteId}`, source }));
}

/** Activities with others: one with the record itself stands in its timeline anyway. */
function activityMentions(db: ReadableDb, recordId: string, ids: string): Place[] {
  return db
    .prepare<[{ ids: string; recordId: string }], Omit<Logged, 'isSaid'>>(
      `SELECT DISTINCT a.id AS activityId, a.at, a.created_by AS actorId
       FROM mention m JOIN activity a ON a.id = m.note_id AND a.deleted_at IS NULL
       WHERE m.mentioned_id IN (SELECT value FROM json_each(@ids)) AND NOT EXISTS (
         SELECT 1 FROM activity_record l
         WHERE l.activity_id = a.id AND l.record_id = @recordId AND l.deleted_at IS NULL)`,
    )
    .all({ ids, recordId })
    .map((source) => ({
      at: source.at,
      id: `said-${source.activityId}`,
      source: { ...source, isSaid: true as const },
    }));
}

/** Tasks, done or not; what one says of itself is no news of it. */
function taskMentions(db: ReadableDb, recordId: string, ids: string): Place[] {
  return db
    .prepare<[{ ids: string; recordId: string }], Planned>(
      `SELECT DISTINCT t.id AS taskId, t.created_at AS at, t.created_by AS actorId
       FROM mention m JOIN task t ON t.id = m.note_id AND t.deleted_at IS NULL
       WHERE m.mentioned_id IN (SELECT value FROM json_each(@ids)) AND t.id <> @recordId`,
    )
    .all({ ids, recordId })
    .map((source) => ({ at: source.at, id: `said-${source.taskId}`, source }));
}

/** A written note is an entry of its own; where it is shown, and an order among contact points, is nobody's news. */
const told = `NOT (j.tbl = 'note' AND (j.grp IS NULL OR j.grp IN ('pinned', 'talked'))) AND j.grp IS NOT 'position'`;

/** The act that made the record happened when the record says: a sample's or an imported record may be older. */
function acts(db: ReadableDb, recordId: string): Place[] {
  return db
    .prepare<[{ id: string }], Act>(
      `SELECT o.id AS operation, o.actor_id AS actorId, o.kind, o.label_key AS labelKey, a.made,
         CASE WHEN a.made THEN min(o.started_at, coalesce(
           (${ofAllKinds(({ table }) => `SELECT created_at FROM ${table} WHERE id = @id`)}), o.started_at
         )) ELSE o.started_at END AS at
       FROM (
         SELECT j.operation, max(j.row = j.record AND j.grp IS NULL) AS made
         FROM journal j WHERE j.record = @id AND ${told} GROUP BY j.operation
       ) a JOIN operation o ON o.id = a.operation`,
    )
    .all({ id: recordId })
    .map((source) => ({ at: source.at, id: `act-${String(source.operation).padStart(12, '0')}`, source }));
}

function describe(
  db: ReadableDb,
  recordId: string,
  { id, at, source }: Place,
  users: ReadonlyMap<string, string>,
): Omit<TimelineEntry, 'actor'> {
  if ('taskId' in source) {
    const { title, doc } = taskText(db, source.taskId);
    const about = { kind: 'task' as const, id: source.taskId, name: title };
    return { id, at, kind: 'mentioned', said: 'task', body: linesOn(doc, recordId), about };
  }
  if ('activityId' in source) {
    const activity = shownActivity(db, source.activityId);
    if (!source.isSaid) return { id, at, kind: 'activity', activity };
    const [about] = activity.records;
    return {
      id,
      at,
      kind: 'mentioned',
      said: activity.kind,
      body: linesOn(activity.doc, recordId),
      ...(about && { about }),
    };
  }
  if ('noteId' in source) {
    const note = shownNote(db, noteRow(db, source.ownerId, source.noteId), users);
    if (source.ownerId === recordId) return { id, at, kind: 'note', note };
    const owner = findRecord(db, source.ownerId);
    return {
      id,
      at,
      kind: 'mentioned',
      said: 'note',
      body: linesOn(note.doc, recordId),
      ...(owner && { about: { kind: owner.kind, id: owner.id, name: owner.name } }),
    };
  }
  const changes = spans(db, recordId, source.operation).flatMap((span) => rowChanges(db, span));
  const shown = changes.filter(({ field }) => field !== 'deletedAt');
  return {
    id,
    at,
    kind: kindOf(source, changes),
    operationId: source.operation,
    ...(source.made || shown.length === 0 ? {} : { changes: shown }),
  };
}

/** The lines of a text, with the names of now, that mention a record. */
const linesOn = (doc: RichText | null, recordId: string): string =>
  doc ? linesMentioning(doc, new Set([recordId])) : '';

/** What a task says as it stands. */
function taskText(db: ReadableDb, id: string): { title: string; doc: RichText | null } {
  const row = db
    .prepare<[string], NoteContent & { title: string }>('SELECT title, body, doc FROM task WHERE id = ?')
    .get(id);
  return row ? { title: row.title, doc: noteText(db, row).doc } : { title: '', doc: null };
}

function kindOf({ kind, labelKey, made }: Act, changes: readonly FieldChange[]): TimelineEntry['kind'] {
  if (kind === 'undo') return 'undone';
  if (labelKey === 'import.contacts') return 'imported';
  if (labelKey === 'file.attached') return 'attached';
  if (made) return 'created';
  const binned = changes.find(({ field }) => field === 'deletedAt');
  if (binned) return binned.after === '' ? 'restored' : 'binned';
  return 'changed';
}

function spans(db: ReadableDb, recordId: string, operation: number): RowSpan[] {
  return db
    .prepare<[string, number], Omit<RowSpan, 'inserted'> & { inserted: 0 | 1 }>(
      `SELECT tbl, row, record, min(seq) AS first, max(seq) AS last, max(grp IS NULL) AS inserted
       FROM journal j WHERE record = ? AND operation = ? AND ${told} GROUP BY tbl, row ORDER BY first`,
    )
    .all(recordId, operation)
    .map((span) => ({ ...span, inserted: span.inserted === 1 }));
}
