import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DuplicateRow } from '../../../src-shared/contract/duplicates';
import { orpc } from '../../api/orpc';
import { client } from '../../api/transport';
import { useErrorToast, useUndoToast } from '../../api/undo';

export interface Pair {
  readonly leftId: string;
  readonly rightId: string;
}

export type Show = 'all' | 'certain' | 'likely' | 'possible' | 'dismissed';

const pageSize = 100;
const lookAgainMs = 400;

/** How many pairs wait, and how far a search over the whole store got. */
export function useStanding() {
  return useQuery(
    orpc.duplicates.status.queryOptions({
      refetchInterval: ({ state }) => (state.data?.searching ? lookAgainMs : false),
    }),
  );
}

/** The pairs that wait, in pages that follow as they are asked for. */
export function useQueue(show: Show) {
  return useInfiniteQuery(
    orpc.duplicates.list.infiniteOptions({
      input: (after: string | undefined) => ({
        limit: pageSize,
        ...(show === 'all' || show === 'dismissed' ? {} : { class: show }),
        ...(after !== undefined && { after }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
      enabled: show !== 'dismissed',
    }),
  );
}

/** What can be done with pairs, each with its undo. */
export function usePairActs() {
  const { t } = useTranslation();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const merge = useMutation(orpc.duplicates.merge.mutationOptions());
  const dismiss = useMutation(orpc.duplicates.dismiss.mutationOptions({ onError }));
  const reconsider = useMutation(orpc.duplicates.reconsider.mutationOptions({ onError }));
  const { data: standing, refetch } = useStanding();
  const search = useMutation(orpc.duplicates.search.mutationOptions({ onError, onSuccess: () => void refetch() }));
  return {
    merge,
    dismiss: (pair: Pair, onDone: () => void) =>
      dismiss.mutate(pair, {
        onSuccess: () => {
          onDone();
          undoToast(t('duplicates.saved.dismissed'));
        },
      }),
    reconsider: (pair: Pair) =>
      reconsider.mutate(pair, { onSuccess: () => undoToast(t('duplicates.saved.reconsidered')) }),
    search: () => search.mutate(undefined),
    isSearching: search.isPending || standing?.searching === true,
  };
}

async function ended(id: number): Promise<boolean> {
  for (;;) {
    const { state } = await client.operations.get({ id });
    if (state !== 'running' && state !== 'paused') return state === 'done';
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
}

/** Merges the certain pairs; tells when all are done, with the one undo. */
export function useMergeCertain(onStarted: () => void) {
  const { t } = useTranslation();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  return useMutation(
    orpc.duplicates.mergeCertain.mutationOptions({
      onError,
      onSuccess: ({ operationId }) => {
        onStarted();
        ended(operationId)
          .then((isDone) => isDone && undoToast(t('duplicates.saved.mergedCertain'), operationId))
          .catch(onError);
      },
    }),
  );
}

export const isSamePair = (row: Pair, { leftId, rightId }: Pair): boolean =>
  (row.leftId === leftId && row.rightId === rightId) || (row.leftId === rightId && row.rightId === leftId);

/** Where to go on after a pair is decided: to another of the record that stayed, else to the pair after it. */
export function nextPair(rows: readonly DuplicateRow[], done: Pair, survivorId: string | null): Pair | null {
  const at = rows.findIndex((row) => isSamePair(row, done));
  const goneId = survivorId === null ? null : survivorId === done.leftId ? done.rightId : done.leftId;
  const isOpen = (row: DuplicateRow) => !isSamePair(row, done) && row.leftId !== goneId && row.rightId !== goneId;
  const after = [...rows.slice(at + 1), ...rows.slice(0, Math.max(0, at)).reverse()].filter(isOpen);
  const more = after.find((row) => row.leftId === survivorId || row.rightId === survivorId);
  return more ?? after[0] ?? null;
}
