import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { contract } from '../../src-shared/contract';
import { localDateAt } from '../../src-shared/domain/local-date';
import { useSaidDays } from '../ui/said-days';
import { orpc } from './orpc';
import { useErrorToast, useUndoToast } from './undo';

export type TaskInputs = InferContractRouterInputs<typeof contract>['tasks'];
type Pages = InfiniteData<InferContractRouterOutputs<typeof contract>['tasks']['list']>;

/** The moment one types in, as the grammar of quick add takes it. */
export function wallNow(at = new Date()): { today: string; minute: number } {
  return { today: localDateAt(at.getTime()), minute: at.getHours() * 60 + at.getMinutes() };
}

/** The zone of the wall one looks at. */
export const wallZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Takes tasks off every list at once; the core's answer brings what is so. */
function useLeave() {
  const queryClient = useQueryClient();
  return async (ids: readonly string[]) => {
    const queryKey = orpc.tasks.list.key();
    await queryClient.cancelQueries({ queryKey });
    queryClient.setQueriesData<Pages>({ queryKey }, (now) => {
      if (!now?.pages) return now;
      const pages = now.pages.map((page) => ({ ...page, tasks: page.tasks.filter(({ id }) => !ids.includes(id)) }));
      return { ...now, pages };
    });
  };
}

/** What can be done with tasks from anywhere: each with its undo, and what fails is told and shown again. */
export function useTaskActs() {
  const { t } = useTranslation();
  const { said } = useSaidDays();
  const queryClient = useQueryClient();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const leave = useLeave();
  const options = {
    onMutate: ({ ids }: { ids: string[] }) => leave(ids),
    onError: (error: unknown) => {
      onError(error);
      void queryClient.invalidateQueries({ queryKey: orpc.tasks.list.key() });
    },
  };
  const done = useMutation(orpc.tasks.setDone.mutationOptions(options));
  const bin = useMutation(orpc.tasks.bin.mutationOptions(options));
  const restore = useMutation(orpc.tasks.restore.mutationOptions({ onError }));
  const snooze = useMutation(orpc.tasks.snooze.mutationOptions(options));
  const told =
    (words: string) =>
    ({ operationId }: { operationId: number | null }) =>
      undoToast(words, operationId ?? undefined);
  return {
    setDone: (ids: readonly string[], isDone: boolean) =>
      done.mutate(
        { ids: [...ids], done: isDone },
        {
          onSuccess: ({ count, next, operationId }) => {
            const [again] = next;
            const words = isDone ? t('tasks.saved.done', { count }) : t('tasks.saved.reopened', { count });
            undoToast(
              again ? `${words}. ${t('tasks.saved.next', { day: said(again.on) })}` : words,
              operationId ?? undefined,
            );
          },
        },
      ),
    snooze: (ids: readonly string[], to: TaskInputs['snooze']['to']) =>
      snooze.mutate(
        { ids: [...ids], to: { ...to, ...(to.time && { zone: wallZone() }) } },
        { onSuccess: told(t('tasks.saved.snoozed', { day: said(to.on) })) },
      ),
    bin: (ids: readonly string[], onDone = () => {}) =>
      bin.mutate(
        { ids: [...ids] },
        {
          onSuccess: (answer) => {
            onDone();
            told(t('tasks.saved.binned', { count: answer.count }))(answer);
          },
        },
      ),
    restore: (ids: readonly string[]) =>
      restore.mutate(
        { ids: [...ids] },
        { onSuccess: (answer) => told(t('tasks.saved.restored', { count: answer.count }))(answer) },
      ),
  };
}
