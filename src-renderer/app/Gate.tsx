import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../api/errors';
import { followEvents } from '../api/live';
import { orpc } from '../api/orpc';
import { SaveReport } from '../features/diagnostics/SaveReport';
import { VaultScreens } from '../features/vault/VaultGate';
import { EmptyState } from '../ui/EmptyState';
import { usePreferences } from './use-preferences';
import { RestoreScreen } from './welcome/beginnings';
import { FirstRun } from './welcome/FirstRun';
import { Welcome } from './welcome/Welcome';

/** How often one asks again whether the store is open, in milliseconds: while it opens everybody waits for that. */
const pollMs = { opening: 30, working: 300 } as const;

/** Lets nobody past while the store is not open; the screens behind it may count on its answers. */
export function Gate({ onPlace, children }: { onPlace: (place: string) => void; children: ReactNode }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const [isRestoring, setIsRestoring] = useState(false);
  const status = useQuery(
    orpc.vault.status.queryOptions({
      refetchInterval: ({ state: { data } }) =>
        data?.state === 'opening' || data?.state === 'working' ? pollMs[data.state] : false,
    }),
  );
  const state = status.data?.state;
  const wasWorking = useRef(false);
  useEffect(() => {
    // Another store stands open now: nothing that was answered before holds.
    if (state === 'open' && wasWorking.current) void queryClient.invalidateQueries();
    wasWorking.current = state === 'working' || (wasWorking.current && state === 'opening');
  }, [state, queryClient]);
  const onOpened = useCallback(() => {
    void queryClient.invalidateQueries({ queryKey: orpc.vault.status.key() });
  }, [queryClient]);

  if (status.data?.state === 'open') return <Opened onPlace={onPlace}>{children}</Opened>;
  if (status.data?.state === 'new') return <FirstRun status={status.data} />;
  if (status.data?.state === 'working' || status.data?.state === 'opening' || (status.data && !isRestoring)) {
    return (
      <VaultScreens
        status={status.data}
        onOpened={onOpened}
        help={<SaveReport />}
        otherWay={<Button onClick={() => setIsRestoring(true)}>{t('safety.begin.restore')}</Button>}
      />
    );
  }
  if (status.data) {
    return (
      <Suspense>
        <RestoreScreen hasStore onBack={() => setIsRestoring(false)} />
      </Suspense>
    );
  }
  if (!status.isError) return null;
  return (
    <EmptyState
      title={t('shell.health.unreachable')}
      text={errorText(status.error)}
      actions={[{ words: t('common.retry'), run: () => void status.refetch() }]}
    />
  );
}

function Opened({ onPlace, children }: { onPlace: (place: string) => void; children: ReactNode }) {
  const queryClient = useQueryClient();
  const isReady = usePreferences();
  useEffect(() => {
    const leaving = new AbortController();
    void followEvents(queryClient, leaving.signal);
    return () => leaving.abort();
  }, [queryClient]);
  return isReady ? <Welcome onPlace={onPlace}>{children}</Welcome> : null;
}
