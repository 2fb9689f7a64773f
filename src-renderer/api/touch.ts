import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { KeepInTouch } from '../../src-shared/contract/touch';
import { orpc } from './orpc';
import { useErrorToast, useUndoToast } from './undo';

/** Staying in touch with a party, each act with a toast that takes it back. */
export function useTouchActs() {
  const { t } = useTranslation();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const queryClient = useQueryClient();
  const told = (words: string) => ({
    onError,
    onSuccess: (saved: KeepInTouch | object, { partyId }: { partyId: string }) => {
      const queryKey = orpc.touch.get.queryKey({ input: { partyId } });
      queryClient.setQueryData(queryKey, 'due' in saved ? saved : null);
      undoToast(words);
    },
  });
  const set = useMutation(orpc.touch.set.mutationOptions(told(t('party.touch.saved.set'))));
  const stop = useMutation(orpc.touch.stop.mutationOptions(told(t('party.touch.saved.stopped'))));
  const done = useMutation(orpc.touch.done.mutationOptions(told(t('party.touch.saved.done'))));
  const snooze = useMutation(orpc.touch.snooze.mutationOptions(told(t('party.touch.saved.snoozed'))));
  return { set: set.mutate, stop: stop.mutate, done: done.mutate, snooze: snooze.mutate };
}

/** How one party is kept in touch with, in the form ui/record takes it. */
export function useKeepInTouch(partyId: string) {
  const { data: touch } = useQuery(orpc.touch.get.queryOptions({ input: { partyId } }));
  const acts = useTouchActs();
  return {
    touch,
    onSet: (every: number, unit: KeepInTouch['unit']) => acts.set({ partyId, every, unit }),
    onStop: () => acts.stop({ partyId }),
    onDone: () => acts.done({ partyId }),
    onSnooze: (days: number) => acts.snooze({ partyId, days }),
  };
}
