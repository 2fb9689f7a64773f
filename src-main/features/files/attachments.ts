import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Attachment } from '../../../src-shared/contract/files';
import { cleanFileName } from '../../../src-shared/domain/file-name';
import { canAct, isDisguised, kindOfType } from '../../../src-shared/domain/file-type';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { changedRow, newRow } from '../../platform/store/rows';
import { insertRow, nextPosition, userNames } from '../records';
import { attachment } from './schema';

/** A content that lies in the file store, under a name. `mediaType` is what it is by its bytes (`sniffed`). */
export interface NewAttachment {
  hash: string;
  name: string;
  mediaType: string;
  size: number;
}

const live = (recordId: string) => and(eq(attachment.recordId, recordId), isNull(attachment.deletedAt));

function shown(row: typeof attachment.$inferSelect, users: ReadonlyMap<string, string>): Attachment {
  const { id, hash, name, mediaType, size, createdAt } = row;
  return {
    ...{ id, hash, name, mediaType, size, createdAt },
    kind: kindOfType(mediaType),
    isDisguised: isDisguised(name, mediaType),
    canAct: canAct(name, mediaType),
    createdBy: users.get(row.createdBy) ?? '',
  };
}

/** A record's files, in their order. */
export function attachmentsOf(db: ReadableDb, recordId: string): Attachment[] {
  const users = userNames(db);
  return db.orm
    .select()
    .from(attachment)
    .where(live(recordId))
    .orderBy(asc(attachment.position), asc(attachment.id))
    .all()
    .map((row) => shown(row, users));
}

/** A record's file. Fails: `not_found`. */
export function attachmentOf(db: ReadableDb, recordId: string, id: string): Attachment {
  const row = db.orm
    .select()
    .from(attachment)
    .where(and(eq(attachment.id, id), live(recordId)))
    .get();
  if (!row) throw new AppError('not_found', 'no such file', { id });
  return shown(row, userNames(db));
}

/** Fails: `validation` (field `name`, reason `required`) when nothing of the name can stay. */
export function checkName(given: string): string {
  const name = cleanFileName(given);
  if (name === '') throw new AppError('validation', 'a file needs a name', { field: 'name', reason: 'required' });
  return name;
}

/** Adds a file to a record: its content must lie in the file store already. Answers the row's id. */
export function attachBytes(tx: Tx, recordId: string, file: NewAttachment): string {
  const row = newRow(tx);
  const name = cleanFileName(file.name) || 'file';
  insertRow(tx, attachment, { ...row, recordId, ...file, name, position: nextPosition(tx.db, 'attachment', recordId) });
  return row.id;
}

export function updateAttachment(tx: Tx, id: string, patch: { name?: string; deletedAt?: number }): void {
  tx.db.orm
    .update(attachment)
    .set({ ...patch, ...changedRow(tx) })
    .where(eq(attachment.id, id))
    .run();
}
