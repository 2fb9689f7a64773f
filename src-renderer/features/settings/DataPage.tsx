import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';
import { Section } from '../../ui/settings/Section';
import classes from '../../ui/settings/Settings.module.css';
import { SampleFill } from './SampleFill';
import { SampleRemove } from './SampleRemove';

/** Where the data lies, and the sample practice: filling it in, and taking it out. */
export function DataPage() {
  const { t } = useTranslation();
  const { data: status } = useQuery(orpc.vault.status.queryOptions());
  const contacts = useQuery(orpc.contacts.count.queryOptions({ input: { filter: {} } }));
  return (
    <>
      <Section title={t('settings.folder')}>
        <Text className={classes.path}>{status?.dataFolder}</Text>
        <Text c="dimmed">{t('settings.folderHint')}</Text>
      </Section>
      <Section title={t('settings.sample')}>
        <SampleFill isEmpty={contacts.data?.count === 0} />
        <SampleRemove />
      </Section>
    </>
  );
}
