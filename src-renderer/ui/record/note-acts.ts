import type { Activity, Note, NoteDraft, TypedActivity } from '../../../src-shared/contract/records';
import type { RichText } from '../../../src-shared/domain/rich-text/rich-text';
import type { Mentionable } from '../rich-text/extensions';

/** What is typed, on its way into the store. */
export interface KeptDraft {
  readonly id: string;
  readonly noteId: string | null;
  readonly base: string | null;
  readonly doc: RichText;
  /** What else was typed of an activity. */
  readonly activity: TypedActivity | null;
  readonly rev: number;
}

export interface SavedNote {
  readonly id?: string | undefined;
  readonly doc: RichText;
  readonly talked?: boolean;
  readonly base?: string | undefined;
  readonly draftId: string;
}

/** A call, meeting or message as it is typed. */
export interface LoggedActivity extends Pick<Activity, 'kind' | 'title' | 'at' | 'minutes' | 'outcome'> {
  readonly id?: string | undefined;
  readonly base?: string | undefined;
  readonly doc: RichText | null;
  /** Who else was there. */
  readonly others: readonly string[];
  readonly draftId: string;
}

/** What can be done with what is typed about one record. */
export interface DraftActs {
  /** What was typed here and not saved, newest first. */
  readonly drafts: readonly NoteDraft[];
  readonly onKeepDraft: (draft: KeptDraft) => Promise<{ rev: number }>;
  /** Forgets a draft, with a way back. */
  readonly onDiscard: (draft: NoteDraft) => void;
  readonly onDropDraft: (id: string) => Promise<unknown>;
  /** The drafts may be others now. */
  readonly onDraftsChanged: () => Promise<void>;
  readonly find: (text: string) => Promise<readonly Mentionable[]>;
  readonly errorText: (error: unknown) => string;
  /** The stable sub-code of a failure. */
  readonly reasonOf: (error: unknown) => string | null;
}

/** What can be done with the notes of one record, and with what was done with it. */
export interface NoteActs extends DraftActs {
  /** Answers the note as it is then. */
  readonly onSave: (note: SavedNote) => Promise<Note>;
  /** Notes that one talked to them today. */
  readonly onTalked: () => void;
  /** Logs a call, meeting or message, or changes one. */
  readonly onLog: (activity: LoggedActivity) => Promise<unknown>;
  readonly onUnlog: (activity: Activity) => void;
  /** The record's own id: who is named beside it is somebody else. */
  readonly recordId: string;
  readonly onPin: (note: Note) => void;
  readonly onRemove: (note: Note) => void;
}
