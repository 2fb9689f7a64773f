import { Button, Checkbox } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultStatus } from '../../../src-shared/contract/vault';
import { useErrorText } from '../../api/errors';
import { useLookAgain } from '../../api/look-again';
import { orpc } from '../../api/orpc';
import { FullScreen } from '../../ui/full-screen/FullScreen';
import classes from '../../ui/full-screen/FullScreen.module.css';
import { noPassphrase, problemOf } from '../../ui/passphrase/draft';
import { NewPassphrase } from '../../ui/passphrase/NewPassphrase';
import { countryOf } from './place';
import { stepsInAll } from './steps';
import { useBeforeStore, useShownKey } from './store';

/** Sets up the store: a passphrase, this computer's keychain, or both. */
export function KeyStep({ status }: { status: VaultStatus }) {
  const { t, i18n } = useTranslation();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const country = useBeforeStore((state) => state.country) ?? countryOf(navigator.languages);
  const [draft, setDraft] = useState(noPassphrase);
  const [keychain, setKeychain] = useState(status.keychain);
  const [isChecked, setIsChecked] = useState(false);
  const lookAgain = useLookAgain();
  const create = useMutation(
    orpc.vault.create.mutationOptions({
      onSuccess: ({ recoveryKey }) => {
        useShownKey.setState({ recoveryKey });
        useBeforeStore.setState({ step: 'place', country: null });
        return queryClient.invalidateQueries({ queryKey: orpc.vault.status.key() });
      },
      onError: lookAgain,
    }),
  );

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (problemOf(draft, keychain) !== null) return;
    create.mutate({
      keychain,
      country,
      locale: i18n.language === 'de' ? 'de' : 'en',
      ...(draft.passphrase === '' ? {} : { passphrase: draft.passphrase }),
    });
  };

  return (
    <FullScreen title={t('vault.first.title')} progress={{ at: 2, of: stepsInAll }}>
      <p className={classes.lead}>{t('vault.first.lead')}</p>
      <form className={classes.form} onSubmit={submit} noValidate>
        {status.keychain && (
          <Checkbox
            label={t('vault.first.keychain')}
            description={t('vault.first.keychainHint')}
            checked={keychain}
            onChange={(event) => setKeychain(event.currentTarget.checked)}
          />
        )}
        <NewPassphrase
          draft={draft}
          onChange={setDraft}
          label={keychain ? t('vault.first.passphraseOptional') : t('vault.first.passphrase')}
          description={keychain ? t('vault.first.passphraseOptionalHint') : t('vault.first.passphraseHint')}
          isOptional={keychain}
          isChecked={isChecked}
        />
        <div className={classes.actions}>
          <Button type="submit" variant="filled" loading={create.isPending || create.isSuccess}>
            {t('vault.first.create')}
          </Button>
          <Button
            leftSection={<IconChevronLeft size={16} aria-hidden />}
            disabled={create.isPending}
            onClick={() => useBeforeStore.setState({ step: 'place' })}
          >
            {t('welcome.back')}
          </Button>
        </div>
        {create.error && (
          <p role="alert" className={classes.error}>
            {errorText(create.error)}
          </p>
        )}
      </form>
      <p className={classes.quiet}>{t('vault.folder', { folder: status.dataFolder })}</p>
    </FullScreen>
  );
}
