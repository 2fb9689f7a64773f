import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BackupServer, type BackupSettings, backupServer } from '../../../src-shared/contract/backups';
import { failureOf, useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';

const texts = ['endpoint', 'region', 'bucket', 'prefix'] as const;
type Field = (typeof texts)[number] | 'accessKeyId' | 'secretAccessKey';
type Draft = Record<Field, string>;

const draftOf = (server: BackupServer | null): Draft => ({
  endpoint: server?.endpoint ?? 'https://',
  region: server?.region ?? 'us-east-1',
  bucket: server?.bucket ?? '',
  prefix: server?.prefix ?? '',
  accessKeyId: '',
  secretAccessKey: '',
});

/** Where on a server backups go. It is tried before it is kept: a probe is written, read and deleted. */
export function ServerForm({
  settings,
  server,
  onClose,
}: {
  settings: BackupSettings;
  /** The one to be changed; its keys stay unless others are typed. */
  server: BackupServer | null;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(server));
  const [wrong, setWrong] = useState<ReadonlySet<Field>>(new Set());
  const [id] = useState(() => server?.id ?? crypto.randomUUID());
  const attempt = useMutation(orpc.backups.tryServer.mutationOptions());
  const save = useMutation(
    orpc.backups.saveSettings.mutationOptions({
      onSuccess: () => {
        onClose();
        void queryClient.invalidateQueries({ queryKey: orpc.backups.key() });
      },
    }),
  );
  const failure = save.error ?? attempt.error;
  const failed = failure && failureOf(failure);
  const errorAt = (field: Field) => {
    if (wrong.has(field)) return t(`safety.server.wrong.${field}`);
    return failure && failed?.field === field ? errorText(failure) : undefined;
  };
  const change = (field: Field) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setDraft((before) => ({ ...before, [field]: value }));
    setWrong(new Set());
    attempt.reset();
    save.reset();
  };

  /** What was typed, where it can be meant. */
  function understood() {
    const { accessKeyId, secretAccessKey, ...place } = draft;
    const trimmed = Object.fromEntries(texts.map((field) => [field, place[field].trim()]));
    const parsed = backupServer.safeParse({
      ...trimmed,
      kind: 's3',
      id,
      prefix: place.prefix.replace(/^[\s/]+|[\s/]+$/g, ''),
    });
    const keepsKeys = server !== null && accessKeyId === '' && secretAccessKey === '';
    const bad = new Set<Field>(parsed.error?.issues.map(({ path: [field] }) => field as Field));
    if (!keepsKeys && accessKeyId.trim() === '') bad.add('accessKeyId');
    if (!keepsKeys && secretAccessKey === '') bad.add('secretAccessKey');
    setWrong(bad);
    if (bad.size > 0 || !parsed.data) return null;
    const keys = { accessKeyId: accessKeyId.trim(), secretAccessKey: secretAccessKey.trim() };
    return { server: parsed.data, ...(keepsKeys ? {} : { keys }) };
  }

  const tryIt = () => {
    const meant = understood();
    if (meant) attempt.mutate(meant);
  };
  const keep = (event: FormEvent) => {
    event.preventDefault();
    const meant = understood();
    if (!meant) return;
    const others = settings.targets.filter((target) => target.id !== id);
    save.mutate({
      settings: { ...settings, targets: [...others, meant.server] },
      ...(meant.keys ? { s3Keys: { [id]: meant.keys } } : {}),
    });
  };
  return (
    <form onSubmit={keep} noValidate aria-label={t('safety.server.title')}>
      <Stack gap="sm">
        <Text c="dimmed">{t('safety.server.hint')}</Text>
        {texts.map((field) => (
          <TextInput
            key={field}
            label={t(`safety.server.${field}`)}
            {...(field === 'bucket' || field === 'region' ? {} : { description: t(`safety.server.${field}Hint`) })}
            value={draft[field]}
            onChange={change(field)}
            error={errorAt(field)}
            autoComplete="off"
            spellCheck={false}
          />
        ))}
        <TextInput
          label={t('safety.server.accessKeyId')}
          {...(server ? { description: t('safety.server.keysStay') } : {})}
          value={draft.accessKeyId}
          onChange={change('accessKeyId')}
          error={errorAt('accessKeyId')}
          autoComplete="off"
          spellCheck={false}
        />
        <PasswordInput
          label={t('safety.server.secretAccessKey')}
          value={draft.secretAccessKey}
          onChange={change('secretAccessKey')}
          error={errorAt('secretAccessKey')}
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': t('safety.server.showKey') }}
        />
        {failure && failed?.field === null && (
          <Text role="alert" c="var(--bad)">
            {errorText(failure)}
          </Text>
        )}
        {attempt.isSuccess && <Text role="status">{t('safety.server.works')}</Text>}
        <Group gap="xs">
          <Button type="submit" variant="filled" loading={save.isPending}>
            {t(server ? 'safety.server.keep' : 'safety.server.addNow')}
          </Button>
          <Button loading={attempt.isPending} onClick={tryIt}>
            {t('safety.server.try')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
