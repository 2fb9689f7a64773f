import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';
import { SampleFill } from './SampleFill';
import { Section } from './Section';
import classes from './Settings.module.css';

/** Where the data lies, and filling an empty store with a sample practice. */
export function DataSection() {
  const { t } = useTranslation();
  const { data: status } = useQuery(orpc.vault.status.queryOptions());
  const contacts = useQuery(orpc.contacts.count.queryOptions({ input: { filter: {} } }));
  return (
    <Section title={t('settings.data')}>
      <div>
        <Text c="dimmed">{t('settings.folder')}</Text>
        <Text className={classes.path}>{status?.dataFolder}</Text>
      </div>
      <Text c="dimmed">{t('settings.folderHint')}</Text>
      <SampleFill isEmpty={contacts.data?.count === 0} />
    </Section>
  );
}
