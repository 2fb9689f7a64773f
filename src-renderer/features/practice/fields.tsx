import { TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PracticeProfile } from '../../../src-shared/contract/practice';
import { useErrorText } from '../../api/errors';
import { useField } from '../../ui/edit/use-field';
import classes from '../../ui/settings/Settings.module.css';
import type { Field, SaveField } from './use-practice';

type Lines = 'phones' | 'emails';

interface FieldProps<F extends Field> {
  readonly field: F;
  readonly profile: PracticeProfile;
  readonly save: SaveField;
  readonly hint?: string;
}

/** A line of the profile: saved when it is left or with Enter; what can't be saved stays in it, with the reason. */
export function LineField({
  field,
  profile,
  save,
  hint,
  shown = (value) => value,
  autoComplete = 'off',
}: FieldProps<Exclude<Field, Lines | 'languages' | 'tone'>> & {
  shown?: (value: string) => string;
  autoComplete?: string;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const stored = shown(profile[field]);
  const { text, error, type, commit, onKeyDown } = useField(stored, (value) => save(field, value), errorText);
  return (
    <TextInput
      className={classes.field}
      label={t(`practice.field.${field}`)}
      description={hint}
      autoComplete={autoComplete}
      maxLength={500}
      value={text}
      error={error}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}

/** Several lines of one kind. One that can't be saved stays, with the reason, until it is mended or taken out. */
export function LinesField({ field, profile, save, hint }: FieldProps<Lines>) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [draft, setDraft] = useState<string[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const change = async (values: string[]) => {
    setDraft(values);
    try {
      await save(field, values);
      setDraft(null);
      setError(null);
    } catch (reason) {
      setError(errorText(reason));
    }
  };
  return (
    <TagsInput
      className={classes.field ?? ''}
      label={t(`practice.field.${field}`)}
      description={hint}
      value={draft ?? profile[field]}
      error={error}
      maxTags={10}
      splitChars={[',', ';']}
      acceptValueOnBlur
      onChange={(values) => void change(values)}
    />
  );
}
