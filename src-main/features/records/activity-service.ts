import type { Activity } from '../../../src-shared/contract/records';
import { type ActivityKind, type ActivityOutcome, wasInTouch } from '../../../src-shared/domain/activity';
import { localDateAt } from '../../../src-shared/domain/local-date';
import { AppError } from '../../../src-shared/errors';
import type { ReadableDb, Tx } from '../../platform/store/handles';
import {
  type ActivityRow,
  activityRecordIds,
  activityRow,
  activityVersion,
  insertActivity,
  setActivityRecords,
  shownActivity,
} from './activities';
import { changedFields } from './changed-fields';
import { dropDraft } from './note-drafts';
import type { NoteOptions } from './note-service';
import { contentOf } from './notes';
import { findRecord } from './record';
import { activity } from './schema';
import { binRow, updateRow } from './update-row';

export interface ActivityInput {
  id?: string | undefined;
  kind?: ActivityKind | undefined;
  title?: string | undefined;
  at?: number | undefined;
  minutes?: number | null | undefined;
  outcome?: ActivityOutcome | undefined;
  doc?: unknown;
  base?: string | undefined;
  recordIds?: string[] | undefined;
  draftId?: string | undefined;
}

/** A clock may go a little wrong. */
const tolerance = 5 * 60_000;

const invalid = (field: string, reason: string) => new AppError('validation', `${field}: ${reason}`, { field, reason });

function contentFields(doc: unknown): Pick<ActivityRow, 'body' | 'doc'> {
  const content = doc === null ? { body: '', doc: null } : contentOf({ body: '', doc });
  return content.body === '' ? { body: '', doc: null } : content;
}

const namesOf = (db: ReadableDb, ids: readonly string[]) =>
  ids.flatMap((id) => findRecord(db, id)?.name ?? []).join(', ');

/** Calls, meetings and messages. Each function is one undoable act. */
export function activityService({ store, actor, onTalked }: NoteOptions) {
  /** Who was reached today is in touch today. */
  const markInTouch = (tx: Tx, id: string) => {
    const { at, outcome } = activityRow(tx.db, id);
    if (!wasInTouch(outcome) || localDateAt(at) !== localDateAt(tx.at)) return;
    for (const recordId of activityRecordIds(tx.db, id)) onTalked(tx, recordId);
  };

  function change(tx: Tx, id: string, { doc, base, recordIds, draftId: _draft, ...given }: ActivityInput): void {
    const now = activityRow(tx.db, id);
    if (base !== undefined && base !== activityVersion(now)) {
      throw new AppError('conflict', 'it was changed meanwhile', { id, reason: 'note.changed' });
    }
    const patch = changedFields(now, { ...given, ...(doc !== undefined && contentFields(doc)) });
    if (Object.keys(patch).length > 0) updateRow(tx, activity, id, patch);
    if (recordIds !== undefined) setActivityRecords(tx, id, recordIds);
  }

  return {
    /** See the contract. */
    save(input: ActivityInput): Activity {
      const { id, recordIds, kind = 'call', title = '', at = store.clock.now(), minutes = null, outcome = '' } = input;
      if (input.at !== undefined && input.at > store.clock.now() + tolerance) throw invalid('at', 'activity.future');
      const ids = recordIds ?? (id === undefined ? [] : activityRecordIds(store.db, id));
      if (ids.length === 0) throw invalid('recordIds', 'required');
      const label = { key: 'activity.saved' as const, params: { name: namesOf(store.db, ids) } };
      return store.transact({ label, actor: actor() }, (tx) => {
        if (input.draftId !== undefined) dropDraft(tx.db, input.draftId);
        if (id === undefined) {
          const content = input.doc === undefined ? {} : contentFields(input.doc);
          const made = insertActivity(tx, { kind, title, at, minutes, outcome, ...content }, ids);
          markInTouch(tx, made);
          return shownActivity(tx.db, made);
        }
        change(tx, id, input);
        return shownActivity(tx.db, id);
      });
    },

    remove({ id }: { id: string }): void {
      const name = namesOf(store.db, activityRecordIds(store.db, activityRow(store.db, id).id));
      store.transact({ label: { key: 'activity.removed', params: { name } }, actor: actor() }, (tx) =>
        binRow(tx, activity, activityRow(tx.db, id).id),
      );
    },
  };
}
