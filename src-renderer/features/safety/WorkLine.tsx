import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WorkStatus } from '../../../src-shared/contract/safety';
import { orpc } from '../../api/orpc';
import { useFormat } from '../../ui/format-locale';
import { useWorkError } from './words';

/** How work on the whole store stands: how far it is, with a way to stop it, or why it failed. */
export function WorkLine({ work }: { work: WorkStatus | null }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const errorText = useWorkError();
  const cancel = useMutation(orpc.safety.cancel.mutationOptions());
  if (work?.state === 'failed') {
    return (
      <Text role="alert" c="var(--bad)">
        {errorText(work.error)}
      </Text>
    );
  }
  if (work?.state !== 'running') return null;
  const percent = work.progress === null ? '' : ` ${number(Math.round(work.progress * 100))} %`;
  return (
    <Group gap="xs">
      <Text role="status">{`${t(`safety.work.${work.kind}`)}${percent}`}</Text>
      <Button size="compact-sm" loading={cancel.isPending} onClick={() => cancel.mutate({})}>
        {t('common.cancel')}
      </Button>
    </Group>
  );
}
