import { Anchor, Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, useErrorText } from '../../api/errors';
import { useLookAgain } from '../../api/look-again';
import { orpc } from '../../api/orpc';
import classes from '../../ui/full-screen/FullScreen.module.css';

export type KeyKind = 'passphrase' | 'recovery';

/** The field for one kind of key. A key that does not fit stays in the field, selected, with the reason beneath. */
export function KeyForm({
  kind,
  onOpened,
  onOtherKind,
}: {
  kind: KeyKind;
  onOpened: () => void;
  /** Missing where the store knows only one kind. */
  onOtherKind?: () => void;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [typed, setTyped] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const lookAgain = useLookAgain();
  const field = useRef<HTMLInputElement>(null);
  const unlock = useMutation(
    orpc.vault.unlock.mutationOptions({
      onSuccess: onOpened,
      onError: (error) => {
        lookAgain(error);
        field.current?.select();
      },
    }),
  );

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsMissing(typed === '');
    if (typed === '') return;
    unlock.mutate(kind === 'passphrase' ? { with: kind, passphrase: typed } : { with: kind, recoveryKey: typed });
  };

  const errorWords = () => {
    if (isMissing) return t(`vault.unlock.missing.${kind}`);
    if (!unlock.error) return null;
    return failureOf(unlock.error).reason === 'wrong_key' ? t(`vault.unlock.wrong.${kind}`) : errorText(unlock.error);
  };

  const shared = {
    ref: field,
    value: typed,
    error: errorWords(),
    onChange: (event: { currentTarget: HTMLInputElement }) => {
      setTyped(event.currentTarget.value);
      setIsMissing(false);
      if (unlock.isError) unlock.reset();
    },
  };

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {kind === 'passphrase' ? (
        <PasswordInput
          label={t('vault.unlock.passphrase')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('vault.showPassphrase') }}
          {...shared}
        />
      ) : (
        <TextInput
          label={t('vault.unlock.recovery')}
          description={t('vault.unlock.recoveryHint')}
          autoComplete="off"
          spellCheck={false}
          {...shared}
        />
      )}
      <div className={classes.actions}>
        <Button type="submit" variant="filled" loading={unlock.isPending || unlock.isSuccess}>
          {t('vault.unlock.open')}
        </Button>
        {onOtherKind && (
          <Anchor component="button" type="button" size="sm" onClick={onOtherKind}>
            {kind === 'passphrase' ? t('vault.unlock.useRecovery') : t('vault.unlock.usePassphrase')}
          </Anchor>
        )}
      </div>
    </form>
  );
}
