import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../api/errors';
import { EditForm } from '../../ui/edit/EditForm';
import classes from './Connections.module.css';

/** The error of a field by its name in the contract, or null. */
export type FieldError = (field: string) => string | null;

/** What stays the same in every form here: first and last day, saving, giving up, and where an error stands. */
export function ConnectionForm({
  since,
  until,
  onTerm,
  onSave,
  onCancel,
  errorText,
  fields,
  children,
}: {
  since: string;
  until: string;
  onTerm: (term: { since: string; until: string }) => void;
  onSave: () => Promise<unknown>;
  onCancel: () => void;
  errorText: (error: unknown) => string;
  /** Fields that show their own errors. */
  fields: readonly string[];
  children: (errorOf: FieldError) => ReactNode;
}) {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<{ field: string | null; words: string } | null>(null);
  const submit = () => {
    setFailure(null);
    onSave().catch((reason: unknown) => setFailure({ field: failureOf(reason).field, words: errorText(reason) }));
  };
  const errorOf: FieldError = (field) => (failure?.field === field ? failure.words : null);
  const isElsewhere = failure !== null && ![...fields, 'since', 'until'].some((field) => field === failure.field);
  return (
    <EditForm className={classes.form} error={isElsewhere ? failure.words : null} onSubmit={submit} onCancel={onCancel}>
      {children(errorOf)}
      <div className={classes.term}>
        <TextInput
          type="date"
          label={t('connections.field.since')}
          value={since}
          error={errorOf('since')}
          onChange={(event) => onTerm({ since: event.currentTarget.value, until })}
        />
        <TextInput
          type="date"
          label={t('connections.field.until')}
          value={until}
          error={errorOf('until')}
          onChange={(event) => onTerm({ since, until: event.currentTarget.value })}
        />
      </div>
    </EditForm>
  );
}
