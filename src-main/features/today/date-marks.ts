import { eq } from 'drizzle-orm';
import type { LocalDate } from '../../../src-shared/domain/local-date';
import type { Tx } from '../../platform/store/handles';
import { changedRow, newRow } from '../../platform/store/rows';
import { dateMarkId } from './ids';
import { dateMark } from './schema';

/** Takes a date off Today in one year: for good, or until a day. One row per date and year. */
export function markDate(
  tx: Tx,
  { partyId, dateId, year, until }: { partyId: string; dateId: string; year: number; until: LocalDate | null },
): void {
  const id = dateMarkId(dateId, year);
  const { orm } = tx.db;
  if (orm.select({ id: dateMark.id }).from(dateMark).where(eq(dateMark.id, id)).get()) {
    orm
      .update(dateMark)
      .set({ until, deletedAt: null, ...changedRow(tx) })
      .where(eq(dateMark.id, id))
      .run();
  } else {
    orm
      .insert(dateMark)
      .values({ ...newRow(tx), id, partyId, dateId, year, until })
      .run();
  }
}
