import { Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { Section } from '../../ui/settings/Section';
import { AccountCard } from './AccountCard';
import classes from './Accounts.module.css';
import { AddAccount } from './AddAccount';
import { Conflicts } from './Conflicts';

/** Address books on servers: which there are, how they stand, and what waits for the user. */
export function AccountsPage() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [isAdding, setIsAdding] = useState(false);
  const accounts = useQuery(orpc.accounts.list.queryOptions());
  return (
    <>
      <Section title={t('accounts.books')}>
        <Text c="dimmed">
          {t('accounts.hint')}{' '}
          <Link className={classes.link} to="/settings/$page" params={{ page: 'sent' }}>
            {t('accounts.sent')}
          </Link>
        </Text>
        {accounts.error && (
          <Text role="alert" c="var(--bad)">
            {errorText(accounts.error)}
          </Text>
        )}
        {accounts.data?.map((account) => (
          <AccountCard key={account.id} account={account} />
        ))}
        <div>
          <Button
            variant={accounts.data?.length === 0 ? 'filled' : 'default'}
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setIsAdding(true)}
          >
            {t('accounts.add')}
          </Button>
        </div>
        {isAdding && <AddAccount accounts={accounts.data ?? []} onClose={() => setIsAdding(false)} />}
      </Section>
      <Conflicts />
    </>
  );
}
