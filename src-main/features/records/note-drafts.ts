import { desc, eq } from 'drizzle-orm';
import { type NoteDraft, type TypedActivity, typedActivity } from '../../../src-shared/contract/records';
import { plainTextOf } from '../../../src-shared/domain/rich-text/plain-text';
import { storedRichText } from '../../../src-shared/domain/rich-text/rich-text';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb } from '../../platform/store/handles';
import type { Store } from '../../platform/store/store';
import { checkDoc } from './notes';
import { findRecord } from './record';
import { noteDraft } from './schema';

/** What was typed about a record and not saved, newest first. */
export function draftsOf(db: ReadableDb, recordId: string): NoteDraft[] {
  return db.orm
    .select()
    .from(noteDraft)
    .where(eq(noteDraft.recordId, recordId))
    .orderBy(desc(noteDraft.savedAt), desc(noteDraft.id))
    .all()
    .flatMap(({ recordId: _owner, doc: json, activity, ...rest }) => {
      const doc = storedRichText(json);
      return doc ? [{ ...rest, doc, body: plainTextOf(doc).trim(), activity: storedActivity(activity) }] : [];
    });
}

const storedActivity = (json: string | null): TypedActivity | null =>
  json === null ? null : typedActivity.parse(JSON.parse(json));

export interface DraftInput {
  recordId: string;
  id: string;
  noteId: string | null;
  base: string | null;
  doc: unknown;
  activity: TypedActivity | null;
  rev: number;
}

/** See the contract. It is no act of the user: neither history nor other computers hear of it. */
export function keepDraft(store: Store, { doc, activity, rev, ...draft }: DraftInput): { rev: number } {
  if (!findRecord(store.db, draft.recordId)) throw new AppError('not_found', 'no such record', { id: draft.recordId });
  const text = JSON.stringify(checkDoc(doc));
  return store.maintain(() => {
    const now = store.db.orm.select().from(noteDraft).where(eq(noteDraft.id, draft.id)).get();
    if ((now?.rev ?? 0) !== rev || (now && now.recordId !== draft.recordId)) {
      throw new AppError('conflict', 'another window writes it', { id: draft.id, reason: 'draft.taken' });
    }
    const typed = activity && JSON.stringify(activity);
    const row = { ...draft, doc: text, activity: typed, rev: rev + 1, savedAt: store.clock.now() };
    store.db.orm.insert(noteDraft).values(row).onConflictDoUpdate({ target: noteDraft.id, set: row }).run();
    return { rev: row.rev };
  });
}

export function dropDraft(db: ReadableDb, id: string): void {
  db.orm.delete(noteDraft).where(eq(noteDraft.id, id)).run();
}
