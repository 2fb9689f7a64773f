import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupEntry, BackupPlace } from '../../../src-shared/contract/backups';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { RestoreDialog } from './RestoreDialog';

/** The backups of a place, newest first: when, how much, whether it was proven; and one to be chosen. */
export function BackupChoice({ place, onChoose }: { place: BackupPlace; onChoose: (backup: BackupEntry) => void }) {
  const { t, i18n } = useTranslation();
  const errorText = useErrorText();
  const list = useQuery(orpc.backups.list.queryOptions({ input: { place }, retry: false }));
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  const facts = ({ contacts, companies, reason, provedAt, failure }: BackupEntry): string =>
    [
      t(`safety.made.${reason}`),
      contacts === null ? '' : t('safety.contacts', { count: contacts }),
      companies === null ? '' : t('safety.companies', { count: companies }),
      provedAt !== null
        ? t('safety.proved', { when: when.format(provedAt) })
        : failure !== null
          ? t('safety.unproven')
          : '',
    ]
      .filter((part) => part !== '')
      .join(' · ');
  if (list.error) {
    return (
      <Text role="alert" c="var(--bad)">
        {errorText(list.error)}
      </Text>
    );
  }
  if (list.data?.backups.length === 0) return <Text c="dimmed">{t('safety.none')}</Text>;
  return (
    <Stack gap="sm">
      {list.data?.backups.map((backup) => (
        <Group key={backup.name} justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Text>{when.format(backup.createdAt)}</Text>
            <Text c="dimmed" size="sm">
              {facts(backup)}
            </Text>
          </div>
          <Button
            size="compact-sm"
            style={{ flex: 'none' }}
            aria-label={t('safety.restoreOf', { when: when.format(backup.createdAt) })}
            onClick={() => onChoose(backup)}
          >
            {t('safety.restore')}
          </Button>
        </Group>
      ))}
    </Stack>
  );
}

/** The same, to be restored in a dialog over what is open. */
export function BackupList({ place }: { place: BackupPlace }) {
  const [chosen, setChosen] = useState<BackupEntry | null>(null);
  return (
    <>
      <BackupChoice place={place} onChoose={setChosen} />
      {chosen && <RestoreDialog place={place} name={chosen.name} onClose={() => setChosen(null)} />}
    </>
  );
}
