import type { PartyKind } from '../../../src-shared/contract/parties';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb } from '../../platform/store/handles';

export interface PartyRef {
  kind: PartyKind;
  id: string;
  name: string;
  binned: boolean;
}

const sql = `SELECT 'contact' AS kind, id, display_name AS name, deleted_at AS binnedAt FROM contact WHERE id = @id
  UNION ALL SELECT 'company', id, name, deleted_at FROM company WHERE id = @id`;

/** The contact or company with this id, or undefined. */
export function findParty(db: ReadableDb, id: string): PartyRef | undefined {
  const row = db
    .prepare<[{ id: string }], { kind: PartyKind; id: string; name: string; binnedAt: number | null }>(sql)
    .get({ id });
  return row && { kind: row.kind, id: row.id, name: row.name, binned: row.binnedAt !== null };
}

/** The id under which a party is found now: of one that was merged into another that one's. */
export function currentId(db: ReadableDb, id: string): string {
  const next = db.prepare<[{ id: string }], { id: string | null }>(
    `SELECT merged_into AS id FROM contact WHERE id = @id UNION ALL SELECT merged_into FROM company WHERE id = @id`,
  );
  let current = id;
  for (let into = next.get({ id })?.id; into; into = next.get({ id: current })?.id) current = into;
  return current;
}

/** The ids a party was ever known by: its own, and those of all that were merged into it. */
export function formerIds(db: ReadableDb, id: string): string[] {
  const merged = db.prepare<[{ id: string }], { id: string }>(
    `SELECT id FROM contact WHERE merged_into = @id UNION ALL SELECT id FROM company WHERE merged_into = @id`,
  );
  const ids = [id];
  for (const known of ids) ids.push(...merged.all({ id: known }).map((row) => row.id));
  return ids;
}

/**
 * Fails: `not_found`; `conflict` when the party can't be changed, because it lies in the bin (reason `binned`) or was
 * merged (reason `merged`, the detail `into` has the id to use).
 */
export function partyToChange(db: ReadableDb, id: string): PartyRef {
  const party = findParty(db, id);
  if (!party) throw new AppError('not_found', 'no such contact or company', { id });
  const into = party.binned ? currentId(db, id) : id;
  if (into !== id) throw new AppError('conflict', 'it was merged into another', { id, reason: 'merged', into });
  if (party.binned) throw new AppError('conflict', 'it lies in the bin', { id, reason: 'binned' });
  return party;
}

/** Names of the users, by id. */
export function userNames(db: ReadableDb): Map<string, string> {
  const rows = db.prepare<[], { id: string; name: string }>('SELECT id, name FROM user').all();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Fails `validation` (field `ownerId`) unless this is somebody of the practice. */
export function isUser(db: ReadableDb, id: string): void {
  if (!db.prepare<[string], unknown>('SELECT 1 FROM user WHERE id = ? AND deleted_at IS NULL').get(id)) {
    throw new AppError('validation', 'no such user', { field: 'ownerId', reason: 'unknown' });
  }
}
