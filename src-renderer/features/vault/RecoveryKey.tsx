import { Button, Checkbox } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconPrinter } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Vault.module.css';
import { VaultFrame } from './VaultFrame';

/** Shows the recovery key, this once: to copy, to print, and to be kept before going on. */
export function RecoveryKey({ recoveryKey, onKept }: { recoveryKey: string; onKept: () => void }) {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 2_000 });
  const [isKept, setIsKept] = useState(false);
  const [isChecked, setIsChecked] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (isKept) onKept();
  };

  return (
    <VaultFrame title={t('vault.recovery.title')}>
      <p className={`${classes.lead} ${classes.screenOnly}`}>{t('vault.recovery.lead')}</p>
      <form className={classes.form} onSubmit={submit} noValidate>
        <p className={classes.key} role="group" aria-label={t('vault.recovery.key')}>
          {recoveryKey.split('-').map((letters) => (
            <span key={letters}>{letters}</span>
          ))}
        </p>
        <p className={classes.paper}>{t('vault.recovery.paper')}</p>
        <div className={`${classes.actions} ${classes.screenOnly}`}>
          <Button
            leftSection={clipboard.copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            onClick={() => clipboard.copy(recoveryKey)}
          >
            {clipboard.copied ? t('vault.recovery.copied') : t('vault.recovery.copy')}
          </Button>
          <Button leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
            {t('vault.recovery.print')}
          </Button>
        </div>
        {clipboard.error !== null && (
          <p role="alert" className={`${classes.error} ${classes.screenOnly}`}>
            {t('vault.recovery.notCopied')}
          </p>
        )}
        <div className={classes.screenOnly}>
          <Checkbox
            label={t('vault.recovery.kept')}
            checked={isKept}
            onChange={(event) => setIsKept(event.currentTarget.checked)}
            error={isChecked && !isKept && t('vault.recovery.keepFirst')}
          />
        </div>
        <div className={`${classes.actions} ${classes.screenOnly}`}>
          <Button type="submit" variant="filled">
            {t('vault.recovery.go')}
          </Button>
        </div>
      </form>
    </VaultFrame>
  );
}
