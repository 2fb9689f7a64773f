import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { NoteActs } from '../ui/record/note-acts';
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

/** What can be done with the notes of a contact or company, and the drafts of them. */
export function useNotes(partyId: string, { told, quietly }: Telling): NoteActs {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const onError = useErrorToast();
  const queryClient = useQueryClient();
  const drafts = useQuery(orpc.parties.noteDrafts.queryOptions({ input: { partyId }, refetchOnMount: 'always' }));
  const save = useMutation(orpc.parties.saveNote.mutationOptions()).mutateAsync;
  const pin = useMutation(orpc.parties.pinNote.mutationOptions()).mutateAsync;
  const remove = useMutation(orpc.parties.removeNote.mutationOptions()).mutateAsync;
  const onDraftsChanged = () => void queryClient.invalidateQueries({ queryKey: orpc.parties.noteDrafts.key() });

  return {
    drafts: drafts.data ?? [],
    onDraftsChanged,
    onSave: (note) => told(save({ partyId, ...note }), t('party.saved.note')),
    onTalked: () => void quietly(told(save({ partyId, talked: true }), t('party.saved.talked'))),
    onPin: ({ id, pinned }) =>
      void quietly(
        told(pin({ partyId, id, pinned: !pinned }), t(pinned ? 'party.saved.unpinned' : 'party.saved.pinned')),
      ),
    onRemove: ({ id }) => void quietly(told(remove({ partyId, id }), t('party.saved.noteRemoved'))),
    onKeepDraft: (draft) => client.parties.keepNoteDraft({ partyId, ...draft }),
    onDropDraft: (id) => client.parties.dropNoteDraft({ partyId, id }),
    onDiscard: ({ id, noteId, base, doc }) => {
      const bringBack = async () => {
        await client.parties.keepNoteDraft({ partyId, id, noteId, base, doc, rev: 0 });
        onDraftsChanged();
      };
      client.parties.dropNoteDraft({ partyId, id }).then(() => {
        onDraftsChanged();
        showToast({
          words: t('party.saved.draftDiscarded'),
          action: { words: t('toast.undo'), run: () => void bringBack().catch(onError) },
        });
      }, onError);
    },
    find: async (text) => {
      const { hits } = await client.search.find({ text, limit: 8 });
      return hits
        .filter(({ id }) => id !== partyId)
        .map(({ kind, id, title, subtitle }) => ({ kind, id, name: title, subtitle }));
    },
    errorText,
    reasonOf: (error) => failureOf(error).reason,
  };
}
