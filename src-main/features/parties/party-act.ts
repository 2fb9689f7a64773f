import type { LabelKey } from '../../../src-shared/labels';
import type { FeatureContext } from '../../platform/feature';
import type { Tx } from '../../platform/store/handles';
import { recordAct } from '../records';
import { type PartyRef, partyToChange } from './party';

/** As `recordAct`, for what only contacts and companies have. */
export const partyAct = (context: Pick<FeatureContext, 'store' | 'actor'>) => {
  const act = recordAct(context);
  return <T>(key: LabelKey, partyId: string, work: (tx: Tx, party: PartyRef) => T): T =>
    act(key, partyId, (tx) => work(tx, partyToChange(tx.db, partyId)));
};
