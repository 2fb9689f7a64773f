import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/orpc';
import { client } from '../../api/transport';
import { useErrorToast } from '../../api/undo';
import type { Shortcut } from '../../ui/shortcuts/shortcuts';

/** The palette's command that runs every account now; none where there is nothing to run. */
export function useSyncCommand(): Shortcut[] {
  const { t } = useTranslation();
  const onError = useErrorToast();
  const { data: accounts = [] } = useQuery(orpc.accounts.list.queryOptions());
  const active = accounts.filter(({ state }) => state === 'active');
  if (active.length === 0) return [];
  const run = () => void Promise.all(active.map(({ id }) => client.accounts.sync({ id }))).catch(onError);
  return [{ id: 'sync-accounts', combo: null, words: t('accounts.syncAll'), group: 'anywhere', run }];
}
