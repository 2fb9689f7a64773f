import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DraftActs, NoteActs } from '../ui/record/note-acts';
import { showToast } from '../ui/toast/show-toast';
import { failureOf, useErrorText } from './errors';
import { orpc } from './orpc';
import { client } from './transport';
import { useErrorToast } from './undo';

interface Telling {
  /** Shows a toast with a way back when the act has succeeded. */
  readonly told: <T>(act: Promise<T>, words: string) => Promise<T>;
  /** Shows an error that belongs to no field. */
  readonly quietly: (act: Promise<unknown>) => Promise<void>;
}

/** What was typed about a record and not saved: keeping, finding again and throwing away. */
export function useNoteDrafts(recordId: string): DraftActs {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const onError = useErrorToast();
  const queryClient = useQueryClient();
  const drafts = useQuery(orpc.records.noteDrafts.queryOptions({ input: { recordId }, refetchOnMount: 'always' }));
  const onDraftsChanged = () => queryClient.invalidateQueries({ queryKey: orpc.records.noteDrafts.key() });

  return {
    drafts: drafts.data ?? [],
    onDraftsChanged,
    onKeepDraft: (draft) => client.records.keepNoteDraft({ recordId, ...draft }),
    onDropDraft: (id) => client.records.dropNoteDraft({ recordId, id }),
    onDiscard: ({ id, noteId, base, doc, activity }) => {
      const bringBack = async () => {
        await client.records.keepNoteDraft({ recordId, id, noteId, base, doc, activity, rev: 0 });
        await onDraftsChanged();
      };
      client.records.dropNoteDraft({ recordId, id }).then(() => {
        void onDraftsChanged();
        showToast({
          words: t('party.saved.draftDiscarded'),
          action: { words: t('toast.undo'), run: () => void bringBack().catch(onError) },
        });
      }, onError);
    },
    find: async (text) => {
      const { hits } = await client.search.find({ text, limit: 8 });
      return hits
        .filter(({ id }) => id !== recordId)
        .map(({ kind, id, title, subtitle }) => ({ kind, id, name: title, subtitle }));
    },
    errorText,
    reasonOf: (error) => failureOf(error).reason,
  };
}

/** What can be done with the notes of a record, and the drafts of them. */
export function useNotes(recordId: string, { told, quietly }: Telling): NoteActs {
  const { t } = useTranslation();
  const drafts = useNoteDrafts(recordId);
  const save = useMutation(orpc.records.saveNote.mutationOptions()).mutateAsync;
  const pin = useMutation(orpc.records.pinNote.mutationOptions()).mutateAsync;
  const remove = useMutation(orpc.records.removeNote.mutationOptions()).mutateAsync;
  const log = useMutation(orpc.records.saveActivity.mutationOptions()).mutateAsync;
  const unlog = useMutation(orpc.records.removeActivity.mutationOptions()).mutateAsync;

  return {
    ...drafts,
    onSave: (note) => told(save({ recordId, ...note }), t('party.saved.note')),
    onTalked: () => void quietly(told(save({ recordId, talked: true }), t('party.saved.talked'))),
    recordId,
    onLog: ({ others, ...activity }) =>
      told(log({ ...activity, recordIds: [recordId, ...others] }), t('party.saved.activity')),
    onUnlog: ({ id }) => void quietly(told(unlog({ id }), t('party.saved.activityRemoved'))),
    onPin: ({ id, pinned }) =>
      void quietly(
        told(pin({ recordId, id, pinned: !pinned }), t(pinned ? 'party.saved.unpinned' : 'party.saved.pinned')),
      ),
    onRemove: ({ id }) => void quietly(told(remove({ recordId, id }), t('party.saved.noteRemoved'))),
  };
}
