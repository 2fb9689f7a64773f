import { useMutation, useQuery } from '@tanstack/react-query';
import { orpc } from './orpc';

/** The people of the practice. */
export function useUsers() {
  const users = useQuery(orpc.app.users.queryOptions());
  return users.data ?? [];
}

/** What contacts and companies can be changed by alike. */
export function usePartyMutations() {
  return {
    savePoint: useMutation(orpc.parties.savePoint.mutationOptions()).mutateAsync,
    removePoint: useMutation(orpc.parties.removePoint.mutationOptions()).mutateAsync,
    saveAddress: useMutation(orpc.parties.saveAddress.mutationOptions()).mutateAsync,
    removeAddress: useMutation(orpc.parties.removeAddress.mutationOptions()).mutateAsync,
    saveDate: useMutation(orpc.parties.saveDate.mutationOptions()).mutateAsync,
    removeDate: useMutation(orpc.parties.removeDate.mutationOptions()).mutateAsync,
  };
}
