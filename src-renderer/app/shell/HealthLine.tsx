import { useIsMutating, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../../api/connection';
import { useOperationWords } from '../../api/operation-words';
import { orpc } from '../../api/orpc';
import classes from './HealthLine.module.css';
import { healthOf } from './health';

/** The state of the user's data, always in sight: saved, at work, or what failed and a way to mend it. */
export function HealthLine() {
  const { t } = useTranslation();
  const operationWords = useOperationWords();
  const isConnected = useConnection((state) => state.isConnected);
  const saving = useIsMutating();
  const running = useQuery(orpc.operations.running.queryOptions());
  const accounts = useQuery(orpc.accounts.list.queryOptions());
  const health = healthOf({
    isConnected,
    saving,
    running: running.data ?? [],
    accounts: accounts.data ?? [],
  });

  const words = {
    unreachable: () => t('shell.health.unreachable'),
    // How far it got stands above, with its brakes: what changes ten times a second must not be read out.
    working: () =>
      health.operation?.state === 'paused'
        ? t('shell.health.paused', { what: operationWords(health.operation.label) })
        : t('shell.health.working'),
    saving: () => t('shell.health.saving'),
    failing: () =>
      t(health.account?.state === 'asking' ? 'accounts.waiting' : 'accounts.failing', {
        name: health.account?.name ?? '',
      }),
    saved: () => t('shell.health.saved'),
  }[health.state]();

  const line = (
    <>
      <span className={classes.dot} aria-hidden />
      <span className={classes.words}>{words}</span>
    </>
  );
  return (
    <div className={classes.health} data-state={health.state} role="status" title={words} data-tour="health">
      {health.state === 'working' && (
        <Link to="/history" className={classes.link}>
          {line}
        </Link>
      )}
      {health.state === 'failing' && (
        <Link to="/settings/$page" params={{ page: 'accounts' }} className={classes.link}>
          {line}
        </Link>
      )}
      {health.state !== 'working' && health.state !== 'failing' && line}
    </div>
  );
}
