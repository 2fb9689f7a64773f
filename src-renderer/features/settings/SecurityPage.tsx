import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';
import { useStanding } from '../../api/standing';
import { Section } from '../../ui/settings/Section';
import { ChangePassphrase } from './ChangePassphrase';
import { RenewRecoveryKey } from './RenewRecoveryKey';

/** What opens the store, changing the passphrase, and a new recovery key. */
export function SecurityPage() {
  const { t, i18n } = useTranslation();
  const [isChanging, setIsChanging] = useState(false);
  const [isRenewing, setIsRenewing] = useState(false);
  const { standing } = useStanding();
  const { data: status } = useQuery(orpc.vault.status.queryOptions());
  const ways = (status?.unlocks ?? []).map((way) => t(`settings.unlock.${way}`));
  const hasPassphrase = status?.unlocks.includes('passphrase') ?? false;
  return (
    <Section title={t('settings.key')}>
      <Text>
        {t('settings.encrypted')}{' '}
        {ways.length > 0 &&
          t('settings.opensWith', { ways: new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(ways) })}
      </Text>
      <div>
        <Button onClick={() => setIsChanging(true)}>
          {hasPassphrase ? t('settings.changePassphrase') : t('settings.setPassphrase')}
        </Button>
      </div>
      {standing?.recoveryKept === false && <Text c="var(--warn)">{t('settings.recoveryNotKept')}</Text>}
      <div>
        <Button onClick={() => setIsRenewing(true)}>{t('settings.renewRecoveryKey')}</Button>
      </div>
      {isRenewing && <RenewRecoveryKey onClose={() => setIsRenewing(false)} />}
      {isChanging && <ChangePassphrase onClose={() => setIsChanging(false)} />}
    </Section>
  );
}
