import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { bookkeeping } from './columns';

/** How the changes of one synced table are captured. */
export interface CapturedTable {
  table: SQLiteTable;
  /** The column that names the record a row belongs to; `id` for records themselves. */
  record?: string;
  /** Further columns that hold the id of a contact or company: a merge points them elsewhere, an erasure empties them. */
  links?: readonly string[];
  /** What makes two rows of one record the same, as text: a merge keeps one of them. By default, all that is in them. */
  identity?: (row: Readonly<Record<string, string | number | null>>) => string;
  /** A column that names another row of the same record: where a merge keeps that row's twin instead, it names the twin. */
  about?: string;
  /** The id of a row, where it follows from what is in it. */
  idOf?: (row: Readonly<Record<string, string | number | null>>) => string;
  /** Columns that merge as one, by group name. A column in no group is a group of its own. */
  groups?: Readonly<Record<string, readonly string[]>>;
  /** Columns that follow from others, kept for lists; neither journalled nor synced. */
  derived?: readonly string[];
}

/** The group `deleted` holds `deleted_at`: binning is a change like any other. */
export const deletedGroup = 'deleted';

/** Field groups of a table: group name to its columns, in the schema's order. */
export function groupsOf(captured: CapturedTable): Map<string, string[]> {
  const grouped = new Map<string, string>(
    Object.entries(captured.groups ?? {}).flatMap(([group, columns]) =>
      columns.map((column) => [column, group] as const),
    ),
  );
  const groups = new Map<string, string[]>();
  for (const { name } of getTableConfig(captured.table).columns) {
    if (bookkeeping.has(name) || captured.derived?.includes(name)) continue;
    const group = name === 'deleted_at' ? deletedGroup : (grouped.get(name) ?? name);
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  return groups;
}

const quote = (value: string) => `'${value.replaceAll("'", "''")}'`;

/**
 * The triggers of one table. `capture()` tells the running transaction what changed and answers the operation's
 * number; outside `store.transact` it fails, and so does any write. The shape and its cost: docs/decisions/0004.
 */
export function captureTriggers(captured: CapturedTable): string[] {
  const table = getTableConfig(captured.table).name;
  const record = captured.record ?? 'id';
  const inserted = `CREATE TRIGGER capture_${table}_insert AFTER INSERT ON ${table} BEGIN
    INSERT INTO journal (operation, tbl, row, record)
    VALUES (capture(${quote(table)}, NEW.id, NEW.${record}, NULL), ${quote(table)}, NEW.id, NEW.${record});
  END`;
  const updated = [...groupsOf(captured)].map(([group, columns]) => {
    const changed = columns.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(' OR ');
    const before = columns.map((column) => `${quote(column)}, OLD.${column}`).join(', ');
    return `CREATE TRIGGER capture_${table}_${group} AFTER UPDATE OF ${columns.join(', ')} ON ${table} WHEN ${changed} BEGIN
    INSERT INTO journal (operation, tbl, row, record, grp, before)
    VALUES (capture(${quote(table)}, NEW.id, NEW.${record}, ${quote(group)}), ${quote(table)}, NEW.id, NEW.${record}, ${quote(group)}, json_object(${before}));
    INSERT OR REPLACE INTO sync_clock (row, grp, tbl, hlc, node)
    VALUES (NEW.id, ${quote(group)}, ${quote(table)}, capture_hlc(), capture_node());
  END`;
  });
  const removed = `CREATE TRIGGER capture_${table}_delete BEFORE DELETE ON ${table} BEGIN
    INSERT OR REPLACE INTO tombstone (row, tbl, hlc, node)
    VALUES (OLD.id, ${quote(table)}, capture_purge(${quote(table)}, OLD.id, OLD.${record}), capture_node());
    DELETE FROM sync_clock WHERE row = OLD.id;
    DELETE FROM journal WHERE record = OLD.${record} AND row = OLD.id;
  END`;
  return [inserted, ...updated, removed];
}
