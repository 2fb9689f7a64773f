import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultStatus } from '../../../src-shared/contract/vault';
import { useLookAgain } from '../../api/look-again';
import { orpc } from '../../api/orpc';
import { FullScreen } from '../../ui/full-screen/FullScreen';
import classes from '../../ui/full-screen/FullScreen.module.css';
import { KeyForm, type KeyKind } from './KeyForm';

/** Asks for the key. The keychain is tried by itself, once; where it fails, the key is typed. */
export function Unlock({
  status,
  onOpened,
  otherWay,
}: {
  status: VaultStatus;
  onOpened: () => void;
  otherWay: ReactNode;
}) {
  const { t } = useTranslation();
  const hasPassphrase = status.unlocks.includes('passphrase');
  const hasKeychain = status.keychain && status.unlocks.includes('keychain');
  const [kind, setKind] = useState<KeyKind>(hasPassphrase ? 'passphrase' : 'recovery');
  const isTried = useRef(false);
  const keychain = useMutation(orpc.vault.unlock.mutationOptions({ onSuccess: onOpened, onError: useLookAgain() }));
  const askKeychain = keychain.mutate;

  useEffect(() => {
    if (!hasKeychain || isTried.current) return;
    isTried.current = true;
    askKeychain({ with: 'keychain' });
  }, [hasKeychain, askKeychain]);

  if (hasKeychain && !keychain.isError) {
    return (
      <FullScreen key="keychain" title={t('vault.unlock.opening')}>
        <p className={classes.lead} role="status">
          {t('vault.unlock.askingKeychain')}
        </p>
      </FullScreen>
    );
  }
  return (
    <FullScreen key={kind} title={t('vault.unlock.title')}>
      {keychain.isError && <p className={classes.lead}>{t('vault.unlock.keychainFailed')}</p>}
      <KeyForm
        kind={kind}
        onOpened={onOpened}
        {...(hasPassphrase && { onOtherKind: () => setKind(kind === 'passphrase' ? 'recovery' : 'passphrase') })}
      />
      <div className={classes.actions}>{otherWay}</div>
      <p className={classes.quiet}>{t('vault.folder', { folder: status.dataFolder })}</p>
    </FullScreen>
  );
}
