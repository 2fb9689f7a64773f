import type { Note, NoteDraft } from '../../../src-shared/contract/parties';
import { AppError } from '../../../src-shared/errors';
import type { FeatureContext } from '../../platform/feature';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import { changedFields } from './changed-fields';
import { type DraftInput, draftsOf, dropDraft, keepDraft } from './note-drafts';
import { contentOf, insertNote, type NoteRow, noteRow, shownNote, versionOf } from './notes';
import { userNames } from './party';
import { partyAct } from './party-act';
import { note } from './schema';
import { binRow, updateRow } from './update-row';

export interface NoteOptions extends FeatureContext {
  /** Somebody was talked to today. */
  onTalked(tx: Tx, partyId: string): void;
}

interface NoteInput {
  partyId: string;
  id?: string | undefined;
  body: string;
  doc?: unknown;
  talked?: boolean | undefined;
  base?: string | undefined;
  draftId?: string | undefined;
}

const shown = (db: ReadableDb, partyId: string, id: string): Note =>
  shownNote(db, noteRow(db, partyId, id), userNames(db));

/** Fails: `conflict` when the note does not say any more what it said. */
function refuseChanged(now: NoteRow, base: string): void {
  if (base !== versionOf(now)) {
    throw new AppError('conflict', 'the note was changed meanwhile', { id: now.id, reason: 'note.changed' });
  }
}

/** Notes of contacts and companies. Each function but those of drafts is one undoable act. */
export function noteService(options: NoteOptions) {
  const { store, onTalked } = options;
  const act = partyAct(options);

  return {
    /** See the contract. */
    save({ partyId, id, talked, base, draftId, ...text }: NoteInput): Note {
      const content = contentOf(text);
      const isOnlyTalk = content.body === '' && id === undefined && talked === true;
      const write = (tx: Tx, now: NoteRow | null): string => {
        const fields = { ...content, ...(talked !== undefined && { talked }) };
        if (!now) return insertNote(tx, partyId, fields);
        const changed = changedFields(now, fields);
        if (Object.keys(changed).length > 0) updateRow(tx, note, now.id, changed);
        return now.id;
      };
      return act(isOnlyTalk ? 'note.talked' : 'note.saved', partyId, (tx) => {
        const now = id === undefined ? null : noteRow(tx.db, partyId, id);
        const isTalk = talked ?? now?.talked ?? false;
        if (content.body === '' && !isTalk) {
          throw new AppError('validation', 'an empty note', { field: 'doc', reason: 'required' });
        }
        if (now && base !== undefined) refuseChanged(now, base);
        const saved = write(tx, now);
        if (talked && !now?.talked) onTalked(tx, partyId);
        if (draftId !== undefined) dropDraft(tx.db, draftId);
        return shown(tx.db, partyId, saved);
      });
    },

    pin: ({ partyId, id, pinned }: { partyId: string; id: string; pinned: boolean }): Note =>
      act(pinned ? 'note.pinned' : 'note.unpinned', partyId, (tx) => {
        if (noteRow(tx.db, partyId, id).pinned !== pinned) updateRow(tx, note, id, { pinned });
        return shown(tx.db, partyId, id);
      }),

    remove({ partyId, id }: { partyId: string; id: string }): void {
      act('note.removed', partyId, (tx) => binRow(tx, note, noteRow(tx.db, partyId, id).id));
    },

    drafts: ({ partyId }: { partyId: string }): NoteDraft[] => draftsOf(store.db, partyId),
    keepDraft: (draft: DraftInput): { rev: number } => keepDraft(store, draft),
    dropDraft: ({ id }: { id: string }): void => store.maintain(() => dropDraft(store.db, id)),
  };
}
