import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Deal, DealPatch } from '../../../src-shared/contract/deals';
import { orpc } from '../../api/orpc';
import { useUndoToast } from '../../api/undo';

/** Saves fields of one deal: shown at once, taken back when the core refuses. `words` names what was changed. */
export function useSaveDeal(deal: Deal): (patch: DealPatch, words: string) => Promise<void> {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const undoToast = useUndoToast();
  const update = useMutation(orpc.deals.update.mutationOptions()).mutateAsync;
  const { queryKey } = orpc.deals.get.queryOptions({ input: { id: deal.id } });
  return async (patch, words) => {
    queryClient.setQueryData(queryKey, (now) => now && Object.assign({}, now, patch));
    try {
      queryClient.setQueryData(queryKey, await update({ id: deal.id, patch }));
    } catch (error) {
      queryClient.setQueryData(queryKey, deal);
      throw error;
    }
    undoToast(t('party.saved.field', { field: words }));
  };
}
