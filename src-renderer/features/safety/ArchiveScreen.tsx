import { Button, FileButton, PasswordInput, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { client } from '../../api/transport';
import { FullScreen } from '../../ui/full-screen/FullScreen';
import classes from '../../ui/full-screen/FullScreen.module.css';
import { noPassphrase, problemOf } from '../../ui/passphrase/draft';
import { NewPassphrase } from '../../ui/passphrase/NewPassphrase';
import { sendFile, useLookAtWork, useWork } from './use-work';
import { WorkLine } from './WorkLine';
import { useWorkError } from './words';

const ofItsPassphrase: readonly (string | null)[] = ['key_needed', 'wrong_key'];

/** Where there is no store yet: an archive becomes one, under a passphrase of its own. Its recovery key is shown next. */
export function ArchiveScreen({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const workError = useWorkError();
  const queryClient = useQueryClient();
  const look = useLookAtWork();
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [draft, setDraft] = useState(noPassphrase);
  const [isChecked, setIsChecked] = useState(false);
  const read = useMutation({
    mutationFn: async (archive: File) => {
      const uploadId = await sendFile(archive);
      return client.archive.read({
        uploadId,
        newPassphrase: draft.passphrase,
        ...(passphrase === '' ? {} : { passphrase }),
      });
    },
    onSettled: look,
  });
  const latest = useWork('import');
  const work = latest?.id === read.data?.workId ? latest : null;
  const isOpen = work?.state === 'done';
  useEffect(() => {
    if (isOpen) void queryClient.invalidateQueries({ queryKey: orpc.vault.status.key() });
  }, [isOpen, queryClient]);
  const keyError = work?.state === 'failed' && ofItsPassphrase.includes(work.error?.reason ?? '') ? work.error : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (file !== null && problemOf(draft, false) === null) read.mutate(file);
  };
  return (
    <FullScreen title={t('safety.begin.archiveTitle')}>
      <p className={classes.lead}>{t('safety.begin.archiveLead')}</p>
      <form className={classes.form} onSubmit={submit} noValidate>
        <div>
          <FileButton onChange={setFile} accept=".zip,.age">
            {(button) => (
              <Button {...button} data-autofocus>
                {t('safety.chooseArchive')}
              </Button>
            )}
          </FileButton>
          <Text
            mt="xs"
            style={{ overflowWrap: 'anywhere' }}
            {...(isChecked && !file ? { c: 'var(--bad)', role: 'alert' } : {})}
          >
            {file ? file.name : isChecked ? t('safety.begin.archiveMissing') : t('safety.begin.noFile')}
          </Text>
        </div>
        <PasswordInput
          label={t('safety.readPassphrase')}
          value={passphrase}
          autoComplete="off"
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('vault.showPassphrase') }}
          error={keyError && workError(keyError)}
        />
        <NewPassphrase
          draft={draft}
          onChange={setDraft}
          label={t('safety.begin.newPassphrase')}
          description={t('vault.first.passphraseHint')}
          isOptional={false}
          isChecked={isChecked}
        />
        <div className={classes.actions}>
          <Button type="submit" variant="filled" loading={read.isPending || work?.state === 'running' || isOpen}>
            {t('safety.begin.readArchive')}
          </Button>
          <Button onClick={onBack} disabled={read.isPending || work?.state === 'running'}>
            {t('welcome.back')}
          </Button>
        </div>
        {!keyError && <WorkLine work={work} />}
        {read.error && (
          <p role="alert" className={classes.error}>
            {errorText(read.error)}
          </p>
        )}
      </form>
    </FullScreen>
  );
}
