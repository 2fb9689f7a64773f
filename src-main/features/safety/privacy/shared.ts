import type { CapturedTable } from '../../../platform/store/capture';
import type { ReadableDb } from '../../../platform/store/handles';
import { whatBelongs } from '../../records';

/** What may be about several records, and the table that says about which. */
export const sharing = [
  { table: 'task', link: 'task_record', of: 'task_id' },
  { table: 'activity', link: 'activity_record', of: 'activity_id' },
] as const;

/** A task or an activity, and what it says. */
export interface Shared {
  table: 'task' | 'activity';
  id: string;
  title: string;
  body: string;
}

/** Tasks and activities that are about nobody but these (a JSON list of ids): they say something about them alone. */
export function aloneWith(db: ReadableDb, ids: string): Shared[] {
  const isTheirs = 'record_id IN (SELECT value FROM json_each(@ids))';
  return sharing.flatMap(({ table, link, of }) =>
    db
      .prepare<[{ ids: string }], Shared>(
        `SELECT '${table}' AS "table", id, title, body FROM ${table}
         WHERE id IN (SELECT ${of} FROM ${link} WHERE ${isTheirs})
         AND id NOT IN (SELECT ${of} FROM ${link} WHERE NOT ${isTheirs})`,
      )
      .all({ ids }),
  );
}

/** Deletes them for good, with all that belongs to them. */
export function purgeShared(db: ReadableDb, captured: readonly CapturedTable[], shared: readonly Shared[]): void {
  const belonging = whatBelongs(captured);
  for (const { table, id } of shared) {
    for (const { table: name, column } of belonging) db.prepare(`DELETE FROM ${name} WHERE ${column} = ?`).run(id);
    db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
  }
}
