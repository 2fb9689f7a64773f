import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';
import { useErrorToast } from '../../api/undo';

/** Fills the store with people who do not exist, to play with. */
export function SampleButton({ onFilled }: { onFilled: () => void }) {
  const { t } = useTranslation();
  const onError = useErrorToast();
  const fill = useMutation(orpc.app.fillDemo.mutationOptions({ onSuccess: onFilled, onError }));
  return (
    <Button loading={fill.isPending} onClick={() => fill.mutate({})}>
      {t('welcome.people.sample')}
    </Button>
  );
}
