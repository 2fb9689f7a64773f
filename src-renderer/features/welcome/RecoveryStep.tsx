import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { FullScreen } from '../../ui/full-screen/FullScreen';
import classes from '../../ui/full-screen/FullScreen.module.css';
import { KeptCheck, useKeptCheck } from '../../ui/recovery-key/KeptCheck';
import { RecoveryKeySheet } from '../../ui/recovery-key/RecoveryKeySheet';
import { stepsInAll } from './steps';
import { useShownKey } from './store';

interface RecoveryStepProps {
  /** The key of a store that did not come about on these screens. */
  readonly made: string | null;
  readonly onLanguage: (language: 'en' | 'de') => void;
  readonly onKept: () => void;
  readonly onLater: () => void;
}

/** Shows the recovery key until it was kept. After a reload the one that was shown is gone: a new one takes its place. */
export function RecoveryStep(props: RecoveryStepProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const recoveryKey = useShownKey((state) => state.recoveryKey) ?? props.made;
  const renew = useMutation(
    orpc.vault.renewRecoveryKey.mutationOptions({ onSuccess: (made) => useShownKey.setState(made) }),
  );
  if (recoveryKey !== null) return <Keep recoveryKey={recoveryKey} {...props} />;
  return (
    <FullScreen title={t('welcome.recovery.again')} progress={{ at: 3, of: stepsInAll }} onLanguage={props.onLanguage}>
      <p className={classes.lead}>{t('welcome.recovery.againLead')}</p>
      <div className={classes.actions}>
        <Button variant="filled" loading={renew.isPending} onClick={() => renew.mutate({})}>
          {t('welcome.recovery.renew')}
        </Button>
        <Button onClick={props.onLater}>{t('welcome.recovery.later')}</Button>
      </div>
      {renew.error && (
        <p role="alert" className={classes.error}>
          {errorText(renew.error)}
        </p>
      )}
    </FullScreen>
  );
}

function Keep({ recoveryKey, onLanguage, onKept, onLater }: Omit<RecoveryStepProps, 'made'> & { recoveryKey: string }) {
  const { t } = useTranslation();
  const { fields, isKept } = useKeptCheck(recoveryKey);
  const [isChecked, setIsChecked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (isKept) onKept();
  };
  return (
    <FullScreen title={t('vault.recovery.title')} progress={{ at: 3, of: stepsInAll }} onLanguage={onLanguage}>
      <p className={classes.lead}>{t('vault.recovery.lead')}</p>
      <form className={classes.form} onSubmit={submit} noValidate>
        <RecoveryKeySheet recoveryKey={recoveryKey} />
        <p className={classes.lead}>{t('vault.recovery.check')}</p>
        <KeptCheck fields={fields} isChecked={isChecked} />
        <div className={classes.actions}>
          <Button type="submit" variant="filled">
            {t('vault.recovery.go')}
          </Button>
          <Button onClick={onLater}>{t('welcome.recovery.later')}</Button>
        </div>
      </form>
    </FullScreen>
  );
}
