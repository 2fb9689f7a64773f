import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Due } from '../../../src-shared/contract/tasks';
import { isWallTime } from '../../../src-shared/domain/task';
import { useErrorText } from '../../api/errors';
import { wallZone } from '../../api/tasks';
import { dueTone, useDueWords } from '../../ui/task/due-words';
import classes from './Tasks.module.css';

/** The day and the time something is due. What can't be saved stays, with the reason. */
export function DueFields({
  due,
  onSave,
  isDay,
}: {
  due: Due | null;
  onSave: (due: { on: string; time: string | null; zone?: string } | null) => Promise<unknown>;
  isDay: (text: string) => boolean;
}) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const words = useDueWords();
  const errorId = useId();
  const [draft, setDraft] = useState({ on: due?.on ?? '', time: due?.time ?? '' });
  const [error, setError] = useState<string | null>(null);
  useEffect(() => setDraft({ on: due?.on ?? '', time: due?.time ?? '' }), [due?.on, due?.time]);
  const save = (next: typeof draft) => {
    setDraft(next);
    setError(null);
    if (next.on === (due?.on ?? '') && next.time === (due?.time ?? '')) return;
    if (next.on !== '' && !isDay(next.on)) return;
    const time = isWallTime(next.time) ? next.time : null;
    const zone = due?.zone ?? wallZone();
    onSave(next.on === '' ? null : { on: next.on, time, zone }).catch((reason: unknown) => setError(errorText(reason)));
  };
  const common = { 'aria-invalid': error !== null, 'aria-describedby': error === null ? undefined : errorId };
  const isElsewhere = due?.zone && due.zone !== wallZone();
  return (
    <span>
      <span className={classes.when} data-tone={due ? dueTone(due) : undefined}>
        <input
          {...common}
          type="date"
          aria-label={t('tasks.field.due')}
          value={draft.on}
          onChange={(event) => save({ ...draft, on: event.currentTarget.value })}
        />
        <input
          {...common}
          type="time"
          aria-label={t('tasks.field.time')}
          value={draft.time}
          disabled={draft.on === ''}
          onChange={(event) => save({ ...draft, time: event.currentTarget.value })}
        />
        {due && (
          <ActionIcon
            size={22}
            aria-label={t('tasks.noDue')}
            title={t('tasks.noDue')}
            onClick={() => save({ on: '', time: '' })}
          >
            <IconX size={13} aria-hidden />
          </ActionIcon>
        )}
      </span>
      {isElsewhere && (
        <span className={classes.example}>{t('tasks.here', { zone: due.zone, when: words.exactly(due) })}</span>
      )}
      {error !== null && (
        <span id={errorId} className={classes.error} role="alert">
          {error}
        </span>
      )}
    </span>
  );
}
