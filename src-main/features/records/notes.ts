import { createHash } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { Note } from '../../../src-shared/contract/records';
import { mapMentions } from '../../../src-shared/domain/rich-text/mentions';
import { plainTextOf } from '../../../src-shared/domain/rich-text/plain-text';
import { type RichText, readRichText, storedRichText } from '../../../src-shared/domain/rich-text/rich-text';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { newRow } from '../../platform/store/rows';
import { insertRow } from './insert-row';
import { currentId, findRecord } from './record';
import { note } from './schema';

export type NoteRow = typeof note.$inferSelect;

/** What is written into a note. */
export type NoteContent = Pick<NoteRow, 'body' | 'doc'>;

/** Changes with the text, whoever changed it and by which way: by hand, undo or sync. */
export const versionOf = ({ body, doc }: NoteContent): string =>
  createHash('sha256')
    .update(doc ?? body)
    .digest('hex')
    .slice(0, 16);

/** The names of those who are mentioned as they are now; of the deleted what was written. */
function withNames(db: ReadableDb, doc: RichText): RichText {
  return mapMentions(doc, ({ party, label }) => {
    const found = findRecord(db, currentId(db, party));
    return found ? { party: found.id, kind: found.kind, label: found.name || label } : null;
  });
}

/** What a note says now: rich text where it has some, and the plain text of it. */
export function noteText(db: ReadableDb, row: NoteContent): { body: string; doc: RichText | null } {
  const stored = storedRichText(row.doc);
  const doc = stored && withNames(db, stored);
  return { body: doc ? plainTextOf(doc).trim() : row.body, doc };
}

/** A note as the screens know it. */
export function shownNote(db: ReadableDb, row: NoteRow, users: ReadonlyMap<string, string>): Note {
  const { id, pinned, talked, createdAt, updatedAt } = row;
  return {
    ...{ id, pinned, talked, createdAt, updatedAt },
    ...noteText(db, row),
    version: versionOf(row),
    createdBy: users.get(row.createdBy) ?? '',
    updatedBy: users.get(row.updatedBy) ?? '',
  };
}

/** A record's live note as it is stored. Fails: `not_found`. */
export function noteRow(db: ReadableDb, recordId: string, id: string): NoteRow {
  const row = db.orm
    .select()
    .from(note)
    .where(and(eq(note.id, id), eq(note.recordId, recordId), isNull(note.deletedAt)))
    .get();
  if (!row) throw new AppError('not_found', 'no such note', { id, reason: 'note.gone' });
  return row;
}

/** What a text from outside is stored as. Fails: `validation` (field `doc`). */
export function checkDoc(given: unknown): RichText {
  const read = readRichText(given);
  if ('problem' in read) throw new AppError('validation', 'no text', { field: 'doc', reason: read.problem });
  return read.doc;
}

/** A text as a note has it: plain, or rich where there is one. Fails: `validation` (field `doc`). */
export function contentOf({ body, doc }: { body: string; doc?: unknown }): NoteContent {
  if (doc === undefined) return { body: body.trim(), doc: null };
  const rich = checkDoc(doc);
  return { body: plainTextOf(rich).trim(), doc: JSON.stringify(rich) };
}

/** Adds a note; `at` (ms since 1970) is when it was written, by default now. */
export function insertNote(
  tx: Tx,
  recordId: string,
  content: string | (NoteContent & { talked?: boolean; pinned?: boolean }),
  at = tx.at,
): string {
  const row = newRow(tx);
  const fields = typeof content === 'string' ? { body: content } : content;
  insertRow(tx, note, { ...row, createdAt: at, updatedAt: at, recordId, ...fields });
  return row.id;
}

/**
 * Mentions of a record in the texts of others, be they notes, activities or tasks, become mere text: before it is erased.
 */
export function forgetMentions(tx: Tx, recordId: string): void {
  for (const table of ['note', 'activity', 'task']) {
    const rows = tx.db
      .prepare<[string], { id: string; doc: string | null }>(
        `SELECT t.id, t.doc FROM mention m JOIN ${table} t ON t.id = m.note_id WHERE m.mentioned_id = ?`,
      )
      .all(recordId);
    const write = tx.db.prepare<[string | null, number, string, string], never>(
      `UPDATE ${table} SET doc = ?, updated_at = ?, updated_by = ? WHERE id = ?`,
    );
    for (const { id, doc } of rows) {
      const stored = storedRichText(doc);
      const rich = stored && mapMentions(stored, (one) => (one.party === recordId ? null : one));
      write.run(rich && JSON.stringify(rich), tx.at, tx.actor.id, id);
    }
  }
}
