import { useMutation } from '@tanstack/react-query';
import type { Deal, DealPatch } from '../../../src-shared/contract/deals';
import { orpc } from '../../api/orpc';
import { useSaveRecord } from '../../api/save-record';

/** Saves fields of one deal; see `useSaveRecord`. */
export function useSaveDeal({ id }: Deal) {
  const update = useMutation(orpc.deals.update.mutationOptions()).mutateAsync;
  return useSaveRecord(orpc.deals.get.queryKey({ input: { id } }), (patch: DealPatch) => update({ id, patch }));
}
