import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultStatus } from '../../../src-shared/contract/vault';
import { orpc } from '../../api/orpc';
import { FullScreen } from '../../ui/full-screen/FullScreen';
import classes from '../../ui/full-screen/FullScreen.module.css';

/** What a backup is a way out of; the others are the folder's fault, or another program's. */
const restorable: ReadonlySet<string> = new Set(['corrupt', 'keys_missing', 'unreadable', 'newer_schema']);

/** Why the store does not open: what happened, that nothing was changed, what to do, and trying again. */
export function Problem({
  problem,
  dataFolder,
  help,
  otherWay,
}: {
  problem: NonNullable<VaultStatus['problem']>;
  dataFolder: string;
  help: ReactNode;
  otherWay: ReactNode;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const retry = useMutation(
    orpc.vault.retry.mutationOptions({
      onSuccess: (status) => queryClient.setQueryData(orpc.vault.status.queryKey(), status),
    }),
  );
  return (
    <FullScreen title={t(`vault.problem.${problem.kind}.title`)}>
      <div className={classes.form}>
        <div className={classes.problem}>
          <IconAlertTriangle size={20} aria-hidden="true" />
          <p>{t(`vault.problem.${problem.kind}.what`)}</p>
        </div>
        <p className={classes.lead}>{t('vault.problem.unchanged')}</p>
        <p className={classes.lead}>{t(`vault.problem.${problem.kind}.todo`)}</p>
        <div className={classes.actions}>
          <Button variant="filled" loading={retry.isPending} onClick={() => retry.mutate({})}>
            {t('common.retry')}
          </Button>
          {help}
          {restorable.has(problem.kind) && otherWay}
        </div>
        <dl className={classes.facts}>
          <dt>{t('vault.problem.folder')}</dt>
          <dd>{dataFolder}</dd>
          {problem.detail !== '' && (
            <>
              <dt>{t('vault.problem.detail')}</dt>
              <dd>{problem.detail}</dd>
            </>
          )}
        </dl>
      </div>
    </FullScreen>
  );
}
