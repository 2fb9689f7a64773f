import { inArray } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import type { ErasureCounts } from '../../../../src-shared/contract/privacy';
import type { CapturedTable } from '../../../platform/store/capture';
import type { Connection } from '../../../platform/store/connection';
import type { Actor, ReadableDb } from '../../../platform/store/handles';
import type { Store } from '../../../platform/store/store';
import { choicesMadeOf } from '../../fields';
import { thumbnail } from '../../files/schema';
import { forgetMentions } from '../../records';
import { forgetWords } from '../../search';
import { forgetKeys, forgetMerges, mergedInto } from './merged';
import { type Known, knownOf, linksOf, listed, type Owned, ownedBy, type Row } from './needles';
import { aloneWith, purgeShared, sharing } from './shared';

export type ErasedCounts = Pick<ErasureCounts, 'rows' | 'history' | 'files' | 'links' | 'mentions'>;

export interface Erased {
  counts: ErasedCounts;
  known: Known;
}

export type PartyKind = 'contact' | 'company';

export const kindOf = (db: ReadableDb, id: string): PartyKind | undefined =>
  (['contact', 'company'] as const).find((table) => db.prepare(`SELECT 1 FROM ${table} WHERE id = ?`).get(id));

/** The records that are erased as one party are given to SQL as a list, `@ids`. */
const isOne = 'IN (SELECT value FROM json_each(@ids))';
const notOne = `NOT ${isOne}`;

/** Files that only this party names. */
export function ownFiles(
  db: ReadableDb,
  captured: readonly CapturedTable[],
  owned: readonly Owned[],
  ids: string,
  hashes: readonly string[],
): string[] {
  const column = new Map(owned.map((one) => [one.table, one.column]));
  return hashes.filter(
    (hash) =>
      !captured.some(({ table: schema }) => {
        const { name, columns } = getTableConfig(schema);
        const texts = columns.filter(({ columnType }) => columnType === 'SQLiteText').map((one) => one.name);
        const others = column.has(name) ? `${column.get(name)} ${notOne}` : '@ids = @ids';
        return (
          texts.length > 0 &&
          db
            .prepare(`SELECT 1 FROM ${name} WHERE @text IN (${texts.join(', ')}) AND ${others} LIMIT 1`)
            .get({ text: hash, ids })
        );
      }) &&
      !db
        .prepare(`SELECT 1 FROM journal WHERE record ${notOne} AND instr(before, @text) > 0 LIMIT 1`)
        .get({ text: hash, ids }),
  );
}

/**
 * Texts of the party that no other record has in its rows: wherever else they stand, they are about the party. What is
 * about the party alone is given among its `ids`.
 */
function splitTexts(
  db: ReadableDb,
  captured: readonly CapturedTable[],
  owned: readonly Owned[],
  ids: string,
  texts: readonly string[],
) {
  const column = new Map(owned.map((one) => [one.table, one.column]));
  for (const { table } of sharing) column.set(table, 'id');
  let mentions = 0;
  const own = texts.filter((text) => {
    const found = captured.reduce((sum, { table: schema }) => {
      const { name, columns } = getTableConfig(schema);
      const fields = columns.filter(({ columnType }) => columnType.startsWith('SQLiteText')).map((one) => one.name);
      const hit = fields.map((field) => `instr(${field}, @text) > 0`).join(' OR ');
      const others = column.has(name) ? `${column.get(name)} ${notOne}` : '@ids = @ids';
      return (
        sum +
        (db
          .prepare<[{ text: string; ids: string }], { n: number }>(
            `SELECT count(*) AS n FROM ${name} WHERE (${hit}) AND ${others}`,
          )
          .get({ text, ids })?.n ?? 0)
      );
    }, 0);
    mentions += found;
    return found === 0;
  });
  return { own, mentions };
}

/** The records that are one party: the one meant, and those that were merged into it. */
export const groupOf = (db: ReadableDb, id: string): string[] => [id, ...mergedInto(db, id)];

/** What an erasure would take away; changes nothing. */
export function countErasure(
  db: ReadableDb,
  captured: readonly CapturedTable[],
  group: readonly string[],
  kind: PartyKind,
): Erased {
  const ids = listed(group);
  const owned = ownedBy(captured, kind);
  const known = knownOf(db, owned, group);
  const count = (sql: string): number =>
    db.prepare<[{ ids: string }], { n: number }>(`SELECT count(*) AS n FROM ${sql}`).get({ ids })?.n ?? 0;
  const rows = Object.fromEntries(
    owned
      .map(({ table, column }) => [table, count(`${table} WHERE ${column} ${isOne}`)] as const)
      .filter(([, n]) => n > 0),
  );
  const links = linksOf(captured).reduce(
    (sum, { table, column, record }) => sum + count(`${table} WHERE ${column} ${isOne} AND ${record} ${notOne}`),
    0,
  );
  const history = count(`journal WHERE record ${isOne}`);
  const withAlone = listed([...group, ...aloneWith(db, ids).map(({ id }) => id)]);
  const { own, mentions } = splitTexts(db, captured, owned, withAlone, known.texts);
  const hashes = ownFiles(db, captured, owned, ids, known.hashes);
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
 * Erases a party, which may be several records merged into one, from a store that nobody else has open: rows, journal
 * and clocks, what links to it, the names in the history, the search, and what tables of this laptop hold of it. The ids
 * stay as tombstones, so that it does not come back by sync. Can't be undone.
 */
export function eraseParty(store: Store, actor: Actor, group: readonly string[], kind: PartyKind): Erased {
  const { db, captured } = store;
  const ids = listed(group);
  const alone = aloneWith(db, ids);
  const erased = countErasure(db, captured, group, kind);
  const touched = db
    .prepare<[{ ids: string }], { id: number }>(`SELECT DISTINCT operation AS id FROM journal WHERE record ${isOne}`)
    .all({ ids: listed([...group, ...alone.map(({ id }) => id)]) });
  const linked = linksOf(captured);
  const choices = listed(choicesMadeOf(db, ids));
  const act = { label: { key: 'privacy.erased' as const }, actor, undoable: false };
  // In the bin it is counted nowhere any more.
  store.transact(act, (tx) => {
    const sql = `UPDATE ${kind} SET deleted_at = @at WHERE id ${isOne} AND deleted_at IS NULL`;
    tx.db.prepare(sql).run({ ids, at: tx.at });
    for (const id of group) forgetMentions(tx, id);
  });
  store.purge(act, (tx) => {
    forgetMerges(tx.db, ids);
    purgeShared(tx.db, captured, alone);
    tx.db.prepare('DELETE FROM custom_option WHERE id IN (SELECT value FROM json_each(?))').run(choices);
    for (const { table, column, record, mayBeNull } of linked) {
      if (mayBeNull) {
        const sql = `UPDATE ${table} SET ${column} = NULL WHERE ${column} ${isOne} AND ${record} ${notOne}`;
        tx.db.prepare(sql).run({ ids });
      } else tx.db.prepare(`DELETE FROM ${table} WHERE ${column} ${isOne}`).run({ ids });
    }
    for (const { table, column } of [...ownedBy(captured, kind)].reverse()) {
      tx.db.prepare(`DELETE FROM ${table} WHERE ${column} ${isOne}`).run({ ids });
    }
  });
  store.maintain(() => {
    const last = store.operations.lastSeq();
    db.prepare(`DELETE FROM journal WHERE record ${isOne}`).run({ ids });
    for (const id of group) db.prepare('DELETE FROM journal WHERE instr(before, ?) > 0').run(id);
    forgetKeys(db, ids);
    db.orm.delete(thumbnail).where(inArray(thumbnail.hash, erased.known.hashes)).run();
    const local = localTables(db, captured);
    const labels = db.prepare<[number], { label_params: string }>('SELECT label_params FROM operation WHERE id = ?');
    const blank = db.prepare<[string, number], never>('UPDATE operation SET label_params = ? WHERE id = ?');
    // An act of which nothing is left has nothing to be undone.
    const idle = db.prepare<[number], never>(
      'UPDATE operation SET undoable = 0 WHERE id = ? AND NOT EXISTS (SELECT 1 FROM journal WHERE journal.operation = operation.id)',
    );
    for (const { id: operation } of touched) {
      const row = labels.get(operation);
      if (row) blank.run(blanked(row.label_params), operation);
      idle.run(operation);
    }
    for (const needle of [...group, ...erased.known.texts]) forgetText(db, local, needle);
    forgetWords(db, [...erased.known.words, ...alone.flatMap(({ title, body }) => [title, body])]);
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
export function searchFor(connection: Connection, known: Known, group: readonly string[]): string[] {
  const tables = connection
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    )
    .all();
  const found: string[] = [];
  for (const { name } of tables) {
    // The ids stay as tombstones, and the files' hashes until the files are collected.
    if (name === 'tombstone') continue;
    const hashes = name === 'file_loose' ? [] : known.hashes;
    const columns = (connection.pragma(`table_info("${name}")`) as { name: string }[]).map((column) => column.name);
    const hit = columns.map((column) => `instr("${column}", @text) > 0`).join(' OR ');
    const look = connection.prepare<[{ text: string }], unknown>(`SELECT 1 FROM "${name}" WHERE ${hit} LIMIT 1`);
    if ([...group, ...known.texts, ...hashes].some((needle) => look.get({ text: needle }))) found.push(name);
  }
  return found;
}
