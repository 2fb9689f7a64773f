import type { LabelKey } from '../../../src-shared/labels';
import type { FeatureContext } from '../../platform/feature';
import type { Tx } from '../../platform/store/handles';
import { findRecord, type RecordRef, recordToChange } from './record';

/** One undoable act on a record. Fails: `not_found`, and `conflict` (reason `binned`) for a record in the bin. */
export const recordAct =
  ({ store, actor }: Pick<FeatureContext, 'store' | 'actor'>) =>
  <T>(key: LabelKey, recordId: string, work: (tx: Tx, record: RecordRef) => T): T => {
    const name = findRecord(store.db, recordId)?.name ?? '';
    return store.transact({ label: { key, params: { name } }, actor: actor() }, (tx) =>
      work(tx, recordToChange(tx.db, recordId)),
    );
  };
