import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type PassphraseDraft, problemOf } from './draft';
import { StrengthHint } from './StrengthHint';
import { minPassphraseLength, strengthOf } from './strength';

/** The two fields of a new passphrase, with a hint how hard it is to guess; what is wrong is said once `isChecked`. */
export function NewPassphrase({
  draft,
  onChange,
  label,
  description,
  isOptional,
  isChecked,
}: {
  draft: PassphraseDraft;
  onChange: (draft: PassphraseDraft) => void;
  label: string;
  description: string;
  isOptional: boolean;
  isChecked: boolean;
}) {
  const { t } = useTranslation();
  const problem = isChecked ? problemOf(draft, isOptional) : null;
  const toggle = { 'aria-label': t('vault.showPassphrase') };
  return (
    <>
      <PasswordInput
        label={label}
        description={description}
        autoComplete="new-password"
        data-autofocus
        visibilityToggleButtonProps={toggle}
        value={draft.passphrase}
        onChange={(event) => onChange({ ...draft, passphrase: event.currentTarget.value })}
        error={problem === 'tooShort' && t('vault.first.tooShort', { count: minPassphraseLength })}
      />
      {draft.passphrase !== '' && <StrengthHint strength={strengthOf(draft.passphrase)} />}
      {(!isOptional || draft.passphrase !== '' || draft.repeated !== '') && (
        <PasswordInput
          label={t('vault.first.repeat')}
          autoComplete="new-password"
          visibilityToggleButtonProps={toggle}
          value={draft.repeated}
          onChange={(event) => onChange({ ...draft, repeated: event.currentTarget.value })}
          error={problem === 'differs' && t('vault.first.differs')}
        />
      )}
    </>
  );
}
