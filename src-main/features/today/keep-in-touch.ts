import { and, eq, isNull } from 'drizzle-orm';
import type { KeepInTouch } from '../../../src-shared/contract/touch';
import { dueDate, type Rhythm } from '../../../src-shared/domain/keep-in-touch';
import { type LocalDate, localDateAt } from '../../../src-shared/domain/local-date';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { changedRow, newRow } from '../../platform/store/rows';
import { keepInTouchId } from './ids';
import { keepInTouch } from './schema';

const columns = {
  every: keepInTouch.every,
  unit: keepInTouch.unit,
  lastContact: keepInTouch.lastContact,
  snoozedUntil: keepInTouch.snoozedUntil,
  due: keepInTouch.due,
};

/** How often to be in touch with a party; null where nothing is set. */
export function keepInTouchOf(db: ReadableDb, partyId: string): KeepInTouch | null {
  const live = and(eq(keepInTouch.id, keepInTouchId(partyId)), isNull(keepInTouch.deletedAt));
  return db.orm.select(columns).from(keepInTouch).where(live).get() ?? null;
}

/** Fails: `not_found`. */
export function keepInTouchToChange(db: ReadableDb, partyId: string): KeepInTouch {
  const row = keepInTouchOf(db, partyId);
  if (!row) throw new AppError('not_found', 'no reminder to stay in touch is set', { id: partyId });
  return row;
}

type Fields = Rhythm & { lastContact: LocalDate; snoozedUntil: LocalDate | null };

/** Sets or changes it; one that was stopped comes back. */
export function putKeepInTouch(tx: Tx, partyId: string, fields: Fields): KeepInTouch {
  const row = { ...fields, due: dueDate(fields, fields.lastContact, fields.snoozedUntil) };
  const id = keepInTouchId(partyId);
  const { orm } = tx.db;
  if (orm.select({ id: keepInTouch.id }).from(keepInTouch).where(eq(keepInTouch.id, id)).get()) {
    orm
      .update(keepInTouch)
      .set({ ...row, deletedAt: null, ...changedRow(tx) })
      .where(eq(keepInTouch.id, id))
      .run();
  } else {
    orm
      .insert(keepInTouch)
      .values({ ...newRow(tx), ...row, id, partyId })
      .run();
  }
  return keepInTouchToChange(tx.db, partyId);
}

export function binKeepInTouch(tx: Tx, partyId: string): void {
  tx.db.orm
    .update(keepInTouch)
    .set({ deletedAt: tx.at, ...changedRow(tx) })
    .where(and(eq(keepInTouch.id, keepInTouchId(partyId)), isNull(keepInTouch.deletedAt)))
    .run();
}

/** Was in touch today: due again a whole rhythm later. Nothing happens where nothing is set. */
export function markInTouch(tx: Tx, partyId: string): void {
  const row = keepInTouchOf(tx.db, partyId);
  if (row) putKeepInTouch(tx, partyId, { ...row, lastContact: localDateAt(tx.at), snoozedUntil: null });
}

/** When one last wrote down that one had talked to a party. */
export function lastTalkDate(db: ReadableDb, partyId: string): LocalDate | null {
  const row = db
    .prepare<[string], { at: number | null }>(
      'SELECT max(created_at) AS at FROM note WHERE party_id = ? AND talked AND deleted_at IS NULL',
    )
    .get(partyId);
  return row?.at ? localDateAt(row.at) : null;
}
