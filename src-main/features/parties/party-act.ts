import type { LabelKey } from '../../../src-shared/labels';
import type { FeatureContext } from '../../platform/feature';
import type { Tx } from '../../platform/store/handles';
import { findParty, type PartyRef, partyToChange } from './party';

/** One undoable act on a party. Fails: `not_found`, and `conflict` (reason `binned`) for a party in the bin. */
export const partyAct =
  ({ store, actor }: Pick<FeatureContext, 'store' | 'actor'>) =>
  <T>(key: LabelKey, partyId: string, work: (tx: Tx, party: PartyRef) => T): T => {
    const name = findParty(store.db, partyId)?.name ?? '';
    return store.transact({ label: { key, params: { name } }, actor: actor() }, (tx) =>
      work(tx, partyToChange(tx.db, partyId)),
    );
  };
