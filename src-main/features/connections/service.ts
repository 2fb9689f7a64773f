import type { Affiliation, Relationship } from '../../../src-shared/contract/connections';
import { isIsoDate } from '../../../src-shared/domain/calendar-date';
import { fitsKinds, ownType, toldBack } from '../../../src-shared/domain/relationship';
import { AppError } from '../../../src-shared/errors';
import type { FeatureContext } from '../../platform/feature';
import type { Tx } from '../../platform/store/handles';
import { ensureCompany } from '../companies';
import { partyAct, partyToChange } from '../parties';
import { binRow, changedFields, updateRow } from '../records';
import {
  affiliationOf,
  insertAffiliation,
  insertRelationship,
  relationshipOf,
  relationshipsOf,
  tellerOf,
} from './repository';
import { affiliation, relationship } from './schema';

type Given<T> = { [Key in keyof T]?: T[Key] | undefined };

interface AffiliationInput extends Given<Omit<Affiliation, 'contactId' | 'contactName'>> {
  partyId: string;
}

interface RelationshipInput extends Given<Pick<Relationship, 'id' | 'since' | 'until' | 'note'>> {
  partyId: string;
  otherId: string;
  type: string;
  word: string;
  inverse: string;
}

const invalid = (field: string, reason: string) => new AppError('validation', `${field}: ${reason}`, { field, reason });

interface Term {
  since: string;
  until: string;
}

/** From when to when; what isn't given stays. Fails: `validation` on days that can't be. */
function termOf(given: Given<Term>, now: Term | undefined): Term {
  const { since = now?.since ?? '', until = now?.until ?? '' } = given;
  if (since !== '' && !isIsoDate(since)) throw invalid('since', 'date.none');
  if (until !== '' && !isIsoDate(until)) throw invalid('until', 'date.none');
  if (since !== '' && until !== '' && until < since) throw invalid('until', 'date.beforeSince');
  return { since, until };
}

/** Own words are those of the type `other`; any other type has its own. */
function told({ type, word, inverse }: Pick<RelationshipInput, 'type' | 'word' | 'inverse'>) {
  if (type !== ownType) return { type, word: '', inverse: '' };
  const words = { type, word: word.trim(), inverse: inverse.trim() };
  if (words.word === '') throw invalid('word', 'required');
  return words.inverse === words.word ? { ...words, inverse: '' } : words;
}

/** Fails: `conflict` when the record has told this relationship already. */
function refuseTwice(tx: Tx, partyId: string, said: Omit<RelationshipInput, 'partyId'>): void {
  const isThere = relationshipsOf(tx.db, partyId).some(
    (one) =>
      one.id !== said.id &&
      one.other.id === said.otherId &&
      one.type === said.type &&
      one.word === said.word &&
      one.since === said.since,
  );
  if (isThere) throw new AppError('conflict', 'it is there already', { field: 'type', reason: 'known' });
}

/** Changes a relationship to what one side, whichever it is, says of it. */
function retell(tx: Tx, partyId: string, now: Relationship, said: Omit<Relationship, 'id' | 'other'>): void {
  if (Object.keys(changedFields(now, said)).length === 0) return;
  const isTeller = tellerOf(tx.db, now.id) === partyId;
  updateRow(tx, relationship, now.id, isTeller ? said : { ...said, ...toldBack(said) });
}

/** Relationships and roles; each function is one undoable act. */
export function connectionsService(context: FeatureContext) {
  const act = partyAct(context);

  function companyIdOf(tx: Tx, { companyId, companyName }: AffiliationInput): string | undefined {
    if (companyName !== undefined) {
      if (companyName.trim() === '') throw invalid('companyName', 'required');
      return ensureCompany(tx, companyName.trim());
    }
    if (companyId === undefined) return undefined;
    if (partyToChange(tx.db, companyId).kind !== 'company') throw invalid('companyId', 'kind');
    return companyId;
  }

  return {
    saveAffiliation(input: AffiliationInput): Affiliation {
      const { partyId, id } = input;
      return act('party.affiliationSaved', partyId, (tx, party) => {
        if (party.kind !== 'contact') throw invalid('partyId', 'kind');
        const now = id === undefined ? undefined : affiliationOf(tx.db, partyId, id);
        const companyId = companyIdOf(tx, input) ?? now?.companyId;
        if (companyId === undefined) throw invalid('companyName', 'required');
        const fields = {
          companyId,
          role: input.role?.trim() ?? now?.role ?? '',
          department: input.department?.trim() ?? now?.department ?? '',
          ...termOf(input, now),
        };
        if (!now) return affiliationOf(tx.db, partyId, insertAffiliation(tx, partyId, fields));
        const patch = changedFields(now, fields);
        if (Object.keys(patch).length > 0) updateRow(tx, affiliation, now.id, patch);
        return affiliationOf(tx.db, partyId, now.id);
      });
    },

    removeAffiliation({ partyId, id }: { partyId: string; id: string }): void {
      act('party.affiliationRemoved', partyId, (tx) => binRow(tx, affiliation, affiliationOf(tx.db, partyId, id).id));
    },

    saveRelationship(input: RelationshipInput): Relationship {
      const { partyId, id, otherId, type } = input;
      if (otherId === partyId) throw invalid('otherId', 'self');
      return act('party.relationshipSaved', partyId, (tx, party) => {
        const other = partyToChange(tx.db, otherId);
        if (!fitsKinds(type, [party.kind, other.kind])) throw invalid('type', 'people');
        const now = id === undefined ? undefined : relationshipOf(tx.db, partyId, id);
        const said = { ...told(input), ...termOf(input, now), note: input.note ?? now?.note ?? '' };
        refuseTwice(tx, partyId, { ...said, id, otherId });
        if (now?.other.id === otherId) retell(tx, partyId, now, said);
        else if (now) binRow(tx, relationship, now.id);
        const saved = now?.other.id === otherId ? now.id : insertRelationship(tx, party, other, said);
        return relationshipOf(tx.db, partyId, saved);
      });
    },

    removeRelationship({ partyId, id }: { partyId: string; id: string }): void {
      act('party.relationshipRemoved', partyId, (tx) =>
        binRow(tx, relationship, relationshipOf(tx.db, partyId, id).id),
      );
    },
  };
}
