import type { ReadableDb } from '../../../platform/store/handles';

/** Records that were merged into one, and into those; without what was taken apart again. */
export function mergedInto(db: ReadableDb, id: string): string[] {
  const losers = db.prepare<[string], { id: string }>(
    'SELECT loser_id AS id FROM merge WHERE party_id = ? AND deleted_at IS NULL',
  );
  const found = new Set<string>();
  const look = (into: string): void => {
    for (const loser of losers.all(into)) {
      if (loser.id === id || found.has(loser.id)) continue;
      found.add(loser.id);
      look(loser.id);
    }
  };
  look(id);
  return [...found];
}

/** What others remember of having been merged with these records. Call it in a purge. */
export function forgetMerges(db: ReadableDb, ids: string): void {
  const merges = 'SELECT id FROM merge WHERE loser_id IN (SELECT value FROM json_each(?))';
  db.prepare(`DELETE FROM merge_item WHERE merge_id IN (${merges})`).run(ids);
  db.prepare('DELETE FROM merge WHERE loser_id IN (SELECT value FROM json_each(?))').run(ids);
}

/** By what records were found to be alike: hashes of their names and addresses, on this laptop. */
export function forgetKeys(db: ReadableDb, ids: string): void {
  const numbers = 'SELECT number FROM match_party WHERE party_id IN (SELECT value FROM json_each(?))';
  db.prepare(`DELETE FROM match_key WHERE party IN (${numbers})`).run(ids);
}
