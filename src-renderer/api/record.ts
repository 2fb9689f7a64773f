import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from './errors';
import { useNotes } from './notes';
import { orpc } from './orpc';
import { useErrorToast, useUndoToast } from './undo';

const timelinePage = 50;

/** What happened with a record, newest first, in pages that follow as they are asked for. */
function useTimeline(recordId: string) {
  const query = useInfiniteQuery(
    orpc.records.timeline.infiniteOptions({
      input: (before: string | undefined) => ({
        recordId,
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
  const tags = useQuery(orpc.records.tags.queryOptions());
  return tags.data ?? [];
}

/**
 * What the records of all kinds have in common: saving their parts with a toast each, notes, tags and the timeline, in
 * the form the pieces of ui/record take them.
 */
export function useRecord(recordId: string) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const tags = useTags();
  const timeline = useTimeline(recordId);
  const setTags = useMutation(orpc.records.setTags.mutationOptions()).mutateAsync;

  const told = async <T>(act: Promise<T>, words: string): Promise<T> => {
    const answer = await act;
    undoToast(words);
    return answer;
  };
  /** Acts that belong to no field: their error is a toast. */
  const quietly = (act: Promise<unknown>): Promise<void> => act.then(() => undefined, onError);

  return {
    errorText,
    told,
    quietly,
    notes: useNotes(recordId, { told, quietly }),
    tags: {
      known: tags.map(({ name }) => name),
      onSet: (names: string[]) => told(setTags({ recordId, names }), t('party.saved.tags')),
      errorText,
    },
    timeline,
  };
}
