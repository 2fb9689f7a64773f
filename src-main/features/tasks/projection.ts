import { fold } from '../../../src-shared/domain/fold';
import type { DomainEvent } from '../../../src-shared/events';
import type { FeatureContext } from '../../platform/feature';
import type { Change, ReadableDb } from '../../platform/store/handles';
import type { Projection } from '../../platform/store/store';
import { customLines, findRecord, touchedBy } from '../records';
import { indexDocuments, line, removeDocuments, type SearchDocument } from '../search';
import { scheduleTaskReminder } from './remind';
import { recordIdsOf } from './repository';

const tables = new Set(['task', 'task_step', 'task_record']);
/** What stands in the fields that users made. */
const values = new Set(['custom_text', 'custom_number', 'custom_time', 'custom_link']);

/** Tells the screens what became of tasks, and sees to it that their reminders come. */
export const taskProjection = (context: () => Pick<FeatureContext, 'jobs'>): Projection => ({
  derive({ db }, changes) {
    const groups = new Set(['due', 'done_at', 'deleted']);
    const isWhen = changes.some(({ table, group }) => table === 'task' && (group === null || groups.has(group)));
    if (isWhen) scheduleTaskReminder(db, context().jobs);
    keepNames(db, changes);
    index(db, oursOf(db, changes));
  },
  events: (db, changes) => {
    const ours = oursOf(db, changes);
    return ours.length === 0 ? [] : taskEvents(db, ours);
  },
});

/** Changes of tasks, and of what belongs to them. */
function oursOf(db: ReadableDb, changes: readonly Change[]): Change[] {
  const isTask = db.prepare<[string], unknown>('SELECT 1 FROM task WHERE id = ?');
  return changes.filter(
    ({ table, record }) => tables.has(table) || (values.has(table) && isTask.get(record) !== undefined),
  );
}

/** Filters look for titles as they are folded. */
function keepNames(db: ReadableDb, changes: readonly Change[]): void {
  const isTitled = ({ table, group }: Change) => table === 'task' && (group === null || group === 'title');
  for (const id of new Set(changes.filter(isTitled).map(({ row }) => row))) {
    const title = db.prepare<[string], { title: string }>('SELECT title FROM task WHERE id = ?').get(id)?.title;
    if (title !== undefined) db.prepare('UPDATE task SET name_key = ? WHERE id = ?').run(fold(title), id);
  }
}

interface Found {
  id: string;
  title: string;
  body: string;
  binned: 0 | 1;
}

/** A task is found by its title and its notes; whom it is about stands beside it. */
function index(db: ReadableDb, changes: readonly Change[]): void {
  const find = db.prepare<[string], Found>(
    'SELECT id, title, body, deleted_at IS NOT NULL AS binned FROM task WHERE id = ?',
  );
  const documents: SearchDocument[] = [];
  const gone: string[] = [];
  const fresh = new Set<string>();
  for (const [id, { table, inserted, groups }] of touchedBy(changes)) {
    const row = find.get(id);
    if (!row || row.binned === 1 || groups.has('purged')) gone.push(id);
    else documents.push(documentOf(db, row));
    if (table === 'task' && inserted) fresh.add(id);
  }
  removeDocuments(db, gone);
  indexDocuments(db, documents, fresh);
}

/** Brings the search documents of tasks up to date; leaves what is none, or lies in the bin, alone. */
export function indexTasks(db: ReadableDb, ids: readonly string[]): void {
  const find = db.prepare<[string], Found>(
    'SELECT id, title, body, 0 AS binned FROM task WHERE id = ? AND deleted_at IS NULL',
  );
  indexDocuments(
    db,
    ids.flatMap((id) => find.all(id)).map((row) => documentOf(db, row)),
    new Set(),
  );
}

function documentOf(db: ReadableDb, { id, title, body }: Found): SearchDocument {
  const names = recordIdsOf(db, id).flatMap((record) => findRecord(db, record)?.name ?? []);
  const lines = [...body.split('\n'), ...customLines(db, id)].map((text) => line(text));
  return { id, kind: 'task', title, subtitle: names.join(', '), lines: lines.filter((text) => text !== '') };
}

/** With more tasks than this, an event names none. */
const most = 200;

function taskEvents(db: ReadableDb, changes: readonly Change[]): DomainEvent[] {
  const isBinned = db.prepare<[string], { binned: 0 | 1 }>(
    'SELECT deleted_at IS NOT NULL AS binned FROM task WHERE id = ?',
  );
  const acts = new Map<Act, string[]>();
  for (const [id, touch] of touchedBy(changes)) {
    const act = actOn(touch, () => isBinned.get(id)?.binned === 1);
    acts.set(act, [...(acts.get(act) ?? []), id]);
  }
  return [...acts].map(([act, ids]) => ({ type: `task.${act}` as const, ids: ids.length > most ? null : ids }));
}

type Act = 'created' | 'changed' | 'binned' | 'restored' | 'purged';
type Touch = ReturnType<typeof touchedBy> extends ReadonlyMap<string, infer T> ? T : never;

/** What became of a task; its checklist and what it is about are part of it. */
function actOn({ table, inserted, groups }: Touch, isBinned: () => boolean): Act {
  if (table !== 'task') return 'changed';
  if (groups.has('purged')) return 'purged';
  if (inserted) return 'created';
  if (groups.has('deleted')) return isBinned() ? 'binned' : 'restored';
  return 'changed';
}
