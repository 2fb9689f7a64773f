import { useMutation } from '@tanstack/react-query';
import type { Contact, ContactPatch } from '../../../src-shared/contract/contacts';
import { orpc } from '../../api/orpc';
import { useSaveRecord } from '../../api/save-record';

/** Saves fields of one contact; see `useSaveRecord`. */
export function useSaveContact({ id }: Contact) {
  const update = useMutation(orpc.contacts.update.mutationOptions()).mutateAsync;
  return useSaveRecord(orpc.contacts.get.queryKey({ input: { id } }), (patch: ContactPatch) => update({ id, patch }));
}
