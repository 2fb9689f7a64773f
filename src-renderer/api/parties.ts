import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { orpc } from './orpc';

const timelinePage = 50;

/** What happened with a party, newest first, in pages that follow as they are asked for. */
export function useTimeline(partyId: string) {
  const query = useInfiniteQuery(
    orpc.parties.timeline.infiniteOptions({
      input: (before: string | undefined) => ({
        partyId,
        limit: timelinePage,
        ...(before !== undefined && { before }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
    }),
  );
  const { fetchNextPage } = query;
  const onMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return {
    pinned: query.data?.pages[0]?.pinned ?? [],
    entries: query.data?.pages.flatMap((page) => page.entries) ?? [],
    hasMore: query.hasNextPage,
    isLoading: query.isFetching,
    onMore,
  };
}

/** Every tag, by name. */
export function useTags() {
  const tags = useQuery(orpc.parties.tags.queryOptions());
  return tags.data ?? [];
}

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
    setTags: useMutation(orpc.parties.setTags.mutationOptions()).mutateAsync,
  };
}
