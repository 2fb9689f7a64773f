import { Button, Group, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Timeline.module.css';

/** Writes a note, or changes one. Ctrl/⌘ Enter keeps it, Esc gives up. */
export function NoteForm({
  initial,
  onSave,
  onCancel,
  errorText,
}: {
  initial: string;
  onSave: (body: string) => Promise<unknown>;
  onCancel: () => void;
  errorText: (error: unknown) => string;
}) {
  const { t } = useTranslation();
  const [body, setBody] = useState(initial);
  const [error, setError] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  const save = async () => {
    if (body.trim() === '') return onCancel();
    setSaving(true);
    try {
      await onSave(body.trim());
    } catch (reason) {
      setError(errorText(reason));
      setSaving(false);
    }
  };
  return (
    <form
      className={classes.noteForm}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Textarea
        ref={field}
        aria-label={t('party.note.text')}
        placeholder={t('party.note.write')}
        autosize
        minRows={3}
        maxRows={16}
        value={body}
        error={error}
        onChange={(event) => setBody(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation();
            onCancel();
          }
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
        }}
      />
      <Group gap={6} mt={6}>
        <Button type="submit" variant="filled" loading={isSaving}>
          {t('party.note.save')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </Group>
    </form>
  );
}
