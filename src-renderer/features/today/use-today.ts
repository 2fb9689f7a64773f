import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComingDate, DueTouch } from '../../../src-shared/contract/today';
import { orpc } from '../../api/orpc';
import { useTouchActs } from '../../api/touch';
import { useErrorToast, useUndoToast } from '../../api/undo';

/** The day turns while the screen stands open. */
const freshFor = 60_000;

/** What the day brings; read again when it changes, when the window is come back to, and as time goes on. */
export function useOverview() {
  const query = useQuery(orpc.today.overview.queryOptions({ refetchInterval: freshFor, refetchOnWindowFocus: true }));
  const { refetch } = query;
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && void refetch();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [refetch]);
  return query;
}

/** Ticking off and putting off, each with its undo. */
export function useTodayActs() {
  const { t } = useTranslation();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const touch = useTouchActs();
  const mark = useMutation(orpc.today.markDate.mutationOptions({ onError }));
  const markDate = ({ dateId, on }: ComingDate, snoozeDays: number | null) =>
    mark.mutate(
      { dateId, on, snoozeDays },
      { onSuccess: () => undoToast(t(snoozeDays === null ? 'today.saved.dateDone' : 'today.saved.dateSnoozed')) },
    );
  return {
    touchDone: ({ party }: DueTouch) => touch.done({ partyId: party.id }),
    touchSnooze: ({ party }: DueTouch) => touch.snooze({ partyId: party.id, days: 7 }),
    dateDone: (date: ComingDate) => markDate(date, null),
    dateSnooze: (date: ComingDate) => markDate(date, 1),
  };
}
