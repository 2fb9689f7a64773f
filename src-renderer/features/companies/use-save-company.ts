import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Company } from '../../../src-shared/contract/companies';
import { orpc } from '../../api/orpc';
import { useUndoToast } from '../../api/undo';

type CompanyPatch = Partial<Pick<Company, 'name' | 'industry' | 'about' | 'parentName' | 'ownerId'>>;

/** Saves fields of one company: shown at once, taken back when the core refuses. `words` names what was changed. */
export function useSaveCompany(company: Company): (patch: CompanyPatch, words: string) => Promise<void> {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const undoToast = useUndoToast();
  const update = useMutation(orpc.companies.update.mutationOptions()).mutateAsync;
  const { queryKey } = orpc.companies.get.queryOptions({ input: { id: company.id } });
  return async (patch, words) => {
    queryClient.setQueryData(queryKey, (now) => now && { ...now, ...patch });
    try {
      queryClient.setQueryData(queryKey, await update({ id: company.id, patch }));
    } catch (error) {
      queryClient.setQueryData(queryKey, company);
      throw error;
    }
    undoToast(t('party.saved.field', { field: words }));
  };
}
