import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../src-shared/contract/tasks';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useUndoToast } from '../../api/undo';
import { InlineText } from '../../ui/edit/InlineText';
import classes from './Tasks.module.css';

/** The steps of a task; Enter adds one and stands ready for the next. */
export function Checklist({ task: { id: taskId, steps } }: { task: Task }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const undoToast = useUndoToast();
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const onSuccess = (task: Task) => {
    queryClient.setQueryData(orpc.tasks.get.queryKey({ input: { id: taskId } }), task);
    setError(null);
  };
  const onError = (reason: unknown) => setError(errorText(reason));
  const saveStep = useMutation(orpc.tasks.saveStep.mutationOptions({ onSuccess }));
  const removeStep = useMutation(orpc.tasks.removeStep.mutationOptions({ onSuccess, onError }));
  const add = () => {
    if (text.trim() === '') return;
    saveStep.mutate({ taskId, title: text.trim() }, { onSuccess: () => setText(''), onError });
  };
  /** Ticked at once; what could not be saved is read again. */
  const toggle = (id: string, isDone: boolean) => {
    const queryKey = orpc.tasks.get.queryKey({ input: { id: taskId } });
    queryClient.setQueryData(
      queryKey,
      (now) => now && { ...now, steps: now.steps.map((step) => (step.id === id ? { ...step, done: isDone } : step)) },
    );
    const failed = (reason: unknown) => {
      onError(reason);
      void queryClient.invalidateQueries({ queryKey });
    };
    saveStep.mutate({ taskId, id, done: isDone }, { onError: failed });
  };
  const done = steps.filter((step) => step.done).length;
  return (
    <section className={classes.part} aria-label={t('tasks.checklist')}>
      <h3 className={classes.partTitle}>
        {t('tasks.checklist')}
        {steps.length > 0 && <span className={classes.count}>{t('tasks.stepsOf', { done, all: steps.length })}</span>}
      </h3>
      <ul className={classes.steps}>
        {steps.map(({ id, title, done: isDone }) => (
          <li key={id} className={classes.step}>
            <input type="checkbox" aria-label={title} checked={isDone} onChange={() => toggle(id, !isDone)} />
            <span className={classes.stepText}>
              <InlineText
                label={t('tasks.stepText')}
                value={title}
                onSave={(next) => saveStep.mutateAsync({ taskId, id, title: next })}
                errorText={errorText}
              />
            </span>
            <ActionIcon
              size={20}
              aria-label={t('tasks.removeStep', { title })}
              onClick={() =>
                removeStep.mutate({ taskId, id }, { onSuccess: () => undoToast(t('tasks.saved.stepRemoved')) })
              }
            >
              <IconX size={12} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <input
        className={classes.addStep}
        aria-label={t('tasks.addStep')}
        placeholder={t('tasks.addStep')}
        value={text}
        maxLength={500}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          add();
        }}
      />
      {error !== null && (
        <span className={classes.error} role="alert">
          {error}
        </span>
      )}
    </section>
  );
}
