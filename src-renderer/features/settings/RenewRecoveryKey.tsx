import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useStanding } from '../../api/standing';
import { KeptCheck, useKeptCheck } from '../../ui/recovery-key/KeptCheck';
import { RecoveryKeySheet } from '../../ui/recovery-key/RecoveryKeySheet';
import { showToast } from '../../ui/toast/show-toast';

/** Makes a new recovery key, and stays until it was kept or put off. The old one then no longer opens the store. */
export function RenewRecoveryKey({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { goOn } = useStanding();
  const renew = useMutation(
    orpc.vault.renewRecoveryKey.mutationOptions({ onSuccess: () => goOn({ recoveryKept: false }) }),
  );
  const onKept = () => {
    goOn({ recoveryKept: true });
    showToast({ words: t('settings.recoveryKept') });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('settings.renewRecoveryKey')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {renew.data ? (
        <Keep recoveryKey={renew.data.recoveryKey} onKept={onKept} />
      ) : (
        <Stack gap="md">
          <Text>{t('settings.renewRecoveryKeyHint')}</Text>
          {renew.error && (
            <Text role="alert" c="var(--bad)">
              {errorText(renew.error)}
            </Text>
          )}
          <Group justify="flex-end" gap="xs">
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button variant="filled" loading={renew.isPending} onClick={() => renew.mutate({})}>
              {t('settings.renewRecoveryKey')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

function Keep({ recoveryKey, onKept }: { recoveryKey: string; onKept: () => void }) {
  const { t } = useTranslation();
  const { fields, isKept } = useKeptCheck(recoveryKey);
  const [isChecked, setIsChecked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (isKept) onKept();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <RecoveryKeySheet recoveryKey={recoveryKey} />
        <Text>{t('vault.recovery.check')}</Text>
        <KeptCheck fields={fields} isChecked={isChecked} />
        <Group justify="flex-end">
          <Button type="submit" variant="filled">
            {t('vault.recovery.go')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
