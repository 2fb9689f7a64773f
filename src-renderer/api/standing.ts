import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { orpc } from './orpc';
import { useErrorToast } from './undo';

/** Where a new user stands, and going on from there. What could not be kept shows nothing new. */
export function useStanding() {
  const queryClient = useQueryClient();
  const onError = useErrorToast();
  const { data: standing } = useQuery(orpc.welcome.standing.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const save = useMutation(
    orpc.welcome.goOn.mutationOptions({
      onSuccess: (saved) => queryClient.setQueryData(orpc.welcome.standing.queryKey(), saved),
      onError,
    }),
  );
  return { standing, goOn: save.mutate, isSaving: save.isPending };
}
