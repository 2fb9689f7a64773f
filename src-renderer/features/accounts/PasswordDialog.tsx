import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../src-shared/contract/accounts';
import { client } from '../../api/transport';
import { useAccountWords } from './words';

/** Asks for a new password, tries it, and keeps it when the server takes it. */
export function PasswordDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation();
  const words = useAccountWords();
  const [password, setPassword] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const { id, preset, server, userName, lan } = account;
  const change = useMutation({
    mutationFn: async () => {
      await client.accounts.test({ preset, server, userName, lan, password });
      await client.accounts.update({ id, password });
    },
    onSuccess: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (password !== '') change.mutate();
  };
  const missing = isChecked && password === '' ? t('error.reason.required') : null;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('accounts.changePassword')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <PasswordInput
            label={t('accounts.password')}
            description={t('accounts.passwordOf', { user: userName, name: account.name })}
            autoComplete="off"
            maxLength={500}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={missing ?? (change.error && words.failure(change.error).words)}
            visibilityToggleButtonProps={{ 'aria-label': t('accounts.showPassword') }}
          />
          <Group justify="flex-end" gap="xs">
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" variant="filled" loading={change.isPending}>
              {t('accounts.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
