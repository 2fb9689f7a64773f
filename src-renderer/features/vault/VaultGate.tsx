import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultStatus } from '../../../src-shared/contract/vault';
import { FullScreen } from '../../ui/full-screen/FullScreen';
import { Problem } from './Problem';
import { Unlock } from './Unlock';

/**
 * What stands before a store that exists: asking for its key, or saying why it does not open, with `help`; and the
 * other way in.
 */
export function VaultScreens({
  status,
  onOpened,
  help,
  otherWay,
}: {
  status: VaultStatus;
  onOpened: () => void;
  help: ReactNode;
  otherWay: ReactNode;
}) {
  const { t } = useTranslation();
  if (status.state === 'problem' && status.problem !== null) {
    return <Problem problem={status.problem} dataFolder={status.dataFolder} help={help} otherWay={otherWay} />;
  }
  if (status.state === 'locked') return <Unlock status={status} onOpened={onOpened} otherWay={otherWay} />;
  if (status.state === 'working') {
    return (
      <FullScreen title={t('safety.working')}>
        <p role="status">{t('safety.workingHint')}</p>
      </FullScreen>
    );
  }
  return (
    <FullScreen title={t('vault.unlock.opening')}>
      <p role="status">{t('vault.unlock.reading')}</p>
    </FullScreen>
  );
}
