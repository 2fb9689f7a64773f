import type { Note, NoteDraft } from '../../../src-shared/contract/records';
import { AppError } from '../../../src-shared/errors';
import type { FeatureContext } from '../../platform/feature';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { changedFields } from './changed-fields';
import { type DraftInput, draftsOf, dropDraft, keepDraft } from './note-drafts';
import { contentOf, insertNote, type NoteRow, noteRow, shownNote, versionOf } from './notes';
import { userNames } from './record';
import { recordAct } from './record-act';
import { note } from './schema';
import { binRow, updateRow } from './update-row';

export interface NoteOptions extends FeatureContext {
  /** Somebody was talked to today. */
  onTalked(tx: Tx, recordId: string): void;
}

interface NoteInput {
  recordId: string;
  id?: string | undefined;
  body: string;
  doc?: unknown;
  talked?: boolean | undefined;
  base?: string | undefined;
  draftId?: string | undefined;
}

const shown = (db: ReadableDb, recordId: string, id: string): Note =>
  shownNote(db, noteRow(db, recordId, id), userNames(db));

/** Fails: `conflict` when the note does not say any more what it said. */
function refuseChanged(now: NoteRow, base: string): void {
  if (base !== versionOf(now)) {
    throw new AppError('conflict', 'the note was changed meanwhile', { id: now.id, reason: 'note.changed' });
  }
}

/** Notes of contacts and companies. Each function but those of drafts is one undoable act. */
export function noteService(options: NoteOptions) {
  const { store, onTalked } = options;
  const act = recordAct(options);

  return {
    /** See the contract. */
    save({ recordId, id, talked, base, draftId, ...text }: NoteInput): Note {
      const content = contentOf(text);
      const isOnlyTalk = content.body === '' && id === undefined && talked === true;
      const write = (tx: Tx, now: NoteRow | null): string => {
        const fields = { ...content, ...(talked !== undefined && { talked }) };
        if (!now) return insertNote(tx, recordId, fields);
        const changed = changedFields(now, fields);
        if (Object.keys(changed).length > 0) updateRow(tx, note, now.id, changed);
        return now.id;
      };
      return act(isOnlyTalk ? 'note.talked' : 'note.saved', recordId, (tx) => {
        const now = id === undefined ? null : noteRow(tx.db, recordId, id);
        const isTalk = talked ?? now?.talked ?? false;
        if (content.body === '' && !isTalk) {
          throw new AppError('validation', 'an empty note', { field: 'doc', reason: 'required' });
        }
        if (now && base !== undefined) refuseChanged(now, base);
        const saved = write(tx, now);
        if (talked && !now?.talked) onTalked(tx, recordId);
        if (draftId !== undefined) dropDraft(tx.db, draftId);
        return shown(tx.db, recordId, saved);
      });
    },

    pin: ({ recordId, id, pinned }: { recordId: string; id: string; pinned: boolean }): Note =>
      act(pinned ? 'note.pinned' : 'note.unpinned', recordId, (tx) => {
        if (noteRow(tx.db, recordId, id).pinned !== pinned) updateRow(tx, note, id, { pinned });
        return shown(tx.db, recordId, id);
      }),

    remove({ recordId, id }: { recordId: string; id: string }): void {
      act('note.removed', recordId, (tx) => binRow(tx, note, noteRow(tx.db, recordId, id).id));
    },

    drafts: ({ recordId }: { recordId: string }): NoteDraft[] => draftsOf(store.db, recordId),
    keepDraft: (draft: DraftInput): { rev: number } => keepDraft(store, draft),
    dropDraft: ({ id }: { id: string }): void => store.maintain(() => dropDraft(store.db, id)),
  };
}
