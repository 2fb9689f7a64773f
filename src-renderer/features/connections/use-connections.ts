import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Affiliation, Relationship } from '../../../src-shared/contract/connections';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useErrorToast, useUndoToast } from '../../api/undo';

/** How a record hangs together with others, and what changes that; each act with its toast. */
export function useConnections(partyId: string) {
  const { t } = useTranslation();
  const undoToast = useUndoToast();
  const onError = useErrorToast();
  const errorText = useErrorText();
  const { data } = useQuery(orpc.connections.list.queryOptions({ input: { partyId } }));
  const saveRelationship = useMutation(orpc.connections.saveRelationship.mutationOptions()).mutateAsync;
  const removeRelationship = useMutation(orpc.connections.removeRelationship.mutationOptions()).mutateAsync;
  const saveAffiliation = useMutation(orpc.connections.saveAffiliation.mutationOptions()).mutateAsync;
  const removeAffiliation = useMutation(orpc.connections.removeAffiliation.mutationOptions()).mutateAsync;
  const told = (act: Promise<unknown>, words: string) => act.then(() => undoToast(words));
  return {
    connections: data,
    errorText,
    saveRelationship: (input: Omit<Parameters<typeof saveRelationship>[0], 'partyId'>) =>
      told(saveRelationship({ ...input, partyId }), t('connections.saved.relationship')),
    removeRelationship: ({ id }: Relationship) =>
      void told(removeRelationship({ partyId, id }), t('connections.saved.relationshipRemoved')).catch(onError),
    saveAffiliation: (input: Parameters<typeof saveAffiliation>[0]) =>
      told(saveAffiliation(input), t('connections.saved.affiliation')),
    removeAffiliation: ({ id, contactId }: Affiliation) =>
      void told(removeAffiliation({ partyId: contactId, id }), t('connections.saved.affiliationRemoved')).catch(
        onError,
      ),
  };
}
