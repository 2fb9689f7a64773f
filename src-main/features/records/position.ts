import type { ReadableDb } from '../../platform/store/handles';

/** The place after the last of a record's contact points, addresses or files. */
export function nextPosition(
  db: ReadableDb,
  table: 'contact_point' | 'postal_address' | 'attachment',
  recordId: string,
): number {
  return (
    db
      .prepare<[string], { next: number }>(
        `SELECT coalesce(max(position) + 1, 0) AS next FROM ${table} WHERE party_id = ? AND deleted_at IS NULL`,
      )
      .get(recordId)?.next ?? 0
  );
}
