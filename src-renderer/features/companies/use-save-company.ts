import { useMutation } from '@tanstack/react-query';
import type { Company } from '../../../src-shared/contract/companies';
import { orpc } from '../../api/orpc';
import { useSaveRecord } from '../../api/save-record';

type CompanyPatch = Partial<Pick<Company, 'name' | 'industry' | 'about' | 'parentName' | 'ownerId'>>;

/** Saves fields of one company; see `useSaveRecord`. */
export function useSaveCompany({ id }: Company) {
  const update = useMutation(orpc.companies.update.mutationOptions()).mutateAsync;
  return useSaveRecord(orpc.companies.get.queryKey({ input: { id } }), (patch: CompanyPatch) => update({ id, patch }));
}
