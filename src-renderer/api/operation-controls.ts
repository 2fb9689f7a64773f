import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { showToast } from '../ui/toast/show-toast';
import { orpc } from './orpc';
import { useErrorToast } from './undo';

/** Pause, resume and cancel of one piece of long work. Cancelling takes back what it did so far. */
export function useOperationControls(id: number) {
  const { t } = useTranslation();
  const onError = useErrorToast();
  const pause = useMutation(orpc.operations.pause.mutationOptions({ onError }));
  const resume = useMutation(orpc.operations.resume.mutationOptions({ onError }));
  const cancel = useMutation(
    orpc.operations.cancel.mutationOptions({
      onError,
      onSuccess: () => showToast({ words: t('operations.cancelled') }),
    }),
  );
  return {
    isBusy: pause.isPending || resume.isPending || cancel.isPending,
    pause: () => pause.mutate({ id }),
    resume: () => resume.mutate({ id }),
    cancel: () => cancel.mutate({ id }),
  };
}
