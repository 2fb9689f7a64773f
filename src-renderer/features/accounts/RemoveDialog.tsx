import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../src-shared/contract/accounts';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useUndoToast } from '../../api/undo';
import { showToast } from '../../ui/toast/show-toast';

const fates = ['keep', 'bin'] as const;

/** Asks what becomes of the people that came from the account; the server keeps all it has. */
export function RemoveDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const undoToast = useUndoToast();
  const [contacts, setContacts] = useState<(typeof fates)[number]>('keep');
  const cards = account.books.reduce((sum, book) => sum + book.cards, 0);
  const remove = useMutation(
    orpc.accounts.remove.mutationOptions({
      onSuccess: ({ operationId }) => {
        const words = t('accounts.removed', { name: account.name });
        if (operationId === null) showToast({ words });
        else undoToast(words, operationId);
        onClose();
      },
    }),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('accounts.removeTitle', { name: account.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="md">
        <Text>{t('accounts.removeText')}</Text>
        {cards > 0 && (
          <Radio.Group
            label={t('accounts.peopleOf', { count: cards })}
            value={contacts}
            onChange={(next) => setContacts(next === 'bin' ? 'bin' : 'keep')}
          >
            <Stack gap="xs" mt="xs">
              {fates.map((fate) => (
                <Radio key={fate} value={fate} label={t(`accounts.fate.${fate}`)} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        {remove.error && (
          <Text role="alert" c="var(--bad)">
            {errorText(remove.error)}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="filled"
            color="bad"
            loading={remove.isPending}
            onClick={() => remove.mutate({ id: account.id, contacts })}
          >
            {t('accounts.removeNow')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
