import type { Deal, DealPatch, DealPerson, EntryFields } from '../../../src-shared/contract/deals';
import { AppError } from '../../../src-shared/errors';
import type { LabelKey } from '../../../src-shared/labels';
import type { FeatureContext } from '../../platform/feature';
import type { Tx } from '../../platform/store/handles';
import { ensureCompany } from '../companies';
import { type NewValue, writeNewValues } from '../fields';
import { runSelection, type Selection } from '../lists';
import { findParty } from '../parties';
import { binRow, changedFields, isUser } from '../records';
import { firstStage, liveStage, type StageRow } from './pipeline-repository';
import { placeIn } from './place';
import {
  type DealFields,
  dealToChange,
  getDeal,
  insertDeal,
  missingFields,
  noteChange,
  peopleOf,
  putPerson,
  type StoredDeal,
  updateDeal,
} from './repository';
import { dealContact } from './schema';

const invalid = (field: string, reason: string) => new AppError('validation', `${field}: ${reason}`, { field, reason });

type Given<T> = { [Key in keyof T]?: T[Key] | undefined };

/** The fields of the deal's own row, without blanks around; a company that is named is found or made. */
function ownFields(tx: Tx, { companyName, ...given }: Given<DealPatch>): Given<DealFields> {
  const fields: Given<DealFields> = { ...given };
  for (const key of ['title', 'source'] as const) if (fields[key] !== undefined) fields[key] = fields[key].trim();
  if (fields.title === '') throw invalid('title', 'required');
  if (fields.ownerId !== undefined) isUser(tx.db, fields.ownerId);
  if (fields.companyId) refuseNoCompany(tx, fields.companyId);
  if (companyName === undefined) return fields;
  const name = companyName.trim();
  return { ...fields, companyId: name === '' ? null : ensureCompany(tx, name) };
}

/** Fails: `validation` (field `companyId`) unless it is one that is there. */
function refuseNoCompany(tx: Tx, companyId: string): void {
  const party = findParty(tx.db, companyId);
  if (party?.kind !== 'company' || party.binned) throw invalid('companyId', 'unknown');
}

/** Fails: `validation` (field `contactId`) unless it is somebody who is there. */
function refuseNobody(tx: Tx, contactId: string): void {
  const party = findParty(tx.db, contactId);
  if (party?.kind !== 'contact' || party.binned) throw invalid('contactId', 'unknown');
}

/** Writes what is given of a deal and differs from what is there. */
function saveFields(tx: Tx, now: StoredDeal, { contactId, ...given }: Given<EntryFields>): void {
  const patch = changedFields(now, ownFields(tx, given));
  if (Object.keys(patch).length > 0) updateDeal(tx, now.id, patch);
  if (contactId === undefined) return;
  refuseNobody(tx, contactId);
  if (!peopleOf(tx.db, now.id).some((person) => person.contactId === contactId)) putPerson(tx, now.id, contactId, '');
}

/** Fails: `validation` (reason `deal.required`) where a deal lacks what the stage asks for. */
function refuseIncomplete(tx: Tx, id: string, { required, name }: StageRow): void {
  const fields = missingFields(tx.db, id, required);
  if (fields.length > 0) {
    throw new AppError('validation', `${name} asks for ${fields.join(', ')}`, { reason: 'deal.required', fields });
  }
}

const refuseClosed = ({ id, status }: StoredDeal): void => {
  if (status !== 'open') throw new AppError('conflict', 'the deal is closed', { id, reason: 'deal.closed' });
};

/** Creates, changes and moves deals; each function is one undoable act. `currency` is what new ones begin with. */
export function dealService(context: FeatureContext & { currency(): string; country(): string }) {
  const { store, actor, currency, country } = context;
  const { db } = store;

  function act<T>(key: LabelKey, id: string, work: (tx: Tx, now: StoredDeal) => T, stage = ''): T {
    const { title } = dealToChange(db, id);
    const params = stage === '' ? { name: title } : { name: title, stage };
    return store.transact({ label: { key, params }, actor: actor() }, (tx) => work(tx, dealToChange(tx.db, id)));
  }

  const many = (task: string, label: 'deal.binned' | 'deal.restored' | 'deal.purged', selection: Selection) =>
    runSelection(context, 'deal', { task, label, selection, options: {}, undoable: task !== 'deal.purge' });

  /** An act of which the answer tells the operation, for its undo. */
  function told(key: LabelKey, id: string, work: (tx: Tx, now: StoredDeal) => void, stage?: string) {
    const operationId = act(
      key,
      id,
      (tx, now) => {
        work(tx, now);
        return tx.operation;
      },
      stage,
    );
    return { operationId, deal: getDeal(db, id) };
  }

  return {
    create({
      stageId,
      contactId,
      values,
      ...given
    }: EntryFields & { title: string; stageId: string; values: NewValue[] }): Deal {
      const name = given.title.trim();
      const id = store.transact({ label: { key: 'deal.created', params: { name } }, actor: actor() }, (tx) => {
        const stage = liveStage(tx.db, stageId);
        const known = Object.entries(ownFields(tx, given)).filter(([, value]) => value !== undefined);
        const made = insertDeal(tx, {
          title: name,
          currency: currency(),
          ...(Object.fromEntries(known) as Partial<DealFields>),
          pipelineId: stage.pipelineId,
          stageId,
          boardOrder: placeIn(tx.db, stageId, '', { afterId: null, beforeId: null }),
        });
        if (contactId !== undefined) saveFields(tx, dealToChange(tx.db, made), { contactId });
        refuseIncomplete(tx, made, stage);
        writeNewValues(tx, made, values, country());
        return made;
      });
      return getDeal(db, id);
    },

    update({ id, patch }: { id: string; patch: DealPatch }): Deal {
      act('deal.edited', id, (tx, now) => saveFields(tx, now, patch));
      return getDeal(db, id);
    },

    move({
      id,
      stageId,
      fields,
      ...beside
    }: {
      id: string;
      stageId: string;
      afterId: string | null;
      beforeId: string | null;
      fields: EntryFields;
    }) {
      const { name } = liveStage(db, stageId);
      return told(
        'deal.moved',
        id,
        (tx, now) => {
          refuseClosed(now);
          const stage = liveStage(tx.db, stageId);
          saveFields(tx, now, fields);
          const boardOrder = placeIn(tx.db, stageId, id, beside);
          if (now.stageId === stageId) return updateDeal(tx, id, { boardOrder });
          refuseIncomplete(tx, id, stage);
          updateDeal(tx, id, { boardOrder, stageId, pipelineId: stage.pipelineId, stageSince: tx.at });
          noteChange(tx, id, now, { stageId, status: 'open' });
        },
        name,
      );
    },

    close({ id, status, reason }: { id: string; status: 'won' | 'lost'; reason: string }) {
      return told(`deal.${status}`, id, (tx, now) => {
        refuseClosed(now);
        updateDeal(tx, id, { status, reason: reason.trim(), closedAt: tx.at });
        noteChange(tx, id, now, { stageId: now.stageId, status });
      });
    },

    reopen({ id }: { id: string }) {
      return told('deal.reopened', id, (tx, now) => {
        if (now.status === 'open') return;
        const place = comeBack(tx, now);
        updateDeal(tx, id, { ...place, status: 'open', reason: '', closedAt: null, stageSince: tx.at });
        noteChange(tx, id, now, { stageId: place.stageId, status: 'open' });
      });
    },

    savePerson({ dealId, contactId, role }: { dealId: string; contactId: string; role: string }): DealPerson {
      return act('deal.personSaved', dealId, (tx) => {
        refuseNobody(tx, contactId);
        return personOf(tx, dealId, putPerson(tx, dealId, contactId, role.trim()));
      });
    },

    removePerson({ dealId, id }: { dealId: string; id: string }): void {
      act('deal.personRemoved', dealId, (tx) => binRow(tx, dealContact, personOf(tx, dealId, id).id));
    },

    bin: (selection: Selection) => many('deal.bin', 'deal.binned', selection),
    restore: (selection: Selection) => many('deal.restore', 'deal.restored', selection),
    purge: async (selection: Selection) => ({ count: (await many('deal.purge', 'deal.purged', selection)).count }),
  };
}

/** The stage a deal comes back to: where it stood, unless that is gone. */
function comeBack(tx: Tx, { pipelineId, stageId }: StoredDeal): { pipelineId: string; stageId: string } {
  const there = tx.db.prepare<[string], unknown>('SELECT 1 FROM stage WHERE id = ? AND deleted_at IS NULL');
  const stage = there.get(stageId) ? undefined : firstStage(tx.db, pipelineId);
  return stage ? { pipelineId: stage.pipelineId, stageId: stage.id } : { pipelineId, stageId };
}

function personOf(tx: Tx, dealId: string, id: string): DealPerson {
  const found = peopleOf(tx.db, dealId).find((person) => person.id === id);
  if (!found) throw new AppError('not_found', 'no such person of the deal', { id });
  return found;
}
