import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Trans, useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';
import { useStanding } from '../../api/standing';
import { Keys } from '../../ui/Keys';
import { Section } from '../../ui/settings/Section';

/** Version and host, and where the shortcuts are. */
export function AboutPage() {
  const { t } = useTranslation();
  const { goOn } = useStanding();
  const { data: info } = useQuery(orpc.app.info.queryOptions());
  return (
    <Section title="Praxis">
      {info && <Text>{t('settings.version', { version: info.version, host: t(`settings.host.${info.host}`) })}</Text>}
      <Text c="dimmed">
        <Trans
          t={t}
          i18nKey="settings.shortcuts"
          components={{ find: <Keys combo="mod+k" />, sheet: <Keys combo="?" /> }}
        />
      </Text>
      <div>
        <Button onClick={() => goOn({ tour: true })}>{t('tour.again')}</Button>
      </div>
    </Section>
  );
}
