import { Button, Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultStatus } from '../../../src-shared/contract/vault';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { noPassphrase, problemOf } from '../../ui/passphrase/draft';
import { NewPassphrase } from '../../ui/passphrase/NewPassphrase';
import { useRecoveryKey } from './store';
import { useLookAgain } from './use-look-again';
import classes from './Vault.module.css';
import { VaultFrame } from './VaultFrame';

/** Sets up the store: a passphrase, this computer's keychain, or both. */
export function FirstStart({ status }: { status: VaultStatus }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [draft, setDraft] = useState(noPassphrase);
  const [keychain, setKeychain] = useState(status.keychain);
  const [isChecked, setIsChecked] = useState(false);
  const lookAgain = useLookAgain();
  const create = useMutation(
    orpc.vault.create.mutationOptions({
      onSuccess: ({ recoveryKey }) => useRecoveryKey.getState().show(recoveryKey),
      onError: lookAgain,
    }),
  );

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (problemOf(draft, keychain) !== null) return;
    create.mutate({ keychain, ...(draft.passphrase === '' ? {} : { passphrase: draft.passphrase }) });
  };

  return (
    <VaultFrame title={t('vault.first.title')}>
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
          <Button type="submit" variant="filled" loading={create.isPending}>
            {t('vault.first.create')}
          </Button>
        </div>
        {create.error && (
          <p role="alert" className={classes.error}>
            {errorText(create.error)}
          </p>
        )}
      </form>
      <p className={classes.quiet}>{t('vault.folder', { folder: status.dataFolder })}</p>
    </VaultFrame>
  );
}
