import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconKey, IconPencil, IconRefreshDot, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../src-shared/contract/accounts';
import { orpc } from '../../api/orpc';
import { useErrorToast } from '../../api/undo';
import { EditDialog } from './EditDialog';
import { RemoveDialog } from './RemoveDialog';

/** What is seldom done with an account. */
export function AccountMenu({ account, onPassword }: { account: Account; onPassword: () => void }) {
  const { t } = useTranslation();
  const onError = useErrorToast();
  const [open, setOpen] = useState<'edit' | 'remove' | null>(null);
  const repair = useMutation(orpc.accounts.repair.mutationOptions({ onError }));
  const close = () => setOpen(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('accounts.more', { name: account.name })}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={14} aria-hidden />} onClick={() => setOpen('edit')}>
            {t('accounts.edit')}
          </Menu.Item>
          <Menu.Item leftSection={<IconKey size={14} aria-hidden />} onClick={onPassword}>
            {t('accounts.changePassword')}
          </Menu.Item>
          {account.state !== 'preview' && (
            <Menu.Item
              leftSection={<IconRefreshDot size={14} aria-hidden />}
              onClick={() => repair.mutate({ id: account.id })}
            >
              {t('accounts.repair')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconTrash size={14} aria-hidden />} onClick={() => setOpen('remove')}>
            {t('accounts.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'edit' && <EditDialog account={account} onClose={close} />}
      {open === 'remove' && <RemoveDialog account={account} onClose={close} />}
    </>
  );
}
