import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';
import { Section } from '../../ui/settings/Section';
import { ChangePassphrase } from './ChangePassphrase';

/** What opens the store, and changing the passphrase. */
export function SecurityPage() {
  const { t, i18n } = useTranslation();
  const [isChanging, setIsChanging] = useState(false);
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
      {isChanging && <ChangePassphrase onClose={() => setIsChanging(false)} />}
    </Section>
  );
}
