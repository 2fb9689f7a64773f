import { eq } from 'drizzle-orm';
import type { Tag } from '../../../src-shared/contract/records';
import { fold } from '../../../src-shared/domain/fold';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { changedRow, newRow } from '../../platform/store/rows';
import { taggingIdOf, tagIdOf } from './ids';
import { insertRow } from './insert-row';
import { isLiveRecord } from './registry';
import { tag } from './schema';

type TagRow = Tag & { recordId: string };

/**
 * Tags of records, by name. A tag that was binned (the act that made it was undone) still shows where a later act
 * gave it to somebody.
 */
export function tagsOfRecords(db: ReadableDb, recordIds: readonly string[]): Map<string, Tag[]> {
  const rows = db
    .prepare<[string], TagRow>(
      `SELECT x.party_id AS recordId, t.id, t.name, t.color FROM json_each(?) j
       CROSS JOIN tagging x ON x.party_id = j.value AND x.deleted_at IS NULL JOIN tag t ON t.id = x.tag_id`,
    )
    .all(JSON.stringify(recordIds));
  const tags = new Map<string, Tag[]>(recordIds.map((id) => [id, []]));
  for (const { recordId, ...row } of rows) tags.get(recordId)?.push(row);
  for (const list of tags.values()) list.sort(byName);
  return tags;
}

const byName = (a: Tag, b: Tag) => {
  const [first, second] = [fold(a.name), fold(b.name)];
  return first < second ? -1 : first > second ? 1 : a.id < b.id ? -1 : 1;
};

/** Every tag in use or made, with how many live records have it, by name. */
export function allTags(db: ReadableDb): (Tag & { count: number })[] {
  return db
    .prepare<[], Tag & { count: number; deletedAt: number | null }>(
      `SELECT t.id, t.name, t.color, t.deleted_at AS deletedAt, (
         SELECT count(*) FROM tagging x WHERE x.tag_id = t.id AND x.deleted_at IS NULL AND ${isLiveRecord('x.party_id')}
       ) AS count FROM tag t`,
    )
    .all()
    .filter((row) => row.deletedAt === null || row.count > 0)
    .sort(byName)
    .map(({ deletedAt: _binned, ...row }) => row);
}

/** The tag of this name, whatever its case and accents; binned ones too. */
export function findTag(db: ReadableDb, name: string): { id: string; binned: boolean } | undefined {
  const wanted = fold(name);
  const rows = db
    .prepare<[], { id: string; name: string; deletedAt: number | null }>(
      'SELECT id, name, deleted_at AS deletedAt FROM tag ORDER BY id',
    )
    .all();
  const named = rows.filter((row) => fold(row.name) === wanted);
  const found = named.find((row) => row.deletedAt === null) ?? named[0];
  return found && { id: found.id, binned: found.deletedAt !== null };
}

/** The ids of the tags of these names; unknown names become new tags, binned ones come back. */
export function ensureTags(tx: Tx, names: readonly string[]): string[] {
  return names.map((name) => {
    const found = findTag(tx.db, name);
    if (found && !found.binned) return found.id;
    if (found) {
      tx.db.orm
        .update(tag)
        .set({ deletedAt: null, ...changedRow(tx) })
        .where(eq(tag.id, found.id))
        .run();
      return found.id;
    }
    const id = freeTagId(tx.db, name);
    insertRow(tx, tag, { ...newRow(tx, id), name, color: 'neutral' });
    return id;
  });
}

function freeTagId(db: ReadableDb, name: string): string {
  for (let taken = 0; ; taken++) {
    const id = tagIdOf(name, taken);
    if (!db.prepare<[string], unknown>('SELECT 1 FROM tag WHERE id = ?').get(id)) return id;
  }
}

/** Gives a record a tag; answers whether it did not have it before. */
export function addTagging(tx: Tx, recordId: string, tagId: string): boolean {
  const id = taggingIdOf(recordId, tagId);
  const row = tx.db
    .prepare<[string], { deletedAt: number | null }>('SELECT deleted_at AS deletedAt FROM tagging WHERE id = ?')
    .get(id);
  if (row?.deletedAt === null) return false;
  if (row) setTaggingBinned(tx, id, null);
  else
    tx.db
      .prepare(
        `INSERT INTO tagging (id, created_at, created_by, updated_at, updated_by, owner_id, party_id, tag_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(id, tx.at, tx.actor.id, tx.at, tx.actor.id, tx.actor.id, recordId, tagId);
  return true;
}

/** Takes a tag off a record; answers whether it had it. */
export function removeTagging(tx: Tx, recordId: string, tagId: string): boolean {
  return setTaggingBinned(tx, taggingIdOf(recordId, tagId), tx.at);
}

function setTaggingBinned(tx: Tx, id: string, at: number | null): boolean {
  const binned = at === null ? 'IS NOT NULL' : 'IS NULL';
  return (
    tx.db
      .prepare(
        `UPDATE tagging SET deleted_at = ?, updated_at = ?, updated_by = ? WHERE id = ? AND deleted_at ${binned}`,
      )
      .run(at, tx.at, tx.actor.id, id).changes > 0
  );
}

/** Changes a tag's name or colour everywhere. Fails: `not_found`; `conflict` when the name is taken. */
export function updateTag(
  tx: Tx,
  { id, ...patch }: { id: string; name?: string | undefined; color?: Tag['color'] | undefined },
): Tag {
  const row = tx.db.orm.select({ id: tag.id, name: tag.name, color: tag.color }).from(tag).where(eq(tag.id, id)).get();
  if (!row) throw new AppError('not_found', 'no such tag', { id });
  const name = patch.name?.trim() ?? row.name;
  if (name === '') throw new AppError('validation', 'a tag needs a name', { field: 'name', reason: 'required' });
  const same = findTag(tx.db, name);
  if (same && same.id !== id && !same.binned) {
    throw new AppError('conflict', 'there is a tag of this name', { field: 'name', reason: 'taken' });
  }
  const next: Tag = { id, name, color: patch.color ?? row.color };
  if (next.name !== row.name || next.color !== row.color) {
    tx.db.orm
      .update(tag)
      .set({ name: next.name, color: next.color, ...changedRow(tx) })
      .where(eq(tag.id, id))
      .run();
  }
  return next;
}
