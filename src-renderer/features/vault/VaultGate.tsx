import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultStatus } from '../../../src-shared/contract/vault';
import { client } from '../../api/transport';
import { FirstStart } from './FirstStart';
import { Problem } from './Problem';
import { RecoveryKey } from './RecoveryKey';
import { useRecoveryKey } from './store';
import { Unlock } from './Unlock';
import { VaultFrame } from './VaultFrame';

/** Whether a recovery key is still to be kept: until then the app stays behind `VaultScreens`, open or not. */
export const useIsKeyWaiting = () => useRecoveryKey((view) => view.recoveryKey !== null);

/**
 * Everything that stands before an open store: setting it up, asking for its key, or saying why it does not open.
 * `onOpened` is called when the store is open and the user has nothing left to do here.
 */
export function VaultScreens({ status, onOpened }: { status: VaultStatus; onOpened: () => void }) {
  const { t, i18n } = useTranslation();
  const { recoveryKey, forget } = useRecoveryKey();
  const [isDone, setIsDone] = useState(false);

  if (recoveryKey !== null) {
    const onKept = () => {
      // The language of these screens is the one the user has just read; a failure leaves the computer's.
      void client.app.saveSettings({ locale: i18n.language === 'de' ? 'de' : 'en' }).catch(() => undefined);
      setIsDone(true);
      forget();
      onOpened();
    };
    return <RecoveryKey recoveryKey={recoveryKey} onKept={onKept} />;
  }
  if (status.state === 'problem' && status.problem !== null) {
    return <Problem problem={status.problem} dataFolder={status.dataFolder} />;
  }
  if (status.state === 'new' && !isDone) return <FirstStart status={status} />;
  if (status.state === 'locked') return <Unlock status={status} onOpened={onOpened} />;
  return (
    <VaultFrame title={t('vault.unlock.opening')}>
      <p role="status">{t('vault.unlock.reading')}</p>
    </VaultFrame>
  );
}
