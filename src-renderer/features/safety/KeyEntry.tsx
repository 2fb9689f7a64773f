import { Anchor, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkStatus } from '../../../src-shared/contract/safety';
import { useWorkError } from './words';

export type Unlock = { with: 'passphrase'; passphrase: string } | { with: 'recovery'; recoveryKey: string };

/** What opens a backup: its passphrase, or its recovery key. */
export function useKeyEntry() {
  const [kind, setKind] = useState<Unlock['with']>('passphrase');
  const [typed, setTyped] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  return {
    kind,
    typed,
    isMissing,
    setKind,
    type: (text: string) => {
      setTyped(text);
      setIsMissing(false);
    },
    /** Null, and said at the field, when nothing was typed. */
    unlock: (): Unlock | null => {
      setIsMissing(typed === '');
      if (typed === '') return null;
      return kind === 'passphrase' ? { with: kind, passphrase: typed } : { with: kind, recoveryKey: typed };
    },
  };
}

/** The field for it; `error` is why the last one did not fit. */
export function KeyEntry({
  entry: { kind, typed, isMissing, setKind, type },
  error,
}: {
  entry: ReturnType<typeof useKeyEntry>;
  error: WorkStatus['error'];
}) {
  const { t } = useTranslation();
  const errorText = useWorkError();
  const words = () => {
    if (isMissing) return t(`vault.unlock.missing.${kind}`);
    if (error?.reason === 'wrong_key') return t(`vault.unlock.wrong.${kind}`);
    return error === null ? undefined : errorText(error);
  };
  const shared = {
    value: typed,
    error: words(),
    onChange: (event: { currentTarget: HTMLInputElement }) => type(event.currentTarget.value),
    autoComplete: 'off',
  };
  return (
    <div>
      {kind === 'passphrase' ? (
        <PasswordInput
          key={kind}
          label={t('safety.itsPassphrase')}
          visibilityToggleButtonProps={{ 'aria-label': t('vault.showPassphrase') }}
          {...shared}
        />
      ) : (
        <TextInput
          key={kind}
          label={t('safety.itsRecoveryKey')}
          description={t('vault.unlock.recoveryHint')}
          spellCheck={false}
          {...shared}
        />
      )}
      <Anchor
        component="button"
        type="button"
        size="sm"
        mt="xs"
        onClick={() => setKind(kind === 'passphrase' ? 'recovery' : 'passphrase')}
      >
        {t(kind === 'passphrase' ? 'vault.unlock.useRecovery' : 'vault.unlock.usePassphrase')}
      </Anchor>
    </div>
  );
}
