import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { TaskScope } from '../../../src-shared/contract/tasks';
import { orpc } from '../../api/orpc';
import { wallNow } from '../../api/tasks';

const page = 100;

/** What is late changes as time goes on. */
const freshFor = 60_000;

/** Tasks of a list, in pages that follow as they are asked for. */
export function useTaskPages({ scope, recordId }: { scope: TaskScope; recordId?: string }) {
  const { today } = wallNow();
  const query = useInfiniteQuery(
    orpc.tasks.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        scope,
        limit: page,
        today,
        ...(recordId !== undefined && { recordId }),
        ...(cursor !== undefined && { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
      refetchInterval: freshFor,
    }),
  );
  return {
    tasks: query.data?.pages.flatMap(({ tasks }) => tasks) ?? [],
    isKnown: query.data !== undefined,
    error: query.error,
    hasMore: query.hasNextPage,
    isLoading: query.isFetching,
    onMore: () => void query.fetchNextPage(),
    refetch: () => void query.refetch(),
  };
}

export const useTaskCounts = () =>
  useQuery(orpc.tasks.counts.queryOptions({ input: { today: wallNow().today }, refetchInterval: freshFor })).data;
