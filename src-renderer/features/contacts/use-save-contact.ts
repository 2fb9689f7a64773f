import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Contact, ContactPatch } from '../../../src-shared/contract/contacts';
import { orpc } from '../../api/orpc';
import { useUndoToast } from '../../api/undo';

/** Saves fields of one contact: shown at once, taken back when the core refuses. `words` names what was changed. */
export function useSaveContact(contact: Contact): (patch: ContactPatch, words: string) => Promise<void> {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const undoToast = useUndoToast();
  const update = useMutation(orpc.contacts.update.mutationOptions()).mutateAsync;
  const { queryKey } = orpc.contacts.get.queryOptions({ input: { id: contact.id } });
  return async (patch, words) => {
    queryClient.setQueryData(queryKey, (now) => now && Object.assign({ ...now }, patch));
    try {
      queryClient.setQueryData(queryKey, await update({ id: contact.id, patch }));
    } catch (error) {
      queryClient.setQueryData(queryKey, contact);
      throw error;
    }
    undoToast(t('party.saved.field', { field: words }));
  };
}
