import type { PartyKind } from '../../../src-shared/contract/parties';
import type { Tx } from '../../platform/store/handles';

/** Gives a contact or company the photo of this hash, whose content lies in the file store; '' takes it away. */
export function setPhoto(tx: Tx, kind: PartyKind, id: string, hash: string): void {
  tx.db
    .prepare<[string, number, string, string], never>(
      `UPDATE ${kind} SET photo = ?, updated_at = ?, updated_by = ? WHERE id = ?`,
    )
    .run(hash, tx.at, tx.actor.id, id);
}
