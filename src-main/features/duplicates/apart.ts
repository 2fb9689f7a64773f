import { v5 } from 'uuid';
import type { Tx } from '../../platform/store/handles';
import { newRow } from '../../platform/store/rows';
import { insertRow } from '../records';
import { setColumns } from './merge';
import { areApart, ordered } from './pairs';
import { notDuplicate } from './schema';

const namespace = '6d2f4c1b-0f5a-5c39-9b1e-2a8e7d3c5f60';

/** Remembers that two are two. Answers whether that is news. */
export function rememberApart(tx: Tx, one: string, other: string): boolean {
  if (areApart(tx.db, one, other)) return false;
  const [partyId, otherId] = ordered(one, other);
  const id = v5(`${partyId} ${otherId}`, namespace);
  const known = tx.db.prepare<[string], unknown>('SELECT 1 FROM not_duplicate WHERE id = ?').get(id);
  if (known) setColumns(tx, 'not_duplicate', id, { deleted_at: null, party_id: partyId, other_id: otherId });
  else insertRow(tx, notDuplicate, { ...newRow(tx, id), partyId, otherId });
  return true;
}

/** Takes back that two are two. Answers whether that had been said. */
export function forgetApart(tx: Tx, one: string, other: string): boolean {
  const rows = tx.db
    .prepare<[{ one: string; other: string }], { id: string }>(
      `SELECT id FROM not_duplicate WHERE deleted_at IS NULL
       AND ((party_id = @one AND other_id = @other) OR (party_id = @other AND other_id = @one))`,
    )
    .all({ one, other });
  for (const { id } of rows) setColumns(tx, 'not_duplicate', id, { deleted_at: tx.at });
  return rows.length > 0;
}
