import type { Permission } from '../../../src-shared/contract/parties';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { updateRow } from '../records';
import { contactPoint, postalAddress } from './schema';

export type GivenPermission = { [Key in keyof Permission]?: Permission[Key] | undefined };

const none: Permission = { preferred: false, consent: 'unknown', consentAt: null, consentSource: '' };

/**
 * Preference and consent as they stand after `given`: an answer that changes is of now (`at`, ms since 1970) unless its
 * time is given, and what nobody knows has neither time nor source. Fails: `validation` on a time to come.
 */
export function permitted(now: Permission | undefined, given: GivenPermission, at: number): Permission {
  const before = now ?? none;
  const preferred = given.preferred ?? before.preferred;
  const consent = given.consent ?? before.consent;
  if (consent === 'unknown') return { ...none, preferred };
  const isSame = consent === before.consent;
  const consentAt = given.consentAt === undefined ? (isSame ? before.consentAt : at) : given.consentAt;
  if (consentAt !== null && consentAt > at) {
    throw new AppError('validation', 'a consent to come', { field: 'consentAt', reason: 'date.future' });
  }
  return {
    preferred,
    consent,
    consentAt,
    consentSource: given.consentSource?.trim() ?? (isSame ? before.consentSource : ''),
  };
}

/** Makes a point the only preferred one of its kind, or an address the only one of its party. */
export function preferOnly(tx: Tx, table: 'contact_point' | 'postal_address', partyId: string, id: string): void {
  for (const other of otherPreferred(tx.db, table, partyId, id)) {
    updateRow(tx, table === 'contact_point' ? contactPoint : postalAddress, other, { preferred: false });
  }
}

function otherPreferred(db: ReadableDb, table: 'contact_point' | 'postal_address', partyId: string, id: string) {
  const sameKind = table === 'contact_point' ? 'AND kind = (SELECT kind FROM contact_point WHERE id = @id)' : '';
  return db
    .prepare<[{ partyId: string; id: string }], { id: string }>(
      `SELECT id FROM ${table} WHERE party_id = @partyId AND id <> @id AND preferred AND deleted_at IS NULL ${sameKind}`,
    )
    .all({ partyId, id })
    .map((row) => row.id);
}
