import { Button, Group } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './EditForm.module.css';

/** A small form within a record: Enter saves, Esc gives up, and an error that belongs to no field stands above the buttons. */
export function EditForm({
  className,
  error,
  onSubmit,
  onCancel,
  children,
}: {
  className: string | undefined;
  error: string | null;
  onSubmit: () => void;
  onCancel: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form
      className={className}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      {children}
      {error !== null && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
      <Group gap={6} className={classes.buttons}>
        <Button type="submit" variant="filled">
          {t('common.save')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </Group>
    </form>
  );
}
