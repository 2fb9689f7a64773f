import type * as z from 'zod';
import type { DealRow, stageChange } from '../../../src-shared/contract/deals';
import type { ReadableDb } from '../../platform/store/handles';
import { dealRows } from './repository';

const most = 50;

const commonest = (db: ReadableDb, table: string, column: string, where: string): string[] =>
  db
    .prepare<[], { value: string }>(
      `SELECT ${column} AS value FROM ${table} WHERE ${column} <> '' AND deleted_at IS NULL ${where}
       GROUP BY ${column} ORDER BY count(*) DESC, ${column} LIMIT ${most}`,
    )
    .all()
    .map(({ value }) => value);

/** What was written before, the commonest first. */
export const written = (db: ReadableDb) => ({
  sources: commonest(db, 'deal', 'source', ''),
  won: commonest(db, 'deal', 'reason', `AND status = 'won'`),
  lost: commonest(db, 'deal', 'reason', `AND status = 'lost'`),
  roles: commonest(db, 'deal_contact', 'role', ''),
});

/** The currency of the newest deal. */
export const latestCurrency = (db: ReadableDb): string | undefined =>
  db
    .prepare<[], { currency: string }>(
      'SELECT currency FROM deal WHERE deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1',
    )
    .get()?.currency;

/** The deals of a contact or company, open ones first, then the newest. */
export function dealsOfRecord(db: ReadableDb, recordId: string): DealRow[] {
  const ids = db
    .prepare<[{ id: string }], { id: string }>(
      `SELECT id FROM deal WHERE deleted_at IS NULL AND id IN (
         SELECT id FROM deal WHERE company_id = @id
         UNION SELECT deal_id FROM deal_contact WHERE contact_id = @id AND deleted_at IS NULL)
       ORDER BY status <> 'open', created_at DESC, id LIMIT 200`,
    )
    .all({ id: recordId });
  return dealRows(
    db,
    ids.map(({ id }) => id),
  );
}

/** When a deal went where, newest first; names are those of now. */
export function changesOf(db: ReadableDb, dealId: string): z.infer<typeof stageChange>[] {
  return db
    .prepare<[string], z.infer<typeof stageChange>>(
      `SELECT c.id, c.at, coalesce(u.name, '') AS by, iif(c.from_stage IS NULL, NULL, coalesce(f.name, '')) AS fromStage,
         coalesce(t.name, '') AS toStage, c.from_status AS fromStatus, c.to_status AS toStatus
       FROM stage_change c LEFT JOIN stage f ON f.id = c.from_stage LEFT JOIN stage t ON t.id = c.to_stage
       LEFT JOIN user u ON u.id = c.created_by
       WHERE c.deal_id = ? AND c.deleted_at IS NULL ORDER BY c.at DESC, c.id DESC LIMIT 500`,
    )
    .all(dealId);
}
