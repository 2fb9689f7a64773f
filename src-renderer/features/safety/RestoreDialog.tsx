import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupPlace } from '../../../src-shared/contract/safety';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { Preview } from './Preview';
import { useLookAtWork, useWork } from './use-work';
import { WorkLine } from './WorkLine';

/** Shows what a restore would change, and does it when told to. Asks for the passphrase where the key is another one. */
export function RestoreDialog({ place, name, onClose }: { place: BackupPlace; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const look = useLookAtWork();
  const isAsked = useRef(false);
  const [passphrase, setPassphrase] = useState('');
  const prepare = useMutation(orpc.backups.prepareRestore.mutationOptions({ onSettled: look }));
  const restore = useMutation(orpc.backups.restore.mutationOptions({ onSettled: look }));
  const latest = useWork('restore');
  const work = latest?.id === prepare.data?.workId || latest?.id === restore.data?.workId ? latest : null;
  const begin = prepare.mutate;
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    begin({ place, name });
  }, [begin, place, name]);
  const needsKey = work?.state === 'failed' && ['key_needed', 'wrong_key'].includes(work.error?.reason ?? '');
  const preview = work?.result?.kind === 'preview' ? work.result.preview : null;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('safety.restoreTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <WorkLine work={work} />
        {(prepare.error ?? restore.error) && (
          <Text role="alert" c="var(--bad)">
            {errorText(prepare.error ?? restore.error)}
          </Text>
        )}
        {needsKey && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              prepare.mutate({ place, name, unlock: { with: 'passphrase', passphrase } });
            }}
          >
            <Stack gap="xs">
              <PasswordInput
                label={t('safety.itsPassphrase')}
                value={passphrase}
                onChange={(event) => setPassphrase(event.currentTarget.value)}
                visibilityToggleButtonProps={{ 'aria-label': t('vault.showPassphrase') }}
              />
              <div>
                <Button type="submit">{t('safety.openIt')}</Button>
              </div>
            </Stack>
          </form>
        )}
        {preview && <Preview preview={preview} />}
        <Group justify="flex-end" gap="xs">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="filled"
            disabled={preview === null || work === null}
            loading={restore.isPending}
            onClick={() => work && restore.mutate({ workId: work.id })}
          >
            {t('safety.restoreNow')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
