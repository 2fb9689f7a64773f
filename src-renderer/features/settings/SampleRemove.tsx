import { Button, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';
import { useErrorToast, useUndoToast } from '../../api/undo';

/** What is left of the sample practice, and a way to be rid of it. */
export function SampleRemove() {
  const { t } = useTranslation();
  const tell = useUndoToast();
  const onError = useErrorToast();
  const left = useQuery(orpc.app.sample.queryOptions());
  const remove = useMutation(
    orpc.app.removeSample.mutationOptions({
      onSuccess: ({ operationId }) => tell(t('settings.demoRemoved'), operationId),
      onError,
    }),
  );
  if (left.data === undefined) return null;
  const { people, companies, changed } = left.data;
  if (people + companies === 0) return null;
  return (
    <div>
      <Text mb={8}>
        {t('settings.sampleLeft', {
          people: t('settings.samplePeople', { count: people }),
          companies: t('settings.sampleCompanies', { count: companies }),
        })}{' '}
        {changed > 0 && t('settings.sampleChanged', { count: changed })}
      </Text>
      <Button loading={remove.isPending} onClick={() => remove.mutate({})}>
        {t('settings.removeDemo')}
      </Button>
      <Text c="dimmed" mt={4}>
        {t('settings.removeDemoHint')}
      </Text>
    </div>
  );
}
