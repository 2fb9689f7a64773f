import type { Affiliation, Relationship } from '../../../src-shared/contract/connections';
import type { PartyKind } from '../../../src-shared/contract/parties';
import { toldBack } from '../../../src-shared/domain/relationship';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { newRow } from '../../platform/store/rows';
import type { PartyRef } from '../parties';
import { insertRow } from '../records';
import { affiliation, relationship } from './schema';

const most = 500;

/** A relationship as it is stored: told by `partyId`. */
export interface StoredRelationship extends Omit<Relationship, 'other'> {
  partyId: string;
  toId: string;
}

interface SeenRelationship extends StoredRelationship {
  otherKind: PartyKind;
  otherName: string;
  sort: string;
}

/** Relationships by one of their ends, with the record at the other; those with one in the bin are left out. */
const seen = (own: 'party_id' | 'to_id', other: 'party_id' | 'to_id') =>
  `SELECT r.id, r.party_id AS partyId, r.to_id AS toId, r.type, r.word, r.inverse, r.since, r.until, r.note,
     iif(c.id IS NULL, 'company', 'contact') AS otherKind, coalesce(c.display_name, k.name) AS otherName,
     coalesce(c.name_key, k.name_key) AS sort
   FROM relationship r
   LEFT JOIN contact c ON c.id = r.${other} AND c.deleted_at IS NULL
   LEFT JOIN company k ON k.id = r.${other} AND k.deleted_at IS NULL
   WHERE r.${own} = @id AND r.deleted_at IS NULL AND coalesce(c.id, k.id) IS NOT NULL`;

/** The relationships of a record, each told by it; by the other's name. */
export function relationshipsOf(db: ReadableDb, id: string): Relationship[] {
  return db
    .prepare<[{ id: string }], SeenRelationship>(
      `${seen('party_id', 'to_id')} UNION ALL ${seen('to_id', 'party_id')} ORDER BY sort, 1 LIMIT ${most}`,
    )
    .all({ id })
    .map(({ partyId, toId, otherKind, otherName, sort: _sort, ...rest }) => ({
      ...rest,
      ...(partyId === id ? {} : toldBack(rest)),
      other: { kind: otherKind, id: partyId === id ? toId : partyId, name: otherName },
    }));
}

/** The live relationship of a record, told by it. Fails: `not_found`. */
export function relationshipOf(db: ReadableDb, partyId: string, id: string): Relationship {
  const found = relationshipsOf(db, partyId).find((one) => one.id === id);
  if (!found) throw new AppError('not_found', 'no such relationship', { id });
  return found;
}

/** Who tells a stored relationship. */
export function tellerOf(db: ReadableDb, id: string): string | undefined {
  return db.prepare<[string], { teller: string }>('SELECT party_id AS teller FROM relationship WHERE id = ?').get(id)
    ?.teller;
}

export type RelationshipFields = Omit<StoredRelationship, 'id' | 'partyId' | 'toId'>;

/** Adds a relationship, told by `from`; answers its id. */
export function insertRelationship(
  tx: Tx,
  from: Pick<PartyRef, 'kind' | 'id'>,
  to: Pick<PartyRef, 'kind' | 'id'>,
  fields: Partial<RelationshipFields> & { type: string },
): string {
  const row = newRow(tx);
  insertRow(tx, relationship, {
    ...row,
    partyId: from.id,
    fromKind: from.kind,
    toId: to.id,
    toKind: to.kind,
    ...fields,
  });
  return row.id;
}

/** The roles of a contact in companies, or of the people in a company, by name. */
export function affiliationsOf(db: ReadableDb, id: string): Affiliation[] {
  return db
    .prepare<[{ id: string }], Affiliation>(
      `SELECT a.id, c.id AS contactId, c.display_name AS contactName, k.id AS companyId, k.name AS companyName,
         a.role, a.department, a.since, a.until
       FROM affiliation a JOIN contact c ON c.id = a.party_id JOIN company k ON k.id = a.company_id
       WHERE (a.party_id = @id OR a.company_id = @id) AND a.deleted_at IS NULL
         AND c.deleted_at IS NULL AND k.deleted_at IS NULL
       ORDER BY a.until <> '', c.name_key, k.name_key, a.id LIMIT ${most}`,
    )
    .all({ id });
}

/** The live role of a contact. Fails: `not_found`. */
export function affiliationOf(db: ReadableDb, partyId: string, id: string): Affiliation {
  const found = affiliationsOf(db, partyId).find((one) => one.id === id);
  if (!found) throw new AppError('not_found', 'no such role', { id });
  return found;
}

export interface AffiliationFields {
  companyId: string;
  role: string;
  department: string;
  since: string;
  until: string;
}

/** Adds a role of a contact in a company; answers its id. */
export function insertAffiliation(
  tx: Tx,
  partyId: string,
  fields: Partial<AffiliationFields> & { companyId: string },
): string {
  const row = newRow(tx);
  insertRow(tx, affiliation, { ...row, partyId, ...fields });
  return row.id;
}

/** Names of the companies a contact has a role in beside its own, for finding it by them. */
export function affiliatedNames(db: ReadableDb, contactId: string): string[] {
  return db
    .prepare<[string], { name: string }>(
      `SELECT k.name FROM affiliation a JOIN company k ON k.id = a.company_id
       WHERE a.party_id = ? AND a.deleted_at IS NULL ORDER BY a.id`,
    )
    .all(contactId)
    .map(({ name }) => name);
}
