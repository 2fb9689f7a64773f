import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../../ui/settings/Settings.module.css';

/** The user's name: saved with Enter or when the field is left, Esc puts back what was there. */
export function NameField({
  name,
  onSave,
  error,
}: {
  name: string;
  onSave: (name: string, onSaved: () => void) => void;
  error: ReactNode;
}) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    const trimmed = (draft ?? name).trim();
    // What could not be saved stays in the field.
    if (trimmed !== name) onSave(trimmed, () => setDraft(null));
  };
  return (
    <TextInput
      className={classes.field}
      label={t('settings.userName')}
      description={t('settings.userNameHint')}
      autoComplete="name"
      maxLength={200}
      value={draft ?? name}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key === 'Escape') setDraft(null);
      }}
      error={error}
    />
  );
}
