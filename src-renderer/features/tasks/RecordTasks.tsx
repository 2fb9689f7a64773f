import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordKind } from '../../../src-shared/domain/record-kind';
import { useErrorText } from '../../api/errors';
import { useQuickAddDialog, useSnoozeDialog } from '../../api/task-dialogs';
import { useTaskActs } from '../../api/tasks';
import { AddButton } from '../../ui/record/AddButton';
import { useShortcuts } from '../../ui/shortcuts/shortcuts';
import { TaskRow } from '../../ui/task/TaskRow';
import classes from './Tasks.module.css';
import { useTaskPages } from './use-tasks';

const few = 5;

/** In a record: what there is to do about it. */
export function RecordTasks({ record }: { record: { kind: RecordKind; id: string; name: string } }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const { tasks, error, isKnown } = useTaskPages({ scope: 'open', recordId: record.id });
  const acts = useTaskActs();
  const quickAdd = useQuickAddDialog((state) => state.open);
  const askSnooze = useSnoozeDialog((state) => state.ask);
  const [isAll, setAll] = useState(false);
  const add = () => quickAdd({ about: record });
  useShortcuts([{ id: 'record-task', combo: 'w', words: t('tasks.newAbout'), group: 'record', run: add }]);
  return (
    <section className={classes.part} aria-label={t('tasks.title')}>
      <h3 className={classes.partTitle}>
        {t('tasks.title')}
        <AddButton words={t('common.add')} name={t('tasks.newAbout')} onAdd={add} />
      </h3>
      {error !== null && <p className={classes.problem}>{errorText(error)}</p>}
      {isKnown && tasks.length === 0 && <p className={classes.example}>{t('tasks.noneAbout')}</p>}
      <ul className={classes.recordLines}>
        {(isAll ? tasks : tasks.slice(0, few)).map((task) => (
          <TaskRow
            key={task.id}
            task={task}
            hides={record.id}
            onOpen={() => void navigate({ to: '/tasks/$id', params: { id: task.id } })}
            onDone={() => acts.setDone([task.id], true)}
            onSnooze={() => askSnooze([task.id])}
          />
        ))}
      </ul>
      {!isAll && tasks.length > few && (
        <AddButton words={t('tasks.showAll', { count: tasks.length })} onAdd={() => setAll(true)} />
      )}
    </section>
  );
}
