import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskLine } from '../../../src-shared/contract/tasks';
import type { ComingDate, DueTouch, WaitingDeal } from '../../../src-shared/contract/today';
import { addDays } from '../../../src-shared/domain/local-date';
import { orpc } from '../../api/orpc';
import { useQuickAddDialog, useSnoozeDialog } from '../../api/task-dialogs';
import { useTaskActs, wallNow } from '../../api/tasks';
import { useTouchActs } from '../../api/touch';
import { useErrorToast, useUndoToast } from '../../api/undo';
import type { TodayTodo } from './lines';

/** The day turns while the screen stands open. */
const freshFor = 60_000;

/** What the day brings; read again when it changes, when the window is come back to, and as time goes on. */
export function useOverview() {
  const { today } = wallNow();
  const query = useQuery(
    orpc.today.overview.queryOptions({
      input: { today },
      refetchInterval: freshFor,
      refetchOnWindowFocus: true,
      placeholderData: keepPreviousData,
    }),
  );
  const { refetch } = query;
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && void refetch();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [refetch]);
  return query;
}

const most = 50;

/** What is due or overdue, and what was promised, whenever it is due. */
export function useTodayTasks(): TodayTodo {
  const { today } = wallNow();
  const options = { refetchInterval: freshFor, placeholderData: keepPreviousData };
  const due = useQuery(orpc.tasks.list.queryOptions({ input: { scope: 'today', today, limit: most }, ...options }));
  const promised = useQuery(
    orpc.tasks.list.queryOptions({ input: { scope: 'open', kind: 'followUp', today, limit: most }, ...options }),
  );
  return {
    due: (due.data?.tasks ?? []).filter(({ kind }) => kind !== 'followUp'),
    promised: promised.data?.tasks ?? [],
    isCut: due.data?.next != null || promised.data?.next != null,
  };
}

/** Ticking off and putting off, each with its undo. */
export function useTodayActs() {
  const { t } = useTranslation();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const touch = useTouchActs();
  const tasks = useTaskActs();
  const askSnooze = useSnoozeDialog((state) => state.ask);
  const quickAdd = useQuickAddDialog((state) => state.open);
  const create = useMutation(orpc.tasks.create.mutationOptions({ onError }));
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
    taskDone: ({ id }: TaskLine) => tasks.setDone([id], true),
    taskSnooze: ({ id }: TaskLine) => askSnooze([id]),
    dealPlan: ({ id, title }: WaitingDeal) => quickAdd({ about: { kind: 'deal', id, name: title } }),
    /** A deal is put off by a task: what is to be done about it is then known. */
    dealLater: ({ id, title }: WaitingDeal) => {
      const on = addDays(wallNow().today, 7);
      create.mutate(
        { title: t('today.goOnWith', { title }), due: { on }, recordIds: [id] },
        { onSuccess: (task) => undoToast(t('tasks.saved.created', { title: task.title })) },
      );
    },
  };
}
