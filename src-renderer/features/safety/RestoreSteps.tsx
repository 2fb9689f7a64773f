import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupPlace } from '../../../src-shared/contract/backups';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { KeyEntry, useKeyEntry } from './KeyEntry';
import { Preview } from './Preview';
import { useLookAtWork, useWork } from './use-work';
import { WorkLine } from './WorkLine';

const keyReasons: readonly (string | null)[] = ['key_needed', 'wrong_key'];

/**
 * From a backup to the store: its key, what it would change, and doing it. Where the present store is `open`, its key is
 * tried by itself first, which mostly fits; where it is not, the key is asked for.
 */
export function RestoreSteps({
  place,
  name,
  present,
  onCancel,
  onDone,
}: {
  place: BackupPlace;
  name: string;
  present: 'open' | 'closed' | 'none';
  onCancel: () => void;
  /** Another store stands open now. */
  onDone?: () => void;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const look = useLookAtWork();
  const entry = useKeyEntry();
  const isAsked = useRef(false);
  const prepare = useMutation(orpc.backups.prepareRestore.mutationOptions({ onSettled: look }));
  const restore = useMutation(
    orpc.backups.restore.mutationOptions({
      onSettled: () => {
        look();
        // The store is closed for it now: the gate has to look.
        void queryClient.invalidateQueries({ queryKey: orpc.vault.status.key() });
      },
    }),
  );
  const latest = useWork('restore');
  const work = latest?.id === prepare.data?.workId || latest?.id === restore.data?.workId ? latest : null;
  const begin = prepare.mutate;
  useEffect(() => {
    if (present !== 'open' || isAsked.current) return;
    isAsked.current = true;
    begin({ place, name });
  }, [begin, present, place, name]);
  const isDone = work?.result?.kind === 'opened';
  useEffect(() => {
    if (!isDone) return;
    // Nothing that was answered before holds.
    void queryClient.invalidateQueries();
    onDone?.();
  }, [isDone, onDone, queryClient]);
  const isRefused = work?.state === 'failed' && keyReasons.includes(work.error?.reason ?? '');
  const preview = work?.result?.kind === 'preview' ? work.result.preview : null;
  const asks = isRefused || (present !== 'open' && work === null && !prepare.isPending);
  const open = (event: FormEvent) => {
    event.preventDefault();
    const unlock = entry.unlock();
    if (unlock) begin({ place, name, unlock });
  };
  const failure = prepare.error ?? restore.error;
  return (
    <Stack gap="md">
      {!isRefused && <WorkLine work={work} />}
      {failure && (
        <Text role="alert" c="var(--bad)">
          {errorText(failure)}
        </Text>
      )}
      {asks && (
        <form onSubmit={open} noValidate>
          <Stack gap="sm">
            <KeyEntry entry={entry} error={isRefused ? work.error : null} />
            <div>
              <Button type="submit">{t('safety.openIt')}</Button>
            </div>
          </Stack>
        </form>
      )}
      {preview && <Preview preview={preview} keepsAside={present !== 'none'} />}
      <Group justify="flex-end" gap="xs">
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
        {preview && work && (
          <Button variant="filled" loading={restore.isPending} onClick={() => restore.mutate({ workId: work.id })}>
            {t('safety.restoreNow')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
