import { ActionIcon, UnstyledButton } from '@mantine/core';
import {
  IconClock,
  IconFlag3,
  IconListCheck,
  IconMail,
  IconNote,
  IconPhone,
  IconRepeat,
  IconUserShare,
  IconUsers,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TaskLine } from '../../../src-shared/contract/tasks';
import { Tick } from '../Tick';
import { dueTone, useDueWords } from './due-words';
import { useRepeatWords } from './repeat-words';
import classes from './TaskRow.module.css';

const kindIcons = {
  todo: null,
  call: IconPhone,
  meeting: IconUsers,
  message: IconMail,
  followUp: IconUserShare,
} as const;

/** The circle that ticks a task off. */
export function DoneBox({
  task,
  onDone,
}: {
  task: Pick<TaskLine, 'title' | 'doneAt' | 'priority'>;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const isDone = task.doneAt !== null;
  return (
    <UnstyledButton
      className={classes.box}
      role="checkbox"
      aria-checked={isDone}
      aria-label={t('tasks.doneOf', { title: task.title })}
      data-priority={task.priority}
      onClick={onDone}
    >
      <span className={classes.circle} data-checked={isDone || undefined} data-priority={task.priority} aria-hidden />
    </UnstyledButton>
  );
}

/** One task: ticked off on the left, opened by its words, put off on the right. */
export function TaskRow({
  task,
  isOpen = false,
  hides,
  onOpen,
  onDone,
  onSnooze,
  mark,
}: {
  task: TaskLine;
  /** Its record stands beside the list. */
  isOpen?: boolean;
  /** A record that need not be named: one looks at it. */
  hides?: string | undefined;
  onOpen: () => void;
  onDone: () => void;
  onSnooze: () => void;
  /** Selects it together with others. */
  mark?: { isOn: boolean; onToggle: () => void };
}) {
  const { t } = useTranslation();
  const words = useDueWords();
  const repeatWords = useRepeatWords();
  const { id, title, kind, priority, due, repeat, steps, records, hasNotes, doneAt } = task;
  const Kind = kindIcons[kind];
  const named = records.filter((record) => record.id !== hides);
  const tone = due && doneAt === null ? dueTone(due) : 'later';
  return (
    <li
      className={classes.row}
      data-of-line={id}
      data-open={isOpen || undefined}
      data-marked={mark?.isOn || undefined}
      data-done={doneAt !== null || undefined}
    >
      <DoneBox task={task} onDone={onDone} />
      <UnstyledButton className={classes.opener} data-line={id} aria-current={isOpen || undefined} onClick={onOpen}>
        <span className={classes.what}>
          <span className={classes.title}>{title}</span>
          {named.length > 0 && <span className={classes.records}>{named.map(({ name }) => name).join(', ')}</span>}
        </span>
        <span className={classes.marks}>
          {Kind && <Kind size={13} stroke={1.6} role="img" aria-label={t(`tasks.kind.${kind}`)} />}
          {hasNotes && <IconNote size={13} stroke={1.6} role="img" aria-label={t('tasks.hasNotes')} />}
          {steps.all > 0 && (
            <span className={classes.steps}>
              <IconListCheck size={13} stroke={1.6} aria-hidden />
              {t('tasks.stepsOf', { done: steps.done, all: steps.all })}
            </span>
          )}
          {priority !== 'none' && (
            <IconFlag3
              size={13}
              stroke={1.8}
              role="img"
              className={classes.flag}
              data-priority={priority}
              aria-label={t(`tasks.priorityOf.${priority}`)}
            />
          )}
          {repeat !== '' && <IconRepeat size={13} stroke={1.6} role="img" aria-label={repeatWords(repeat)} />}
        </span>
        {due && (
          <span className={classes.due} data-tone={tone} title={words.exactly(due)}>
            {words.due(due)}
          </span>
        )}
      </UnstyledButton>
      {mark && (
        <span className={classes.mark}>
          <Tick label={t('tasks.markOf', { title })} state={mark.isOn ? 'on' : 'off'} onChange={mark.onToggle} />
        </span>
      )}
      {doneAt === null && (
        <ActionIcon
          className={classes.act}
          aria-label={t('tasks.snoozeOf', { title })}
          title={t('tasks.snooze')}
          onClick={onSnooze}
        >
          <IconClock size={15} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}
