import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../src-shared/contract/accounts';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { HowOften, WhichWay } from './HowFields';

/** What an account is called, which way it goes and how often. */
export function EditDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [name, setName] = useState(account.name);
  const [direction, setDirection] = useState(account.direction);
  const [every, setEvery] = useState(account.every);
  const update = useMutation(orpc.accounts.update.mutationOptions({ onSuccess: onClose }));
  const isNameless = name.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isNameless) update.mutate({ id: account.id, name: name.trim(), direction, every });
  };
  return (
    <Modal opened onClose={onClose} title={account.name} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label={t('accounts.name')}
            maxLength={500}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={isNameless ? t('error.reason.required') : update.error && errorText(update.error)}
          />
          <WhichWay value={direction} onChange={setDirection} canWrite={account.books.some((book) => book.writable)} />
          <HowOften value={every} onChange={setEvery} />
          <Group justify="flex-end" gap="xs">
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" variant="filled" loading={update.isPending}>
              {t('accounts.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
