import type { DomainEvent } from '../../../src-shared/events';
import type { Change, ReadableDb } from '../../platform/store/handles';

/** What a transaction did to one record. */
export interface Touch {
  /** The record's table, where the record itself was changed; null where only rows that belong to it were. */
  table: string | null;
  inserted: boolean;
  /** Field groups of the record itself. */
  groups: Set<string>;
  /** Contact points or addresses were changed. */
  reachable: boolean;
  /** Rows that belong to it were changed. */
  owned: boolean;
}

export type Touched = ReadonlyMap<string, Touch>;

const known = new WeakMap<readonly Change[], { count: number; touched: Touched }>();

/** Sums up the changes of a transaction by record. */
export function touchedBy(changes: readonly Change[]): Touched {
  const before = known.get(changes);
  if (before?.count === changes.length) return before.touched;
  const touched = new Map<string, Touch>();
  for (const { table, row, record, group } of changes) {
    let touch = touched.get(record);
    if (!touch) {
      touch = { table: null, inserted: false, groups: new Set(), reachable: false, owned: false };
      touched.set(record, touch);
    }
    if (row !== record) {
      touch.owned = true;
      if (table === 'contact_point' || table === 'postal_address') touch.reachable = true;
      continue;
    }
    touch.table = table;
    if (group === null) touch.inserted = true;
    else touch.groups.add(group);
  }
  known.set(changes, { count: changes.length, touched });
  return touched;
}

const acts = ['created', 'changed', 'binned', 'restored', 'purged', 'merged'] as const;

type RecordAct = (typeof acts)[number];

function actOn({ table, inserted, groups }: Touch, isBinned: () => boolean): RecordAct {
  if (table === null) return 'changed';
  if (groups.has('purged')) return 'purged';
  if (inserted) return 'created';
  if (groups.has('deleted')) return isBinned() ? 'binned' : 'restored';
  return 'changed';
}

/** With more records than this, an event names none. */
const most = 200;

/** Tables of records, as the catalogue of events has them: `custom_record` tells `customRecord.changed`. */
type EventSubject = DomainEvent['type'] extends infer T
  ? T extends `${infer Subject}.restored`
    ? Subject
    : never
  : never;

/** What to tell the screens about the records of one table that a transaction touched. */
export function recordEvents(
  db: ReadableDb,
  table: string,
  subject: EventSubject,
  touched: Touched,
  alsoChanged: Iterable<string> = [],
): DomainEvent[] {
  const find = db.prepare<[string], { binned: 0 | 1 }>(
    `SELECT deleted_at IS NOT NULL AS binned FROM ${table} WHERE id = ?`,
  );
  const ids: Record<RecordAct, Set<string>> = {
    created: new Set(),
    changed: new Set(),
    binned: new Set(),
    restored: new Set(),
    purged: new Set(),
    merged: new Set(),
  };
  for (const [id, touch] of touched) {
    if (touch.table !== null && touch.table !== table) continue;
    const isOurs = touch.table !== null || ids.changed.size > most || find.get(id) !== undefined;
    const act = isOurs ? actOn(touch, () => find.get(id)?.binned === 1) : null;
    if (act !== null) ids[act].add(id);
    if (act === 'binned' && touch.groups.has('merged_into')) ids.merged.add(id);
  }
  for (const id of alsoChanged) if (!ids.created.has(id)) ids.changed.add(id);
  return acts.flatMap((act) => {
    const all = [...ids[act]];
    const event = { type: `${subject}.${act}`, ids: all.length > most ? null : all } as DomainEvent;
    return all.length === 0 ? [] : [event];
  });
}
