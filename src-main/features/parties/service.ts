import type { ContactPoint, Tag } from '../../../src-shared/contract/parties';
import { AppError } from '../../../src-shared/errors';
import type { LabelKey } from '../../../src-shared/labels';
import type { FeatureContext } from '../../platform/feature';
import type { Tx } from '../../platform/store/handles';
import { type Address, type AddressFields, addressOf, binAddress, insertAddress, updateAddress } from './addresses';
import { changedFields } from './changed-fields';
import { insertNote, type Note, noteOf, updateNote } from './notes';
import { findParty, type PartyRef, partyToChange } from './party';
import { binPoint, checkPoint, insertPoint, type PointKind, pointOf, updatePoint } from './points';
import { addTagging, ensureTags, removeTagging, tagsOfParties, updateTag } from './tags';

export interface PartiesOptions extends FeatureContext {
  /** Country of numbers without a prefix, ISO 3166. */
  country(): string;
}

/** What contacts and companies share. Each function is one undoable act; one that changes nothing leaves no trace. */
export function partiesService({ store, actor, country }: PartiesOptions) {
  /** Fails: `not_found`, and `conflict` (reason `binned`) for a party in the bin. */
  function act<T>(key: LabelKey, partyId: string, work: (tx: Tx, party: PartyRef) => T): T {
    const name = findParty(store.db, partyId)?.name ?? '';
    return store.transact({ label: { key, params: { name } }, actor: actor() }, (tx) =>
      work(tx, partyToChange(tx.db, partyId)),
    );
  }

  return {
    savePoint(input: {
      partyId: string;
      id?: string | undefined;
      kind: PointKind;
      value: string;
      label: string;
    }): ContactPoint {
      const { partyId, kind } = input;
      const label = input.label.trim();
      const checked = checkPoint(kind, input.value, country());
      return act('party.pointSaved', partyId, (tx) => {
        if (input.id === undefined) {
          return pointOf(tx.db, partyId, insertPoint(tx, partyId, { kind, ...checked, label }));
        }
        const patch = changedFields(pointOf(tx.db, partyId, input.id), { kind, ...checked, label });
        if (Object.keys(patch).length > 0) updatePoint(tx, input.id, patch);
        return pointOf(tx.db, partyId, input.id);
      });
    },

    removePoint({ partyId, id }: { partyId: string; id: string }): void {
      act('party.pointRemoved', partyId, (tx) => binPoint(tx, pointOf(tx.db, partyId, id).id));
    },

    /** Fails: `validation` when a new address, or what is left of one, is empty. */
    saveAddress(
      input: { partyId: string; id?: string | undefined } & { [Key in keyof AddressFields]?: string | undefined },
    ): Address {
      const { partyId, id, ...given } = input;
      const fields = Object.fromEntries(
        Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [[key, value.trim()]])),
      ) as Partial<AddressFields>;
      return act('party.addressSaved', partyId, (tx) => {
        const now = id === undefined ? undefined : addressOf(tx.db, partyId, id);
        const { label: _label, id: _id, position: _position, ...next } = { ...now, ...fields } as Partial<Address>;
        if (Object.values(next).every((value) => value === '')) {
          throw new AppError('validation', 'an empty address', { field: 'street', reason: 'required' });
        }
        if (now === undefined) return addressOf(tx.db, partyId, insertAddress(tx, partyId, fields));
        const patch = changedFields(now, fields);
        if (Object.keys(patch).length > 0) updateAddress(tx, now.id, patch);
        return addressOf(tx.db, partyId, now.id);
      });
    },

    removeAddress({ partyId, id }: { partyId: string; id: string }): void {
      act('party.addressRemoved', partyId, (tx) => binAddress(tx, addressOf(tx.db, partyId, id).id));
    },

    saveNote({ partyId, id, body }: { partyId: string; id?: string | undefined; body: string }): Note {
      return act('note.saved', partyId, (tx) => {
        if (id === undefined) return noteOf(tx.db, partyId, insertNote(tx, partyId, body));
        if (noteOf(tx.db, partyId, id).body !== body) updateNote(tx, id, { body });
        return noteOf(tx.db, partyId, id);
      });
    },

    removeNote({ partyId, id }: { partyId: string; id: string }): void {
      act('note.removed', partyId, (tx) => updateNote(tx, noteOf(tx.db, partyId, id).id, { deletedAt: tx.at }));
    },

    setTags({ partyId, names }: { partyId: string; names: readonly string[] }): Tag[] {
      return act('party.tagged', partyId, (tx) => {
        const wanted = new Set(ensureTags(tx, names));
        for (const { id } of tagsOfParties(tx.db, [partyId]).get(partyId) ?? []) {
          if (!wanted.has(id)) removeTagging(tx, partyId, id);
        }
        for (const id of wanted) addTagging(tx, partyId, id);
        return tagsOfParties(tx.db, [partyId]).get(partyId) ?? [];
      });
    },

    updateTag(patch: { id: string; name?: string | undefined; color?: Tag['color'] | undefined }): Tag {
      return store.transact({ label: { key: 'tag.edited' }, actor: actor() }, (tx) => updateTag(tx, patch));
    },
  };
}
