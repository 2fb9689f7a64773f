import { ActionIcon, Group } from '@mantine/core';
import { IconRestore, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BinnedKind, BinnedRecord } from '../../../src-shared/contract/bin';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { client } from '../../api/transport';
import { useErrorToast, useUndoToast } from '../../api/undo';
import { EmptyState } from '../../ui/EmptyState';
import { FactTable } from '../../ui/facts/FactTable';
import { useFormat } from '../../ui/format-locale';
import { Page } from '../../ui/page/Page';
import { useTimeWords } from '../../ui/time';
import { showToast } from '../../ui/toast/show-toast';
import classes from './Bin.module.css';
import { PurgeDialog } from './PurgeDialog';

/** Takes a record out of the bin, in the way of its kind. */
const restoring: Record<BinnedKind, (id: string) => Promise<{ operationId: number | null }>> = {
  deal: (id) => client.deals.restore({ selection: { ids: [id] } }),
  task: (id) => client.tasks.restore({ ids: [id] }),
  custom: (id) => client.objects.restore({ id }),
};

/** The binned records of a kind, one by one. */
export function BinnedRecords({ kind, kinds }: { kind: BinnedKind; kinds: ReactNode }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { personal, exact } = useTimeWords();
  const errorText = useErrorText();
  const onError = useErrorToast();
  const undoToast = useUndoToast();
  const queryClient = useQueryClient();
  const records = useQuery(orpc.bin.list.queryOptions({ input: { kind }, refetchOnMount: 'always' }));
  const [doomed, setDoomed] = useState<BinnedRecord | null>(null);
  const again = () => void queryClient.invalidateQueries({ queryKey: orpc.bin.list.key() });
  const restore = ({ id, name }: BinnedRecord) =>
    restoring[kind](id).then(({ operationId }) => {
      again();
      undoToast(t('bin.restored', { name }), operationId ?? undefined);
    }, onError);
  const purge = useMutation(
    orpc.bin.purge.mutationOptions({
      onError,
      onSuccess: ({ count }) => {
        again();
        showToast({ words: t('bin.purged', { count, formatted: number(count) }) });
      },
    }),
  );
  return (
    <Page title={t('bin.title')}>
      <div className={classes.plain}>
        {kinds}
        <p className={classes.text}>{t('bin.text')}</p>
        {records.isError && <EmptyState title={t('bin.title')} text={errorText(records.error)} />}
        {records.data?.length === 0 && (
          <EmptyState
            icon={<IconTrash size={22} stroke={1.5} />}
            title={t('bin.empty.title')}
            text={t('bin.empty.text')}
          />
        )}
        {records.data && records.data.length > 0 && (
          <FactTable
            label={t('bin.title')}
            rows={records.data}
            keyOf={({ id }) => id}
            columns={[
              { name: t('party.field.name'), cell: ({ name }) => name },
              {
                name: t('bin.column'),
                isNumber: true,
                cell: ({ binnedAt }) => <time title={exact(binnedAt)}>{personal(binnedAt)}</time>,
              },
              {
                name: '',
                isNumber: true,
                cell: (record) => (
                  <Group gap={4} justify="flex-end" wrap="nowrap">
                    <ActionIcon
                      variant="subtle"
                      aria-label={t('bin.restoreOne', { name: record.name })}
                      onClick={() => void restore(record)}
                    >
                      <IconRestore size={15} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      c="var(--bad)"
                      aria-label={t('bin.purgeOne', { name: record.name })}
                      onClick={() => setDoomed(record)}
                    >
                      <IconTrash size={15} aria-hidden />
                    </ActionIcon>
                  </Group>
                ),
              },
            ]}
          />
        )}
      </div>
      <PurgeDialog
        count={doomed ? 1 : 0}
        onClose={() => setDoomed(null)}
        onPurge={() => {
          if (doomed) purge.mutate({ kind, ids: [doomed.id] });
          setDoomed(null);
        }}
      />
    </Page>
  );
}
