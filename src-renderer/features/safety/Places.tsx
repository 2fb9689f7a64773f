import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupServer, BackupSettings, BackupTarget, PlaceStanding } from '../../../src-shared/contract/backups';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { ServerForm } from './ServerForm';
import { useWorkError } from './words';

/** What a place is called: its path, or the bucket and the server it is on. */
export const placeName = (target: BackupTarget): string =>
  target.kind === 'folder'
    ? target.path
    : `${[target.bucket, target.prefix].filter(Boolean).join('/')} · ${URL.parse(target.endpoint)?.host ?? ''}`;

/** Daily or not, folders on other disks, and servers. */
export function Places({ settings, standing }: { settings: BackupSettings; standing: readonly PlaceStanding[] }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [server, setServer] = useState<BackupServer | 'new' | null>(null);
  const save = useMutation(
    orpc.backups.saveSettings.mutationOptions({
      onSuccess: () => void queryClient.invalidateQueries({ queryKey: orpc.backups.key() }),
    }),
  );
  const without = (id: string) => settings.targets.filter((target) => target.id !== id);
  return (
    <Stack gap="md">
      <Checkbox
        label={t('safety.daily')}
        description={t('safety.dailyHint')}
        checked={settings.daily}
        onChange={(event) => save.mutate({ settings: { ...settings, daily: event.currentTarget.checked } })}
      />
      {settings.targets.map((target) => (
        <Group key={target.id} justify="space-between" align="flex-start" gap="xs">
          <div style={{ flex: '1 1 12rem', minWidth: 0 }}>
            <Text style={{ overflowWrap: 'anywhere' }}>{placeName(target)}</Text>
            <Standing standing={standing.find(({ place }) => place === target.id)} />
          </div>
          <Group gap="xs" wrap="nowrap">
            {target.kind === 's3' && (
              <Button
                size="compact-sm"
                aria-label={t('safety.changeOf', { place: placeName(target) })}
                onClick={() => setServer(target)}
              >
                {t('safety.change')}
              </Button>
            )}
            <Button
              size="compact-sm"
              aria-label={t('safety.removeOf', { place: placeName(target) })}
              onClick={() => save.mutate({ settings: { ...settings, targets: without(target.id) } })}
            >
              {t('safety.removePlace')}
            </Button>
          </Group>
        </Group>
      ))}
      <FolderForm settings={settings} />
      {server === null ? (
        <div>
          <Button onClick={() => setServer('new')}>{t('safety.server.add')}</Button>
        </div>
      ) : (
        <ServerForm
          key={server === 'new' ? 'new' : server.id}
          settings={settings}
          server={server === 'new' ? null : server}
          onClose={() => setServer(null)}
        />
      )}
    </Stack>
  );
}

/** When a place last held a proven backup, and why it holds no newer one. */
function Standing({ standing }: { standing: PlaceStanding | undefined }) {
  const { t, i18n } = useTranslation();
  const errorText = useWorkError();
  if (!standing) return null;
  const when = (at: number) =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
  const { provedAt, failure, waitingSince } = standing;
  return (
    <>
      <Text c="dimmed" size="sm">
        {provedAt === null ? t('safety.neverProved') : t('safety.lastProved', { when: when(provedAt) })}
      </Text>
      {waitingSince !== null && (
        <Text size="sm" c="var(--bad)">
          {t('safety.waitingSince', { when: when(waitingSince) })}
        </Text>
      )}
      {failure !== null && (
        <Text size="sm" c="var(--bad)">
          {errorText({ code: 'storage', reason: failure })}
        </Text>
      )}
    </>
  );
}

function FolderForm({ settings }: { settings: BackupSettings }) {
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
  );
}
