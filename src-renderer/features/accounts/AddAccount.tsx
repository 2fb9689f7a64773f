import { Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../src-shared/contract/accounts';
import { orpc } from '../../api/orpc';
import { useKeyWords } from '../../ui/key-words';
import { BooksStep } from './BooksStep';
import { type Login, LoginStep } from './LoginStep';
import { ProviderStep } from './ProviderStep';
import type { Provider } from './providers';

const noLogin: Login = { server: '', userName: '', password: '', lan: false };

/** Whose server, who we are there, which books: three steps, and on the way back nothing typed is lost. */
export function AddAccount({ accounts, onClose }: { accounts: readonly Account[]; onClose: () => void }) {
  const { t } = useTranslation();
  const keyWords = useKeyWords();
  const [provider, setProvider] = useState<Provider | null>(null);
  const [login, setLogin] = useState(noLogin);
  const find = useMutation(orpc.accounts.test.mutationOptions());
  const found = find.data;

  const choose = (next: Provider | null) => {
    find.reset();
    setProvider(next);
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={provider ? t('accounts.addOf', { provider: keyWords(provider.name) }) : t('accounts.add')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {provider === null && <ProviderStep onChoose={choose} />}
      {provider !== null && found === undefined && (
        <LoginStep
          provider={provider}
          login={login}
          onChange={setLogin}
          error={find.error}
          isBusy={find.isPending}
          onBack={() => choose(null)}
          onSubmit={() => find.mutate({ ...login, preset: provider.id, server: provider.server ?? login.server })}
        />
      )}
      {provider !== null && found !== undefined && (
        <BooksStep
          provider={provider}
          login={{ ...login, server: found.server }}
          books={found.books}
          accounts={accounts}
          onBack={() => find.reset()}
          onAdded={onClose}
        />
      )}
    </Modal>
  );
}
