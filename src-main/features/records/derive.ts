import type { ReadableDb, Tx } from '../../platform/store/handles';
import { indexDocuments, removeDocuments, type SearchDocument } from '../search';
import type { Touched } from './touched';

type Value = string | number | null;
export type Columns = Record<string, Value>;

/** How the derived columns and the search document of one kind of record follow from the rest; null for one not to be found. */
export interface Derivation {
  table: string;
  /** Columns that are read: what is derived from, and what is derived, by their names in the table. */
  columns: readonly string[];
  derive(row: Columns, db: ReadableDb): { columns: Columns; document: SearchDocument | null };
  /** What is still derived of a record in the bin. */
  binned(row: Columns): Columns;
}

export interface Subject {
  id: string;
  /** The search index can't know it yet. */
  fresh: boolean;
  /** When the record is to count as changed: the time and by whom. */
  changed: { at: number; by: string } | null;
  purged: boolean;
}

/**
 * The records of a kind that a transaction touched. Those with a change in what belongs to them count as changed. Where
 * nothing but field groups named `aside` were changed, from which nothing is derived, a record is left out.
 */
export function* subjectsOf(
  tx: Tx,
  table: string,
  touched: Touched,
  aside: ReadonlySet<string> = new Set(),
): Generator<Subject> {
  for (const [id, { table: own, inserted, groups, owned }] of touched) {
    if (own !== null && own !== table) continue;
    if (own !== null && !inserted && !owned && [...groups].every((group) => aside.has(group))) continue;
    yield {
      id,
      fresh: inserted,
      changed: own === null ? { at: tx.at, by: tx.actor.id } : null,
      purged: groups.has('purged'),
    };
  }
}

/** Brings the derived columns and the search documents of some records up to date; writes only what differs. */
export function derive(
  db: ReadableDb,
  { table, columns, derive, binned }: Derivation,
  subjects: Iterable<Subject>,
  found: (row: Columns, derived: Columns) => void,
): void {
  const find = db.prepare<[string], Columns>(`SELECT id, deleted_at, ${columns.join(', ')} FROM ${table} WHERE id = ?`);
  const documents: SearchDocument[] = [];
  const gone: string[] = [];
  const fresh = new Set<string>();
  for (const subject of subjects) {
    const { id } = subject;
    const row = find.get(id);
    if (subject.purged || (row && row.deleted_at !== null)) gone.push(id);
    if (!row) continue;
    let next: Columns;
    if (row.deleted_at === null) {
      const derived = derive(row, db);
      next = derived.columns;
      if (derived.document) documents.push(derived.document);
      else gone.push(id);
      if (subject.fresh) fresh.add(id);
    } else next = binned(row);
    write(db, table, id, row, next, subject.changed);
    found(row, next);
  }
  removeDocuments(db, gone);
  indexDocuments(db, documents, fresh);
}

function write(
  db: ReadableDb,
  table: string,
  id: string,
  row: Columns,
  next: Columns,
  changed: Subject['changed'],
): void {
  const differing = Object.keys(next).filter((column) => next[column] !== row[column]);
  if (differing.length === 0 && !changed) return;
  const sets = differing.map((column) => `${column} = ?`);
  const values: Value[] = differing.map((column) => next[column] ?? null);
  if (changed) {
    sets.push('updated_at = ?', 'updated_by = ?');
    values.push(changed.at, changed.by);
  }
  db.prepare<Value[], never>(`UPDATE ${table} SET ${sets.join(', ')} WHERE id = ?`).run(...values, id);
}

/** Brings the search documents of records of one kind up to date, of which nothing but what they name has changed. */
export const deriveAgain = (db: ReadableDb, derivation: Derivation, ids: readonly string[]): void =>
  derive(
    db,
    derivation,
    ids.map((id) => ({ id, fresh: false, changed: null, purged: false })),
    () => {},
  );
