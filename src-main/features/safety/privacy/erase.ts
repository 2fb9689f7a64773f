import { getTableConfig } from 'drizzle-orm/sqlite-core';
import type { ErasureCounts } from '../../../../src-shared/contract/safety';
import type { CapturedTable } from '../../../platform/store/capture';
import type { Connection } from '../../../platform/store/connection';
import type { Actor, ReadableDb } from '../../../platform/store/handles';
import type { Store } from '../../../platform/store/store';
import { forgetMentions } from '../../parties';
import { forgetWords } from '../../search';
import { type Known, knownOf, linksOf, type Owned, ownedBy, type Row } from './needles';

export type ErasedCounts = Pick<ErasureCounts, 'rows' | 'history' | 'files' | 'links' | 'mentions'>;

export interface Erased {
  counts: ErasedCounts;
  known: Known;
}

export type PartyKind = 'contact' | 'company';

export const kindOf = (db: ReadableDb, id: string): PartyKind | undefined =>
  (['contact', 'company'] as const).find((table) => db.prepare(`SELECT 1 FROM ${table} WHERE id = ?`).get(id));

/** Files that only this party names. */
export function ownFiles(
  db: ReadableDb,
  captured: readonly CapturedTable[],
  owned: readonly Owned[],
  id: string,
  hashes: readonly string[],
): string[] {
  const column = new Map(owned.map((one) => [one.table, one.column]));
  return hashes.filter(
    (hash) =>
      !captured.some(({ table: schema }) => {
        const { name, columns } = getTableConfig(schema);
        const texts = columns.filter(({ columnType }) => columnType === 'SQLiteText').map((one) => one.name);
        const others = column.has(name) ? `${column.get(name)} <> @id` : '@id = @id';
        return (
          texts.length > 0 &&
          db
            .prepare(`SELECT 1 FROM ${name} WHERE @text IN (${texts.join(', ')}) AND ${others} LIMIT 1`)
            .get({ text: hash, id })
        );
      }) && !db.prepare(`SELECT 1 FROM journal WHERE record <> ? AND instr(before, ?) > 0 LIMIT 1`).get(id, hash),
  );
}

/** Texts of the party that no other record has in its rows: wherever else they stand, they are about the party. */
function splitTexts(
  db: ReadableDb,
  captured: readonly CapturedTable[],
  owned: readonly Owned[],
  id: string,
  texts: readonly string[],
) {
  const column = new Map(owned.map((one) => [one.table, one.column]));
  let mentions = 0;
  const own = texts.filter((text) => {
    const found = captured.reduce((sum, { table: schema }) => {
      const { name, columns } = getTableConfig(schema);
      const fields = columns.filter(({ columnType }) => columnType.startsWith('SQLiteText')).map((one) => one.name);
      const hit = fields.map((field) => `instr(${field}, @text) > 0`).join(' OR ');
      const others = column.has(name) ? `${column.get(name)} <> @id` : '@id = @id';
      return (
        sum +
        (db
          .prepare<[{ text: string; id: string }], { n: number }>(
            `SELECT count(*) AS n FROM ${name} WHERE (${hit}) AND ${others}`,
          )
          .get({ text, id })?.n ?? 0)
      );
    }, 0);
    mentions += found;
    return found === 0;
  });
  return { own, mentions };
}

/** What an erasure would take away; changes nothing. */
export function countErasure(db: ReadableDb, captured: readonly CapturedTable[], id: string, kind: PartyKind): Erased {
  const owned = ownedBy(captured, kind);
  const known = knownOf(db, owned, id);
  const rows: Record<string, number> = {};
  for (const { table, column } of owned) {
    const n =
      db.prepare<[string], { n: number }>(`SELECT count(*) AS n FROM ${table} WHERE ${column} = ?`).get(id)?.n ?? 0;
    if (n > 0) rows[table] = n;
  }
  const links = linksOf(captured).reduce(
    (sum, { table, column, record }) =>
      sum +
      (db
        .prepare<[string, string], { n: number }>(
          `SELECT count(*) AS n FROM ${table} WHERE ${column} = ? AND ${record} <> ?`,
        )
        .get(id, id)?.n ?? 0),
    0,
  );
  const history =
    db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM journal WHERE record = ?').get(id)?.n ?? 0;
  const { own, mentions } = splitTexts(db, captured, owned, id, known.texts);
  const hashes = ownFiles(db, captured, owned, id, known.hashes);
  return { counts: { rows, history, files: hashes.length, links, mentions }, known: { ...known, texts: own, hashes } };
}

/** Tables that are neither journalled nor of the platform's own making: of this laptop, by whichever feature. */
const platformTables = new Set([
  'operation',
  'journal',
  'sync_clock',
  'tombstone',
  'meta',
  'erasure',
  'search_document',
  'search_vocabulary',
]);
const keptMeta = new Set(['self', 'settings', 'node']);

function localTables(db: ReadableDb, captured: readonly CapturedTable[]): { name: string; columns: string[] }[] {
  const ours = new Set(captured.map(({ table }) => getTableConfig(table).name));
  const columnsOf = db.prepare<[string], { name: string; type: string }>('SELECT name, type FROM pragma_table_info(?)');
  return db
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
       AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'search\\_%' ESCAPE '\\'`,
    )
    .all()
    .filter(({ name }) => !ours.has(name) && !platformTables.has(name))
    .map(({ name }) => ({
      name,
      columns: columnsOf
        .all(name)
        .filter(({ type }) => !/int|real/i.test(type))
        .map((column) => column.name),
    }));
}

const blanked = (params: string): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(JSON.parse(params) as Row).map(([key, value]) => [key, typeof value === 'string' ? '' : value]),
    ),
  );

/**
 * Erases a party from a store that nobody else has open: its rows, journal and clocks, what links to it, the names in
 * the history, the search, and what tables of this laptop hold of it. Its id stays as a tombstone, so that it does not
 * come back by sync. Can't be undone.
 */
export function eraseParty(store: Store, actor: Actor, id: string, kind: PartyKind): Erased {
  const { db, captured } = store;
  const erased = countErasure(db, captured, id, kind);
  const touched = db
    .prepare<[string], { id: number }>('SELECT DISTINCT operation AS id FROM journal WHERE record = ?')
    .all(id);
  const linked = linksOf(captured);
  const act = { label: { key: 'privacy.erased' as const }, actor, undoable: false };
  // In the bin it is counted nowhere any more.
  store.transact(act, (tx) => {
    tx.db.prepare(`UPDATE ${kind} SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL`).run(tx.at, id);
    forgetMentions(tx, id);
  });
  store.purge(act, (tx) => {
    for (const { table, column, record, mayBeNull } of linked) {
      if (mayBeNull)
        tx.db.prepare(`UPDATE ${table} SET ${column} = NULL WHERE ${column} = ? AND ${record} <> ?`).run(id, id);
      else tx.db.prepare(`DELETE FROM ${table} WHERE ${column} = ?`).run(id);
    }
    for (const { table, column } of [...ownedBy(captured, kind)].reverse()) {
      tx.db.prepare(`DELETE FROM ${table} WHERE ${column} = ?`).run(id);
    }
  });
  store.maintain(() => {
    const last = store.operations.lastSeq();
    db.prepare(`DELETE FROM journal WHERE record = ? OR instr(before, ?) > 0`).run(id, id);
    const local = localTables(db, captured);
    const labels = db.prepare<[number], { label_params: string }>('SELECT label_params FROM operation WHERE id = ?');
    const blank = db.prepare<[string, number], never>('UPDATE operation SET label_params = ? WHERE id = ?');
    for (const { id: operation } of touched) {
      const row = labels.get(operation);
      if (row) blank.run(blanked(row.label_params), operation);
    }
    for (const needle of [id, ...erased.known.texts]) forgetText(db, local, needle);
    forgetWords(db, erased.known.words);
    store.operations.keepLastSeq(last);
  });
  return erased;
}

/** Takes a text out of all that is no record: history, settings of no weight, tables of this laptop. */
function forgetText(db: ReadableDb, local: readonly { name: string; columns: string[] }[], text: string): void {
  const quoted = JSON.stringify(text).slice(1, -1);
  db.prepare('DELETE FROM journal WHERE instr(before, ?) > 0').run(quoted);
  for (const row of db
    .prepare<[string], { id: number; label_params: string }>(
      'SELECT id, label_params FROM operation WHERE instr(label_params, ?) > 0',
    )
    .all(quoted)) {
    db.prepare('UPDATE operation SET label_params = ? WHERE id = ?').run(blanked(row.label_params), row.id);
  }
  db.prepare('UPDATE operation SET task_state = NULL WHERE task IS NULL AND instr(task_state, ?) > 0').run(quoted);
  const kept = [...keptMeta].map((key) => `'${key}'`).join(', ');
  db.prepare(`DELETE FROM meta WHERE key NOT IN (${kept}) AND instr(value, ?) > 0`).run(quoted);
  for (const { name, columns } of local) {
    const hit = columns
      .map((column) => `instr("${column}", @text) > 0 OR instr("${column}", @quoted) > 0`)
      .join(' OR ');
    if (hit !== '') db.prepare(`DELETE FROM "${name}" WHERE ${hit}`).run({ text, quoted });
  }
}

/** Where something known of an erased party is still found; empty when nowhere. */
export function searchFor(connection: Connection, known: Known, id: string): string[] {
  const tables = connection
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    )
    .all();
  const found: string[] = [];
  for (const { name } of tables) {
    if (name === 'tombstone') continue;
    const columns = (connection.pragma(`table_info("${name}")`) as { name: string }[]).map((column) => column.name);
    const hit = columns.map((column) => `instr("${column}", @text) > 0`).join(' OR ');
    const look = connection.prepare<[{ text: string }], unknown>(`SELECT 1 FROM "${name}" WHERE ${hit} LIMIT 1`);
    if ([id, ...known.texts].some((needle) => look.get({ text: needle }))) found.push(name);
  }
  return found;
}
