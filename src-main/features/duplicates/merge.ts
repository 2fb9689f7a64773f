import { type CapturedTable, groupsOf } from '../../platform/store/capture';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { newRow } from '../../platform/store/rows';
import { insertRow } from '../records';
import { isEmpty, nameOf, type OwnedTable, ownedBy, type Row, rowsOf, type Value } from './merge-items';
import { merge, mergeItem } from './schema';

/** What a merge is to do: `fields` by column of the survivor, `without` ids of rows the result does not have. */
export interface MergePlan {
  kind: 'contact' | 'company';
  survivorId: string;
  loserId: string;
  fields: Record<string, Value>;
  without: string[];
}

type What = (typeof mergeItem.$inferInsert)['what'];

/** Writes down what the merge does as it does it. */
interface Book {
  tx: Tx;
  plan: MergePlan;
  /** Rows of the loser that stay with it, by the row of the survivor that stands for them. */
  twins: Map<Value, string>;
  note(what: What, table: string, row: string, column?: string, before?: Value, after?: Value): void;
}

function bookOf(tx: Tx, plan: MergePlan, mergeId: string): Book {
  return {
    tx,
    plan,
    twins: new Map(),
    note(what, table, row, column = '', before = null, after = null) {
      const values = { before: JSON.stringify(before), after: JSON.stringify(after) } as never as {
        before: null;
        after: null;
      };
      insertRow(tx, mergeItem, {
        ...newRow(tx),
        partyId: plan.survivorId,
        mergeId,
        what,
        table,
        row,
        column,
        ...values,
      });
    },
  };
}

export const setColumns = (tx: Tx, table: string, id: string, columns: Row): void => {
  const names = Object.keys(columns);
  tx.db
    .prepare(
      `UPDATE ${table} SET ${names.map((name) => `${name} = ?`).join(', ')}, updated_at = ?, updated_by = ? WHERE id = ?`,
    )
    .run(...Object.values(columns), tx.at, tx.actor.id, id);
};

/** The merge that made `loserId` part of another and still stands. */
export const standingMerge = (db: ReadableDb, loserId: string): { id: string; survivorId: string } | undefined =>
  db
    .prepare<[string], { id: string; survivorId: string }>(
      'SELECT id, party_id AS survivorId FROM merge WHERE loser_id = ? AND deleted_at IS NULL ORDER BY id DESC LIMIT 1',
    )
    .get(loserId);

/**
 * Makes the loser part of the survivor: fields are set, what belongs to the loser moves over, of two rows that are the
 * same one stays. The loser keeps what does not move and leaves every list. Links to it are `repointLinks`' work.
 */
export function beginMerge(tx: Tx, captured: readonly CapturedTable[], plan: MergePlan): void {
  const { kind, survivorId, loserId } = plan;
  const row = newRow(tx);
  insertRow(tx, merge, { ...row, partyId: survivorId, loserId });
  const book = bookOf(tx, plan, row.id);
  setFields(book, captured);
  const without = new Set(plan.without);
  for (const table of ownedBy(captured)) mergeRows(book, table, without);
  setColumns(tx, kind, loserId, { deleted_at: tx.at, merged_into: survivorId });
}

function setFields({ tx, plan, note }: Book, captured: readonly CapturedTable[]): void {
  const { kind, survivorId, loserId } = plan;
  const row = tx.db.prepare<[string], Row>(`SELECT * FROM ${kind} WHERE id = ?`);
  const [now = {}, loser = {}] = [row.get(survivorId), row.get(loserId)];
  const fields = { ...plan.fields };
  const links = captured.find((table) => nameOf(table) === kind)?.links ?? [];
  for (const column of links) {
    const wanted = [column in fields ? fields[column] : now[column], loser[column]];
    const isAbove = (value: Value | undefined) => leadsBack(tx.db, plan, column, value);
    if (isAbove(wanted[0])) fields[column] = wanted.find((value) => !isAbove(value)) ?? null;
  }
  for (const [column, after] of Object.entries(fields)) {
    const before = now[column] ?? null;
    if (before === after) continue;
    setColumns(tx, kind, survivorId, { [column]: after });
    note('field', kind, survivorId, column, before, after);
  }
}

/** Whether one of the two would stand above itself with this link once they are one: where one was above the other. */
function leadsBack(db: ReadableDb, plan: MergePlan, column: string, link: Value | undefined): boolean {
  const next = db.prepare<[Value], Row>(`SELECT ${column} AS id FROM ${plan.kind} WHERE id = ?`);
  const passed = new Set<Value>();
  for (let at = link ?? null; at !== null && !passed.has(at); at = next.get(at)?.id ?? null) {
    if (at === plan.survivorId || at === plan.loserId) return true;
    passed.add(at);
  }
  return false;
}

function mergeRows(book: Book, table: OwnedTable, without: ReadonlySet<string>): void {
  const { tx, plan, twins, note } = book;
  const { name, captured, identity } = table;
  const kept = new Map<string, Row>();
  let place = 0;
  for (const row of rowsOf(tx.db, table, plan.survivorId)) {
    const id = String(row.id);
    place = Math.max(place, Number(row.position ?? 0) + 1);
    if (without.has(id) || captured.links?.some((column) => row[column] === plan.loserId)) {
      setColumns(tx, name, id, { deleted_at: tx.at });
      note('removed', name, id);
    } else kept.set(identity(row), row);
  }
  for (const own of rowsOf(tx.db, table, plan.loserId)) {
    const row = naming(book, captured, own);
    // Who is related to oneself after the merge was related to the other one.
    if (without.has(String(row.id)) || captured.links?.some((column) => row[column] === plan.survivorId)) continue;
    const twin = kept.get(identity(row));
    if (twin) twins.set(String(row.id), String(twin.id));
    // Where there can be one only, it is that of the record that stays.
    if (twin && captured.idOf) continue;
    if (twin) fillIn(book, table, twin, row);
    else if (isMadeAnew(captured, plan, row)) addCopy(book, table, row);
    else moveRow(book, name, row, place++, isSecondChoice(row, kept));
  }
}

/** A row of the loser, with the row it names: where that one stays behind, its twin. */
function naming({ twins }: Book, { about }: CapturedTable, row: Row): Row {
  const twin = about === undefined ? undefined : twins.get(row[about] ?? null);
  return about === undefined || twin === undefined ? row : { ...row, [about]: twin };
}

/** Whether the id of a row follows from what the merge changes in it. */
const isMadeAnew = ({ idOf }: CapturedTable, { survivorId }: MergePlan, row: Row): boolean =>
  idOf !== undefined && idOf({ ...row, party_id: survivorId }) !== row.id;

/** Only one of a kind is preferred: that of the survivor. */
const isSecondChoice = (row: Row, kept: ReadonlyMap<string, Row>): boolean =>
  row.preferred === 1 && [...kept.values()].some((one) => one.preferred === 1 && one.kind === row.kind);

function moveRow({ tx, plan, note }: Book, table: string, row: Row, place: number, isSecond: boolean): void {
  const id = String(row.id);
  const hasPlace = 'position' in row;
  // Where the survivor may have only one of a kind, it keeps its own.
  const { changes } = tx.db
    .prepare(
      `UPDATE OR IGNORE ${table} SET party_id = ?, ${hasPlace ? 'position = ?, ' : ''}updated_at = ?, updated_by = ? WHERE id = ?`,
    )
    .run(plan.survivorId, ...(hasPlace ? [place] : []), tx.at, tx.actor.id, id);
  if (changes === 0) return;
  note('moved', table, id, hasPlace ? 'position' : '', row.position ?? null, place);
  if (!isSecond) return;
  setColumns(tx, table, id, { preferred: 0 });
  note('field', table, id, 'preferred', 1, 0);
}

/** Rows whose id follows from their party are made anew, or brought back, on the survivor. */
function addCopy({ tx, plan, note }: Book, { name, captured }: OwnedTable, row: Row): void {
  const copy: Row = { ...row, party_id: plan.survivorId };
  const id = captured.idOf?.(copy) ?? '';
  const { hlc: _hlc, node: _node, ...values } = copy;
  const known = tx.db.prepare<[string], unknown>(`SELECT 1 FROM ${name} WHERE id = ?`).get(id);
  if (known) {
    const columns = [...groupsOf(captured).values()].flat();
    setColumns(tx, name, id, Object.fromEntries(columns.map((column) => [column, copy[column] ?? null])));
  } else {
    const made: Row = { ...values, id, updated_at: tx.at, updated_by: tx.actor.id };
    const columns = Object.keys(made);
    tx.db
      .prepare(`INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
      .run(...Object.values(made));
  }
  note('added', name, id);
}

/** Of two rows that are the same, the survivor's takes over what only the loser's knows; a refusal always counts. */
function fillIn({ tx, note }: Book, { name, captured }: OwnedTable, twin: Row, row: Row): void {
  const id = String(twin.id);
  for (const [group, columns] of groupsOf(captured)) {
    if (
      group === 'deleted' ||
      columns.includes('party_id') ||
      columns.some((column) => column === 'position' || column === 'preferred')
    )
      continue;
    const isFilled = columns.some((column) => !isEmpty(twin[column]));
    const isRefusal = columns.some((column) => row[column] === 'refused' && twin[column] !== 'refused');
    const isNews = columns.some((column) => !isEmpty(row[column]));
    if (!isRefusal && (isFilled || !isNews)) continue;
    setColumns(tx, name, id, Object.fromEntries(columns.map((column) => [column, row[column] ?? null])));
    for (const column of columns) {
      if (twin[column] !== row[column]) note('field', name, id, column, twin[column] ?? null, row[column] ?? null);
    }
  }
}

/** Points a row's link to the loser at the survivor; where that says what another row says already, the row goes. */
function repoint(book: Book, captured: CapturedTable, column: string, row: Row): void {
  const { tx, plan, note } = book;
  const [name, id] = [nameOf(captured), String(row.id)];
  if (isSaidAlready(tx.db, captured, { ...row, [column]: plan.survivorId })) {
    setColumns(tx, name, id, { deleted_at: tx.at });
    note('removed', name, id);
  } else {
    setColumns(tx, name, id, { [column]: plan.survivorId });
    note('link', name, id, column, plan.loserId, plan.survivorId);
  }
}

function isSaidAlready(db: ReadableDb, captured: CapturedTable, row: Row): boolean {
  const [table] = ownedBy([captured]);
  if (!table) return false;
  const said = table.identity(row);
  return rowsOf(db, table, String(row.party_id)).some((one) => one.id !== row.id && table.identity(one) === said);
}

/** So many rows are looked up at once. */
const slice = 8;

/** Points what links to the loser at the survivor, until `spent` says so. Answers whether all is done. */
export function repointLinks(
  tx: Tx,
  captured: readonly CapturedTable[],
  plan: MergePlan,
  spent: () => boolean,
): boolean {
  const mergeId = standingMerge(tx.db, plan.loserId)?.id;
  if (mergeId === undefined) return true;
  const book = bookOf(tx, plan, mergeId);
  for (const table of captured) {
    for (const column of table.links ?? []) {
      const name = nameOf(table);
      const find = tx.db.prepare<[string, number], Row>(
        `SELECT * FROM ${name} WHERE ${column} = ? AND deleted_at IS NULL LIMIT ?`,
      );
      for (let rows = find.all(plan.loserId, slice); rows.length > 0; rows = find.all(plan.loserId, slice)) {
        for (const row of rows) repoint(book, table, column, row);
        if (spent()) return false;
      }
    }
  }
  return true;
}
