import type { InferInsertModel } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { ContactPoint, PartyDate, Permission } from '../../../src-shared/contract/parties';
import { AppError } from '../../../src-shared/errors';
import type { FeatureContext } from '../../platform/feature';
import type { Tx } from '../../platform/store/handles';
import { binRow, changedFields, updateRow } from '../records';
import { type Address, type AddressFields, addressOf, insertAddress } from './addresses';
import { checkDate, type DateFields, dateOf, datesOf, insertDate } from './dates';
import { partyAct } from './party-act';
import { type GivenPermission, permitted, preferOnly } from './permission';
import { checkPoint, insertPoint, type PointKind, pointOf } from './points';
import { contactPoint, partyDate, postalAddress } from './schema';

export interface PartiesOptions extends FeatureContext {
  /** Country of numbers without a prefix, ISO 3166. */
  country(): string;
}

type AddressParts = Omit<AddressFields, keyof Permission>;
type AddressInput = { partyId: string; id?: string | undefined } & GivenPermission & {
    [Key in keyof AddressParts]?: string | undefined;
  };
type DateInput = { partyId: string; id?: string | undefined; label?: string | undefined } & Omit<DateFields, 'label'>;

const partsOf = ({ label, street, extended, postalCode, city, region, country }: Address): AddressParts => ({
  label,
  street,
  extended,
  postalCode,
  city,
  region,
  country,
});

/** Writes what of `fields` differs from `now`. */
function changeRow<T extends SQLiteTable, Now extends { id: string }>(
  tx: Tx,
  table: T,
  now: Now,
  fields: Partial<Now> & Partial<InferInsertModel<T>>,
): void {
  const patch = changedFields(now, fields);
  if (Object.keys(patch).length > 0) updateRow(tx, table, now.id, patch as Partial<InferInsertModel<T>>);
}

/** What contacts and companies share. Each function is one undoable act; one that changes nothing leaves no trace. */
export function partiesService(options: PartiesOptions) {
  const { country } = options;
  const act = partyAct(options);

  return {
    savePoint(
      input: {
        partyId: string;
        id?: string | undefined;
        kind: PointKind;
        value: string;
        label: string;
      } & GivenPermission,
    ): ContactPoint {
      const { partyId, id, kind, value, label, ...given } = input;
      const checked = { kind, ...checkPoint(kind, value, country()), label: label.trim() };
      return act('party.pointSaved', partyId, (tx) => {
        const now = id === undefined ? undefined : pointOf(tx.db, partyId, id);
        const fields = { ...checked, ...permitted(now, given, tx.at) };
        const saved = now?.id ?? insertPoint(tx, partyId, fields);
        if (now) changeRow(tx, contactPoint, now, fields);
        if (fields.preferred) preferOnly(tx, 'contact_point', partyId, saved);
        return pointOf(tx.db, partyId, saved);
      });
    },

    removePoint({ partyId, id }: { partyId: string; id: string }): void {
      act('party.pointRemoved', partyId, (tx) => binRow(tx, contactPoint, pointOf(tx.db, partyId, id).id));
    },

    /** Fails: `validation` when a new address, or what is left of one, is empty. */
    saveAddress({ partyId, id, preferred, consent, consentAt, consentSource, ...given }: AddressInput): Address {
      const parts = Object.fromEntries(
        Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [[key, value.trim()]])),
      ) as Partial<AddressParts>;
      return act('party.addressSaved', partyId, (tx) => {
        const now = id === undefined ? undefined : addressOf(tx.db, partyId, id);
        const place = { ...(now && partsOf(now)), ...parts };
        if (Object.entries(place).every(([key, value]) => key === 'label' || value === '')) {
          throw new AppError('validation', 'an empty address', { field: 'street', reason: 'required' });
        }
        const fields = { ...place, ...permitted(now, { preferred, consent, consentAt, consentSource }, tx.at) };
        const saved = now?.id ?? insertAddress(tx, partyId, fields);
        if (now) changeRow(tx, postalAddress, now, fields);
        if (fields.preferred) preferOnly(tx, 'postal_address', partyId, saved);
        return addressOf(tx.db, partyId, saved);
      });
    },

    removeAddress({ partyId, id }: { partyId: string; id: string }): void {
      act('party.addressRemoved', partyId, (tx) => binRow(tx, postalAddress, addressOf(tx.db, partyId, id).id));
    },

    saveDate({ partyId, id, ...given }: DateInput): PartyDate {
      const label = given.kind === 'custom' ? given.label?.trim() : '';
      return act('party.dateSaved', partyId, (tx) => {
        const now = id === undefined ? undefined : dateOf(tx.db, partyId, id);
        const fields = { ...given, label: label ?? now?.label ?? '' };
        checkDate(fields, tx.at);
        if (fields.kind === 'custom' && fields.label === '') {
          throw new AppError('validation', 'a date of its own needs a name', { field: 'label', reason: 'required' });
        }
        const isTaken = datesOf(tx.db, partyId).some((date) => date.kind === 'birthday' && date.id !== id);
        if (fields.kind === 'birthday' && isTaken) {
          throw new AppError('validation', 'a second birthday', { field: 'kind', reason: 'date.birthdayTaken' });
        }
        const saved = now?.id ?? insertDate(tx, partyId, fields);
        if (now) changeRow(tx, partyDate, now, fields);
        return dateOf(tx.db, partyId, saved);
      });
    },

    removeDate({ partyId, id }: { partyId: string; id: string }): void {
      act('party.dateRemoved', partyId, (tx) => binRow(tx, partyDate, dateOf(tx.db, partyId, id).id));
    },
  };
}
