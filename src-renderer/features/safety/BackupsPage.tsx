import { Button, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupPlace } from '../../../src-shared/contract/backups';
import type { WorkStatus } from '../../../src-shared/contract/safety';
import { orpc } from '../../api/orpc';
import { Section } from '../../ui/settings/Section';
import { BackupList } from './BackupList';
import { Places, placeName } from './Places';
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
  const ended = work?.state !== 'running' && work?.id;
  useEffect(() => {
    if (ended) void queryClient.invalidateQueries({ queryKey: orpc.backups.key() });
  }, [ended, queryClient]);
  const places: { id: string; place: BackupPlace; words: string }[] = [
    { id: 'home', place: { kind: 'home' }, words: t('safety.home') },
    ...(data?.settings.targets ?? []).map((target) => ({
      id: target.id,
      place: { kind: 'target' as const, targetId: target.id },
      words: placeName(target),
    })),
    { id: 'aside', place: { kind: 'aside' }, words: t('safety.aside') },
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
        <Outcome work={work} />
      </Section>
      {places.map(({ id, place, words }) => (
        <Section key={id} title={words}>
          <BackupList place={place} />
        </Section>
      ))}
      {data && (
        <Section title={t('safety.places')}>
          <Places settings={data.settings} standing={data.standing} />
        </Section>
      )}
    </>
  );
}

/** In how many places it went well, and where it did not. */
function Outcome({ work }: { work: WorkStatus | null }) {
  const { t } = useTranslation();
  if (work?.result?.kind !== 'backups') return null;
  const { proven, failed, waiting } = work.result;
  return (
    <Text role="status" {...(failed > 0 ? { c: 'var(--bad)' } : {})}>
      {[
        t('safety.outcome.proven', { count: proven }),
        ...(waiting > 0 ? [t('safety.outcome.waiting', { count: waiting })] : []),
        ...(failed > 0 ? [t('safety.outcome.failed', { count: failed })] : []),
      ].join(' · ')}
    </Text>
  );
}
