import { Button, FileButton, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Certificate } from '../../../src-shared/contract/privacy';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { client } from '../../api/transport';
import { Section } from '../../ui/settings/Section';
import { CertificateDialog } from './CertificateDialog';
import { fetchOutput, sendFile, useLookAtWork, useWork } from './use-work';
import { WorkLine } from './WorkLine';

/** Everything out as one file, and in again; what was erased. */
export function YourDataPage() {
  const { t } = useTranslation();
  return (
    <>
      <Section title={t('safety.archive')}>
        <Export />
      </Section>
      <Section title={t('safety.readArchive')}>
        <Import />
      </Section>
      <Section title={t('safety.certificates')}>
        <Certificates />
      </Section>
    </>
  );
}

function Export() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const look = useLookAtWork();
  const [passphrase, setPassphrase] = useState('');
  const create = useMutation(orpc.archive.create.mutationOptions({ onSettled: look }));
  const latest = useWork('export');
  const work = latest?.id === create.data?.workId ? latest : null;
  const fetched = useRef('');
  const file = work?.result?.kind === 'file' ? work.result.file : null;
  useEffect(() => {
    if (!file || fetched.current === file.outputId) return;
    fetched.current = file.outputId;
    void fetchOutput(file);
  }, [file]);
  return (
    <Stack gap="md">
      <Text c="dimmed">{t('safety.archiveHint')}</Text>
      <PasswordInput
        label={t('safety.archivePassphrase')}
        description={t('safety.archivePassphraseHint')}
        value={passphrase}
        autoComplete="new-password"
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('vault.showPassphrase') }}
        error={create.error && errorText(create.error)}
      />
      <div>
        <Button
          variant="filled"
          loading={work?.state === 'running'}
          onClick={() => create.mutate(passphrase === '' ? {} : { passphrase })}
        >
          {t('safety.makeArchive')}
        </Button>
      </div>
      <WorkLine work={work} />
    </Stack>
  );
}

function Import() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const look = useLookAtWork();
  const [passphrase, setPassphrase] = useState('');
  const work = useWork('import');
  const read = useMutation({
    mutationFn: async (file: File) => {
      const uploadId = await sendFile(file);
      return client.archive.read({ uploadId, ...(passphrase === '' ? {} : { passphrase }) });
    },
    onSettled: look,
  });
  return (
    <Stack gap="md">
      <Text c="dimmed">{t('safety.readArchiveHint')}</Text>
      <PasswordInput
        label={t('safety.readPassphrase')}
        value={passphrase}
        autoComplete="off"
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('vault.showPassphrase') }}
      />
      <div>
        <FileButton onChange={(file) => file && read.mutate(file)} accept=".zip,.age">
          {(button) => (
            <Button {...button} loading={read.isPending || work?.state === 'running'}>
              {t('safety.chooseArchive')}
            </Button>
          )}
        </FileButton>
      </div>
      {read.error && (
        <Text role="alert" c="var(--bad)">
          {errorText(read.error)}
        </Text>
      )}
      <WorkLine work={work} />
    </Stack>
  );
}

function Certificates() {
  const { t, i18n } = useTranslation();
  const [shown, setShown] = useState<Certificate | null>(null);
  const { data } = useQuery(orpc.privacy.certificates.queryOptions());
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  if (data?.certificates.length === 0) return <Text c="dimmed">{t('safety.noCertificates')}</Text>;
  return (
    <Stack gap="md">
      {data?.certificates.map((one) => (
        <Group key={one.id} justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Text>{t(`safety.erased.${one.kind}`, { when: when.format(one.at) })}</Text>
            <Text c="dimmed" size="sm">
              {[
                one.by,
                t('safety.rowsGone', { count: Object.values(one.counts.rows).reduce((sum, rows) => sum + rows, 0) }),
                t(one.verified ? 'safety.verified' : 'safety.notVerified'),
              ]
                .filter((part) => part !== '')
                .join(' · ')}
            </Text>
          </div>
          <Button
            size="compact-sm"
            style={{ flex: 'none' }}
            aria-label={t('safety.certificate.showOf', { when: when.format(one.at) })}
            onClick={() => setShown(one)}
          >
            {t('safety.certificate.show')}
          </Button>
        </Group>
      ))}
      {shown && <CertificateDialog certificate={shown} onClose={() => setShown(null)} />}
    </Stack>
  );
}
