import { type PartyKind, partyKind } from '../../../src-shared/contract/parties';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb } from '../../platform/store/handles';
import { findRecord, type RecordRef, recordToChange } from '../records';

export type PartyRef = RecordRef & { kind: PartyKind };

const isParty = (record: RecordRef): record is PartyRef => partyKind.safeParse(record.kind).success;

/** The contact or company with this id, or undefined. */
export function findParty(db: ReadableDb, id: string): PartyRef | undefined {
  const record = findRecord(db, id);
  return record && isParty(record) ? record : undefined;
}

/** As `recordToChange`, for what only contacts and companies have. */
export function partyToChange(db: ReadableDb, id: string): PartyRef {
  const record = recordToChange(db, id);
  if (!isParty(record)) throw new AppError('not_found', 'no such contact or company', { id });
  return record;
}
