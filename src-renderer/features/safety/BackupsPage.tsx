import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupPlace, BackupSettings } from '../../../src-shared/contract/safety';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { Section } from '../../ui/settings/Section';
import { BackupList } from './BackupList';
import { useLookAtWork, useWork } from './use-work';
import { WorkLine } from './WorkLine';

/** Making backups, where they lie, and going back to one. */
export function BackupsPage() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const look = useLookAtWork();
  const work = useWork('backup');
  const { data } = useQuery(orpc.backups.settings.queryOptions());
  const create = useMutation(orpc.backups.create.mutationOptions({ onSettled: look }));
  const isDone = work?.state === 'done';
  useEffect(() => {
    if (isDone) void queryClient.invalidateQueries({ queryKey: orpc.backups.key() });
  }, [isDone, queryClient]);
  const places: { place: BackupPlace; words: string }[] = [
    { place: { kind: 'home' }, words: t('safety.home') },
    ...(data?.settings.targets ?? []).map((target) => ({
      place: { kind: 'target' as const, targetId: target.id },
      words: target.kind === 'folder' ? target.path : target.bucket,
    })),
    { place: { kind: 'aside' }, words: t('safety.aside') },
  ];
  return (
    <>
      <Section title={t('safety.backups')}>
        <Text c="dimmed">{t('safety.backupsHint')}</Text>
        <div>
          <Button variant="filled" loading={work?.state === 'running'} onClick={() => create.mutate({})}>
            {t('safety.backUpNow')}
          </Button>
        </div>
        <WorkLine work={work} />
      </Section>
      {places.map(({ place, words }) => (
        <Section key={words} title={words}>
          <BackupList place={place} />
        </Section>
      ))}
      {data && (
        <Section title={t('safety.places')}>
          <Places settings={data.settings} />
        </Section>
      )}
    </>
  );
}

/** Daily or not, and folders on other disks. */
function Places({ settings }: { settings: BackupSettings }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const [path, setPath] = useState('');
  const save = useMutation(
    orpc.backups.saveSettings.mutationOptions({
      onSuccess: () => {
        setPath('');
        void queryClient.invalidateQueries({ queryKey: orpc.backups.key() });
      },
    }),
  );
  const add = (event: FormEvent) => {
    event.preventDefault();
    const target = { kind: 'folder' as const, id: crypto.randomUUID(), path: path.trim() };
    if (target.path !== '') save.mutate({ settings: { ...settings, targets: [...settings.targets, target] } });
  };
  return (
    <Stack gap="md">
      <Checkbox
        label={t('safety.daily')}
        description={t('safety.dailyHint')}
        checked={settings.daily}
        onChange={(event) => save.mutate({ settings: { ...settings, daily: event.currentTarget.checked } })}
      />
      {settings.targets.map((target) => (
        <Group key={target.id} justify="space-between" wrap="nowrap">
          <Text style={{ overflowWrap: 'anywhere' }}>{target.kind === 'folder' ? target.path : target.bucket}</Text>
          <Button
            size="compact-sm"
            onClick={() =>
              save.mutate({ settings: { ...settings, targets: settings.targets.filter(({ id }) => id !== target.id) } })
            }
          >
            {t('safety.removePlace')}
          </Button>
        </Group>
      ))}
      <form onSubmit={add} noValidate>
        <Stack gap="xs">
          <TextInput
            label={t('safety.folder')}
            description={t('safety.folderHint')}
            value={path}
            onChange={(event) => setPath(event.currentTarget.value)}
            error={save.error && errorText(save.error)}
          />
          <div>
            <Button type="submit" loading={save.isPending}>
              {t('safety.addFolder')}
            </Button>
          </div>
        </Stack>
      </form>
    </Stack>
  );
}
