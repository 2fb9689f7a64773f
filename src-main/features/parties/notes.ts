import { and, eq, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import type { note as noteShape } from '../../../src-shared/contract/parties';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { newRow } from '../../platform/store/rows';
import { insertRow } from './insert-row';
import { userNames } from './party';
import { note } from './schema';

export type Note = z.infer<typeof noteShape>;

/** A party's live note. Fails: `not_found`. */
export function noteOf(db: ReadableDb, partyId: string, id: string): Note {
  const row = db.orm
    .select({
      id: note.id,
      body: note.body,
      createdAt: note.createdAt,
      createdBy: note.createdBy,
      updatedAt: note.updatedAt,
    })
    .from(note)
    .where(and(eq(note.id, id), eq(note.partyId, partyId), isNull(note.deletedAt)))
    .get();
  if (!row) throw new AppError('not_found', 'no such note', { id });
  return { ...row, createdBy: userNames(db).get(row.createdBy) ?? '' };
}

/** Adds a note; `at` (ms since 1970) is when it was written, by default now. */
export function insertNote(tx: Tx, partyId: string, body: string, at = tx.at): string {
  const row = newRow(tx);
  insertRow(tx, note, { ...row, createdAt: at, updatedAt: at, partyId, body });
  return row.id;
}
