import { and, asc, eq, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import type { postalAddress as addressShape } from '../../../src-shared/contract/parties';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { newRow } from '../../platform/store/rows';
import { insertRow, nextPosition } from '../records';
import { postalAddress } from './schema';

export type Address = z.infer<typeof addressShape>;
export type AddressFields = Omit<Address, 'id' | 'position'>;

const fields = {
  id: postalAddress.id,
  label: postalAddress.label,
  street: postalAddress.street,
  extended: postalAddress.extended,
  postalCode: postalAddress.postalCode,
  city: postalAddress.city,
  region: postalAddress.region,
  country: postalAddress.country,
  position: postalAddress.position,
  preferred: postalAddress.preferred,
  consent: postalAddress.consent,
  consentAt: postalAddress.consentAt,
  consentSource: postalAddress.consentSource,
};

/** A party's postal addresses, in their order. */
export function addressesOf(db: ReadableDb, partyId: string): Address[] {
  return db.orm
    .select(fields)
    .from(postalAddress)
    .where(and(eq(postalAddress.partyId, partyId), isNull(postalAddress.deletedAt)))
    .orderBy(asc(postalAddress.position), asc(postalAddress.id))
    .all();
}

/** The live address of a party. Fails: `not_found`. */
export function addressOf(db: ReadableDb, partyId: string, id: string): Address {
  const address = db.orm
    .select(fields)
    .from(postalAddress)
    .where(and(eq(postalAddress.id, id), eq(postalAddress.partyId, partyId), isNull(postalAddress.deletedAt)))
    .get();
  if (!address) throw new AppError('not_found', 'no such address', { id });
  return address;
}

/** Adds an address; it comes last unless `position` says where. */
export function insertAddress(
  tx: Tx,
  partyId: string,
  address: Partial<AddressFields> & { position?: number },
): string {
  const row = newRow(tx);
  const position = address.position ?? nextPosition(tx.db, 'postal_address', partyId);
  insertRow(tx, postalAddress, { ...row, partyId, ...address, position });
  return row.id;
}
