import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../api/errors';
import { followEvents } from '../api/live';
import { orpc } from '../api/orpc';
import { useIsKeyWaiting, VaultScreens } from '../features/vault/VaultGate';
import { EmptyState } from '../ui/EmptyState';
import { usePreferences } from './use-preferences';

/** How often a store that is just opening is asked again, in milliseconds. */
const openingPollMs = 300;

/** Lets nobody past while the store is not open; the screens behind it may count on its answers. */
export function Gate({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const status = useQuery(
    orpc.vault.status.queryOptions({
      refetchInterval: ({ state }) => (state.data?.state === 'opening' ? openingPollMs : false),
    }),
  );
  const isKeyWaiting = useIsKeyWaiting();
  const onOpened = useCallback(() => {
    void queryClient.invalidateQueries({ queryKey: orpc.vault.status.key() });
  }, [queryClient]);

  if (status.data?.state === 'open' && !isKeyWaiting) return <Opened>{children}</Opened>;
  if (status.data) return <VaultScreens status={status.data} onOpened={onOpened} />;
  if (!status.isError) return null;
  return (
    <EmptyState
      title={t('shell.health.unreachable')}
      text={errorText(status.error)}
      actions={[{ words: t('common.retry'), run: () => void status.refetch() }]}
    />
  );
}

function Opened({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient();
  const isReady = usePreferences();
  useEffect(() => {
    const leaving = new AbortController();
    void followEvents(queryClient, leaving.signal);
    return () => leaving.abort();
  }, [queryClient]);
  return isReady ? children : null;
}
