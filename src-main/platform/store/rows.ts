import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';
import type { Tx } from './handles';

/** Random bytes are drawn for 512 ids at a time: asking the system for each costs more than an insert. */
const pool = new Uint8Array(512 * 16);
let drawn = pool.length;

/** A new UUIDv7 (RFC 9562). */
function newId(): string {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  drawn += 16;
  return v7({ random: pool.subarray(drawn - 16, drawn) });
}

/** The bookkeeping columns of a new row, with a fresh UUIDv7 unless the id follows from the content. */
export function newRow(tx: Tx, id: string = newId()) {
  return {
    id,
    createdAt: tx.at,
    createdBy: tx.actor.id,
    updatedAt: tx.at,
    updatedBy: tx.actor.id,
    ownerId: tx.actor.id,
  };
}

/** The bookkeeping columns of a changed row. */
export function changedRow(tx: Tx) {
  return { updatedAt: tx.at, updatedBy: tx.actor.id };
}
