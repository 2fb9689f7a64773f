import { getTableConfig } from 'drizzle-orm/sqlite-core';
import type { CapturedTable } from '../../../platform/store/capture';
import type { ReadableDb } from '../../../platform/store/handles';
import { findRecord } from '../../records';
import type { PartyKind } from './erase';
import { type Known, knownOf, linksOf, ownedBy, type Row } from './needles';
import { type Shared, sharing } from './shared';

/** What was changed about a person, by which act. */
export interface PastChange {
  at: number;
  by: string;
  label: string;
  params: Record<string, string | number>;
  table: string;
  before: Row | null;
}

/** Everything about one contact or company. */
export interface PersonData {
  id: string;
  kind: PartyKind;
  name: string;
  /** Rows by table: the record, and what belongs to it; those in the bin too. */
  rows: Record<string, Row[]>;
  /** Tasks about it, with their checklists, and calls, meetings and messages with it; those in the bin too. */
  shared: Record<Shared['table'], Row[]>;
  /** Rows of other records that link to it, with the other record's name. */
  links: { table: string; name: string; row: Row }[];
  /** Rows of other records whose text names it. */
  mentions: { table: string; row: Row }[];
  history: PastChange[];
  hashes: string[];
}

/** Columns that say nothing about a person: keys to sort by, stamps. */
const inner: ReadonlySet<string> = new Set(['hlc', 'node', 'counted_in', 'position']);

const shown = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !inner.has(name) && !name.endsWith('_key')));

/** Gathers all rows, links, mentions and changes of a person. */
export function personData(
  db: ReadableDb,
  captured: readonly CapturedTable[],
  id: string,
  kind: PartyKind,
): PersonData {
  const owned = ownedBy(captured, kind);
  const rows: Record<string, Row[]> = {};
  for (const { table, column } of owned) {
    const found = db.prepare<[string], Row>(`SELECT * FROM ${table} WHERE ${column} = ? ORDER BY id`).all(id);
    if (found.length > 0) rows[table] = found.map(shown);
  }
  nameTags(db, rows);
  const record = rows[kind]?.[0] ?? {};
  const known = knownOf(db, owned, [id]);
  return {
    id,
    kind,
    name: String(record.display_name ?? record.name ?? ''),
    rows,
    shared: sharedRows(db, id),
    links: linkedRows(db, captured, id),
    mentions: mentioned(db, captured, id, String(record.display_name ?? record.name ?? '')),
    history: pastOf(db, id),
    hashes: hashesIn(rows, known),
  };
}

/** A tagging names its tag by id; who reads it wants the word. */
function nameTags(db: ReadableDb, rows: Record<string, Row[]>): void {
  const name = db.prepare<[unknown], { name: string }>('SELECT name FROM tag WHERE id = ?');
  for (const row of rows.tagging ?? []) row.tag = name.get(row.tag_id)?.name ?? '';
}

const hashesIn = (rows: Record<string, Row[]>, { hashes }: Known): string[] => {
  const values = new Set(Object.values(rows).flatMap((list) => list.flatMap((row) => Object.values(row))));
  return hashes.filter((hash) => values.has(hash));
};

function sharedRows(db: ReadableDb, id: string): PersonData['shared'] {
  const steps = db.prepare<[unknown], { title: string; done: number }>(
    'SELECT title, done FROM task_step WHERE task_id = ? AND deleted_at IS NULL ORDER BY position, id',
  );
  const [tasks = [], activities = []] = sharing.map(({ table, link, of }) =>
    db
      .prepare<[string], Row>(
        `SELECT t.* FROM ${link} l JOIN ${table} t ON t.id = l.${of}
         WHERE l.record_id = ? AND l.deleted_at IS NULL ORDER BY t.id`,
      )
      .all(id)
      .map(shown),
  );
  for (const task of tasks) {
    task.steps = steps
      .all(task.id)
      .map(({ title, done }) => `${done === 1 ? '[x]' : '[ ]'} ${title}`)
      .join('\n');
  }
  return { task: tasks, activity: activities };
}

const isShared = (name: string): boolean => sharing.some(({ link }) => link === name);

function linkedRows(db: ReadableDb, captured: readonly CapturedTable[], id: string): PersonData['links'] {
  return linksOf(captured)
    .filter(({ table }) => !isShared(table))
    .flatMap(({ table, column, record }) =>
      db
        .prepare<[string, string], Row>(
          `SELECT * FROM ${table} WHERE ${column} = ? AND ${record} <> ? AND deleted_at IS NULL`,
        )
        .all(id, id)
        .map((row) => ({ table, name: findRecord(db, String(row[record]))?.name ?? '', row: shown(row) })),
    );
}

function mentioned(
  db: ReadableDb,
  captured: readonly CapturedTable[],
  id: string,
  name: string,
): PersonData['mentions'] {
  if (name.length < 5) return [];
  return captured.flatMap(({ table: schema, record }) => {
    if (record === undefined || record === 'id') return [];
    const { name: table, columns } = getTableConfig(schema);
    const texts = columns.filter(({ columnType }) => columnType.startsWith('SQLiteText'));
    const hit = texts.map((column) => `instr(${column.name}, @text) > 0`).join(' OR ');
    return db
      .prepare<[{ text: string; id: string }], Row>(
        `SELECT * FROM ${table} WHERE (${hit}) AND ${record} <> @id AND deleted_at IS NULL`,
      )
      .all({ text: name, id })
      .map((row) => ({ table, row: shown(row) }));
  });
}

function pastOf(db: ReadableDb, id: string): PastChange[] {
  return db
    .prepare<
      [string],
      { at: number; by: string | null; label: string; params: string; tbl: string; before: string | null }
    >(
      `SELECT o.started_at AS at, u.name AS by, o.label_key AS label, o.label_params AS params, j.tbl, j.before
       FROM journal j JOIN operation o ON o.id = j.operation LEFT JOIN user u ON u.id = o.actor_id
       WHERE j.record = ? ORDER BY j.seq`,
    )
    .all(id)
    .map(({ params, tbl, before, by, ...rest }) => ({
      ...rest,
      by: by ?? '',
      params: JSON.parse(params) as Record<string, string | number>,
      table: tbl,
      before: before === null ? null : (JSON.parse(before) as Row),
    }));
}
