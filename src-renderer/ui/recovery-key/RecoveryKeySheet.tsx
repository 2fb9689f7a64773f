import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { groupsOf } from './groups';
import classes from './RecoveryKeySheet.module.css';

/** A recovery key to be written down, copied or printed; on paper nothing else of the screen is seen. */
export function RecoveryKeySheet({ recoveryKey }: { recoveryKey: string }) {
  const { t, i18n } = useTranslation();
  const clipboard = useClipboard({ timeout: 2_000 });
  return (
    <div className={classes.sheet}>
      <p className={classes.key} role="group" aria-label={t('vault.recovery.key')}>
        {groupsOf(recoveryKey).map((letters) => (
          <span key={letters}>{letters}</span>
        ))}
      </p>
      <div className={classes.paper}>
        <h1>{t('vault.recovery.paperTitle')}</h1>
        <p>{t('vault.recovery.paper')}</p>
        <p>
          {t('vault.recovery.paperDate', { date: new Date().toLocaleDateString(i18n.language, { dateStyle: 'long' }) })}
        </p>
      </div>
      <div className={classes.actions}>
        <Button leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
          {t('vault.recovery.print')}
        </Button>
        <Button
          leftSection={clipboard.copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
          onClick={() => clipboard.copy(recoveryKey)}
        >
          {clipboard.copied ? t('vault.recovery.copied') : t('vault.recovery.copy')}
        </Button>
      </div>
      {clipboard.error !== null && (
        <p role="alert" className={classes.error}>
          {t('vault.recovery.notCopied')}
        </p>
      )}
    </div>
  );
}
