import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { noPassphrase, problemOf } from '../../ui/passphrase/draft';
import { NewPassphrase } from '../../ui/passphrase/NewPassphrase';
import { showToast } from '../../ui/toast/show-toast';

/** Asks for a new passphrase, twice; the old one then no longer opens the store. */
export function ChangePassphrase({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(noPassphrase);
  const [isChecked, setIsChecked] = useState(false);
  const change = useMutation(
    orpc.vault.changePassphrase.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries({ queryKey: orpc.vault.status.key() });
        showToast({ words: t('settings.passphraseChanged') });
        onClose();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (problemOf(draft, false) === null) change.mutate({ passphrase: draft.passphrase });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('settings.changePassphrase')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <NewPassphrase
            draft={draft}
            onChange={setDraft}
            label={t('settings.newPassphrase')}
            description={t('settings.newPassphraseHint')}
            isOptional={false}
            isChecked={isChecked}
          />
          {change.error && (
            <Text role="alert" c="var(--bad)">
              {errorText(change.error)}
            </Text>
          )}
          <Group justify="flex-end" gap="xs">
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" variant="filled" loading={change.isPending}>
              {t('settings.changePassphrase')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
