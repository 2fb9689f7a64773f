import { Button, Checkbox, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../api/errors';
import { useKeyWords } from '../../ui/key-words';
import classes from './Accounts.module.css';
import type { Provider } from './providers';
import { useAccountWords } from './words';

export interface Login {
  server: string;
  userName: string;
  password: string;
  lan: boolean;
}

/** How to get what is asked for, and the fields for it; what the server said stands beside the field it is about. */
export function LoginStep({
  provider,
  login,
  onChange,
  error,
  isBusy,
  onBack,
  onSubmit,
}: {
  provider: Provider;
  login: Login;
  onChange: (login: Login) => void;
  error: unknown;
  isBusy: boolean;
  onBack: () => void;
  onSubmit: () => void;
}) {
  const { t } = useTranslation();
  const keyWords = useKeyWords();
  const words = useAccountWords();
  const [isChecked, setIsChecked] = useState(false);
  const set = (patch: Partial<Login>) => onChange({ ...login, ...patch });
  const wanted =
    provider.server === null ? (['server', 'userName', 'password'] as const) : (['userName', 'password'] as const);
  const isMissing = (field: 'server' | 'userName' | 'password') =>
    wanted.some((one) => one === field) && login[field].trim() === '';
  const failure = error ? words.failure(error) : null;
  const errorOf = (field: 'server' | 'userName' | 'password') => {
    if (isChecked && isMissing(field)) return t('error.reason.required');
    // Where the address is fixed there is no field for it.
    const place = provider.server === null ? failure?.field : 'password';
    return place === field ? failure?.words : null;
  };
  const isOwnNet = ['insecure', 'private'].includes(failureOf(error).reason ?? '') || login.lan;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (!wanted.some(isMissing)) onSubmit();
  };
  const steps = (
    <ol className={classes.steps}>
      {provider.steps.map((step) => (
        <li key={step}>{keyWords(step)}</li>
      ))}
    </ol>
  );
  if (!provider.works)
    return (
      <Stack gap="md">
        {steps}
        <Group justify="space-between" gap="xs">
          <Button onClick={onBack}>{t('accounts.back')}</Button>
          <Button component={Link} to="/import" variant="filled">
            {t('accounts.import')}
          </Button>
        </Group>
      </Stack>
    );
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {steps}
        {provider.server === null && (
          <TextInput
            label={t('accounts.server')}
            description={t('accounts.serverHint')}
            placeholder="cloud.example.com"
            autoComplete="off"
            inputMode="url"
            spellCheck={false}
            maxLength={500}
            value={login.server}
            onChange={(event) => set({ server: event.currentTarget.value })}
            error={errorOf('server')}
          />
        )}
        {provider.server === null && isOwnNet && (
          <Checkbox
            label={t('accounts.lan')}
            description={t('accounts.lanHint')}
            checked={login.lan}
            onChange={(event) => set({ lan: event.currentTarget.checked })}
          />
        )}
        <TextInput
          label={t('accounts.userName')}
          autoComplete="off"
          spellCheck={false}
          maxLength={300}
          value={login.userName}
          onChange={(event) => set({ userName: event.currentTarget.value })}
          error={errorOf('userName')}
        />
        <PasswordInput
          label={t('accounts.password')}
          description={t('accounts.passwordHint')}
          autoComplete="off"
          maxLength={500}
          value={login.password}
          onChange={(event) => set({ password: event.currentTarget.value })}
          error={errorOf('password')}
          visibilityToggleButtonProps={{ 'aria-label': t('accounts.showPassword') }}
        />
        <Group justify="space-between" gap="xs">
          <Button onClick={onBack}>{t('accounts.back')}</Button>
          <Button type="submit" variant="filled" loading={isBusy}>
            {t('accounts.connect')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
