import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../src-shared/contract/accounts';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useKeyWords } from '../../ui/key-words';
import { HowOften, WhichWay } from './HowFields';
import type { Login } from './LoginStep';
import type { Provider } from './providers';

interface Book {
  url: string;
  name: string;
  writable: boolean;
}

/** Which books, which way, how often. A book that an account has already is not offered twice. */
export function BooksStep({
  provider,
  login,
  books,
  accounts,
  onBack,
  onAdded,
}: {
  provider: Provider;
  login: Login;
  books: readonly Book[];
  accounts: readonly Account[];
  onBack: () => void;
  onAdded: () => void;
}) {
  const { t } = useTranslation();
  const keyWords = useKeyWords();
  const errorText = useErrorText();
  const taken = new Set(accounts.flatMap((account) => account.books.map(({ url }) => url)));
  const free = books.filter(({ url }) => !taken.has(url));
  const [chosen, setChosen] = useState(free.map(({ url }) => url));
  const [name, setName] = useState(
    provider.id === 'other' || provider.id === 'radicale'
      ? (URL.parse(login.server)?.hostname ?? login.server)
      : keyWords(provider.name),
  );
  const [direction, setDirection] = useState<Account['direction']>('both');
  const [every, setEvery] = useState(15);
  const [isChecked, setIsChecked] = useState(false);
  const add = useMutation(orpc.accounts.add.mutationOptions({ onSuccess: onAdded }));
  const wanted = books.filter(({ url }) => chosen.includes(url));
  const canWrite = wanted.some((book) => book.writable);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (wanted.length === 0 || name.trim() === '') return;
    const way = canWrite ? direction : 'in';
    add.mutate({ ...login, preset: provider.id, name: name.trim(), books: wanted, direction: way, every });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Checkbox.Group
          label={t('accounts.whichBooks')}
          value={chosen}
          onChange={setChosen}
          error={isChecked && wanted.length === 0 ? t('accounts.noBook') : add.error && errorText(add.error)}
        >
          <Stack gap="xs" mt="xs">
            {books.map((book) => (
              <Checkbox
                key={book.url}
                value={book.url}
                label={book.name}
                disabled={taken.has(book.url)}
                description={
                  taken.has(book.url) ? t('accounts.taken') : book.writable ? undefined : t('accounts.readOnly')
                }
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <WhichWay value={direction} onChange={setDirection} canWrite={canWrite || wanted.length === 0} />
        <HowOften value={every} onChange={setEvery} />
        <TextInput
          label={t('accounts.name')}
          description={t('accounts.nameHint')}
          maxLength={500}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={isChecked && name.trim() === '' ? t('error.reason.required') : null}
        />
        <Group justify="space-between" gap="xs">
          <Button onClick={onBack}>{t('accounts.back')}</Button>
          <Button type="submit" variant="filled" loading={add.isPending}>
            {t('accounts.look')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
