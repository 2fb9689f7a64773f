import type { KeepInTouch } from '../../../src-shared/contract/touch';
import type { Rhythm } from '../../../src-shared/domain/keep-in-touch';
import { addDays, type LocalDate, localDateAt } from '../../../src-shared/domain/local-date';
import { AppError } from '../../../src-shared/errors';
import type { LabelKey } from '../../../src-shared/labels';
import type { FeatureContext } from '../../platform/feature';
import type { Tx } from '../../platform/store/handles';
import { findParty, partyToChange } from '../parties';
import { markDate } from './date-marks';
import {
  binKeepInTouch,
  keepInTouchOf,
  keepInTouchToChange,
  lastTalkDate,
  markInTouch,
  putKeepInTouch,
} from './keep-in-touch';

type Party = { partyId: string };

/** Staying in touch, and what is taken off Today. Each function is one undoable act. */
export function todayService({ store, actor }: FeatureContext) {
  function act<T>(key: LabelKey, partyId: string, work: (tx: Tx, today: LocalDate) => T): T {
    const name = findParty(store.db, partyId)?.name ?? '';
    return store.transact({ label: { key, params: { name } }, actor: actor() }, (tx) => {
      partyToChange(tx.db, partyId);
      return work(tx, localDateAt(tx.at));
    });
  }

  return {
    get({ partyId }: Party): KeepInTouch | null {
      if (!findParty(store.db, partyId)) {
        throw new AppError('not_found', 'no such contact or company', { id: partyId });
      }
      return keepInTouchOf(store.db, partyId);
    },

    set({ partyId, every, unit }: Party & Rhythm): KeepInTouch {
      return act('touch.set', partyId, (tx, today) => {
        const now = keepInTouchOf(tx.db, partyId);
        const talked = lastTalkDate(tx.db, partyId);
        const lastContact = now?.lastContact ?? (talked !== null && talked < today ? talked : today);
        return putKeepInTouch(tx, partyId, { every, unit, lastContact, snoozedUntil: null });
      });
    },

    stop({ partyId }: Party): void {
      act('touch.stopped', partyId, (tx) => binKeepInTouch(tx, partyId));
    },

    done({ partyId }: Party): KeepInTouch {
      return act('touch.done', partyId, (tx) => {
        keepInTouchToChange(tx.db, partyId);
        markInTouch(tx, partyId);
        return keepInTouchToChange(tx.db, partyId);
      });
    },

    snooze({ partyId, days }: Party & { days: number }): KeepInTouch {
      return act('touch.snoozed', partyId, (tx, today) => {
        const now = keepInTouchToChange(tx.db, partyId);
        return putKeepInTouch(tx, partyId, {
          ...now,
          // A last contact that lies ahead came from a wrong clock: from now on it was today.
          lastContact: now.lastContact < today ? now.lastContact : today,
          snoozedUntil: addDays(today, days),
        });
      });
    },

    markDate({ dateId, on, snoozeDays }: { dateId: string; on: LocalDate; snoozeDays: number | null }): void {
      const found = store.db
        .prepare<[string], { partyId: string }>(
          'SELECT party_id AS partyId FROM party_date WHERE id = ? AND deleted_at IS NULL',
        )
        .get(dateId);
      if (!found) throw new AppError('not_found', 'no such date', { id: dateId });
      const { partyId } = found;
      act(snoozeDays === null ? 'today.dateDone' : 'today.dateSnoozed', partyId, (tx, today) =>
        markDate(tx, {
          partyId,
          dateId,
          year: Number(on.slice(0, 4)),
          until: snoozeDays === null ? null : addDays(today, snoozeDays),
        }),
      );
    },
  };
}
