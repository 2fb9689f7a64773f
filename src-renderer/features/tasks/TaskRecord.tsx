import { ActionIcon, Button } from '@mantine/core';
import { IconRestore, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../src-shared/contract/tasks';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { useSnoozeDialog } from '../../api/task-dialogs';
import { useTaskActs } from '../../api/tasks';
import { EmptyState } from '../../ui/EmptyState';
import { InlineText } from '../../ui/edit/InlineText';
import type { RecordParts } from '../../ui/record/parts';
import { RecordFrame } from '../../ui/record/RecordFrame';
import { RecordMeta } from '../../ui/record/RecordMeta';
import { RecordWaiting } from '../../ui/record/RecordWaiting';
import { DoneBox } from '../../ui/task/TaskRow';
import { useTimeWords } from '../../ui/time';
import { Checklist } from './Checklist';
import { TaskFields } from './TaskFields';
import { TaskNotes } from './TaskNotes';
import classes from './Tasks.module.css';
import { useSaveTask } from './use-save-task';

interface TaskRecordProps {
  readonly id: string;
  readonly onClose: () => void;
  readonly parts: RecordParts;
}

/** One task beside the list. */
export function TaskRecord({ id, onClose, parts }: TaskRecordProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const task = useQuery(orpc.tasks.get.queryOptions({ input: { id } }));
  return (
    <RecordFrame label={task.data?.title ?? t('tasks.one')} onClose={onClose}>
      {task.data && <TaskBody task={task.data} onClose={onClose} parts={parts} />}
      {task.isPending && <RecordWaiting />}
      {task.isError && <EmptyState title={t('tasks.gone')} text={errorText(task.error)} />}
    </RecordFrame>
  );
}

function TaskBody({ task, onClose, parts }: Omit<TaskRecordProps, 'id'> & { task: Task }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { personal } = useTimeWords();
  const acts = useTaskActs();
  const askSnooze = useSnoozeDialog((state) => state.ask);
  const save = useSaveTask(task.id);
  const { id, title, doneAt, binnedAt } = task;
  const isDone = doneAt !== null;
  return (
    <>
      <header className={classes.head}>
        <DoneBox task={task} onDone={() => acts.setDone([id], !isDone)} />
        <h2 className={classes.titleField}>
          <InlineText
            label={t('tasks.field.title')}
            value={title}
            onSave={(next) => save({ title: next })}
            errorText={errorText}
            multiline
          />
        </h2>
      </header>
      {binnedAt !== null && (
        <p className={classes.notice} role="status">
          {t('tasks.binned', { when: personal(binnedAt) })}
        </p>
      )}
      <div className={classes.acts}>
        {binnedAt === null ? (
          <>
            <Button variant={isDone ? 'default' : 'filled'} onClick={() => acts.setDone([id], !isDone)}>
              {t(isDone ? 'tasks.reopen' : 'tasks.markDone')}
            </Button>
            {!isDone && <Button onClick={() => askSnooze([id])}>{t('tasks.snooze')}</Button>}
            <ActionIcon
              variant="default"
              aria-label={t('tasks.bin')}
              title={t('tasks.bin')}
              onClick={() => acts.bin([id], onClose)}
            >
              <IconTrash size={15} aria-hidden />
            </ActionIcon>
          </>
        ) : (
          <Button
            variant="filled"
            leftSection={<IconRestore size={14} aria-hidden />}
            onClick={() => acts.restore([id])}
          >
            {t('tasks.restore')}
          </Button>
        )}
      </div>
      <TaskFields task={task} save={save} />
      <parts.Fields recordId={id} isBinned={binnedAt !== null} />
      <Checklist task={task} />
      <TaskNotes key={id} task={task} save={save} />
      <parts.Files recordId={id} isBinned={binnedAt !== null} />
      <RecordMeta record={task} />
    </>
  );
}
