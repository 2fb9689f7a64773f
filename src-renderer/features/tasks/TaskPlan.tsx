import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/errors';
import { useSnoozeDialog } from '../../api/task-dialogs';
import { useTaskActs } from '../../api/tasks';
import { EmptyState } from '../../ui/EmptyState';
import { Keys } from '../../ui/Keys';
import { ListLayout } from '../../ui/list/ListLayout';
import { useLines } from '../../ui/list/use-lines';
import { useShortcuts } from '../../ui/shortcuts/shortcuts';
import { useDueWords } from '../../ui/task/due-words';
import { TaskRow } from '../../ui/task/TaskRow';
import { groupTasks } from './groups';
import type { PlannedScope } from './store';
import classes from './Tasks.module.css';
import { useTaskPages } from './use-tasks';

/** What the screen of tasks puts around whichever of its lists it shows. */
export interface TasksFrame {
  readonly openId: string | null;
  readonly onOpen: (id: string, isInstead?: boolean) => void;
  readonly onClose: () => void;
  readonly onNew: () => void;
  readonly actions: ReactNode;
  readonly scopes: ReactNode;
  readonly record: ReactNode;
}

/** Tasks by when they are due, day by day. */
export function TaskPlan({
  scope,
  overdue,
  openId,
  onOpen,
  onClose,
  onNew,
  actions,
  scopes,
  record,
}: TasksFrame & { scope: PlannedScope; overdue: number }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const list = useTaskPages({ scope });
  const acts = useTaskActs();
  const askSnooze = useSnoozeDialog((state) => state.ask);
  const words = useDueWords();
  const keys = useLines<HTMLDivElement>();
  const on = (act: (id: string) => void) => () => {
    const id = keys.focused() ?? openId;
    if (id !== null) act(id);
  };
  const setDone = (id: string) => {
    if (id === keys.focused()) keys.leave();
    acts.setDone([id], scope !== 'done');
  };
  const key = { group: 'list' as const, isKeyOnly: true };
  useShortcuts([
    { ...key, id: 'list-down', combo: 'j', words: t('tasks.shortcut.down'), run: () => keys.move(1) },
    { ...key, id: 'list-up', combo: 'k', words: t('tasks.shortcut.up'), run: () => keys.move(-1) },
    { ...key, id: 'task-done', combo: 'x', words: t('tasks.shortcut.done'), run: on(setDone) },
    { ...key, id: 'task-snooze', combo: 's', words: t('tasks.shortcut.snooze'), run: on((id) => askSnooze([id])) },
    { ...key, id: 'task-edit', combo: 'e', words: t('tasks.shortcut.edit'), run: on((id) => onOpen(id)) },
    {
      ...key,
      id: 'task-bin',
      combo: 'Delete',
      words: t('tasks.shortcut.bin'),
      run: on((id) => acts.bin([id], () => openId === id && onClose())),
    },
    { ...key, id: 'list-close', combo: 'Escape', words: t('tasks.shortcut.close'), run: onClose },
    { id: 'list-new', combo: 'n', words: t('tasks.new'), group: 'list', run: onNew },
  ]);
  const groups = groupTasks(list.tasks, scope, words, t);
  return (
    <ListLayout
      title={t('tasks.title')}
      count={overdue > 0 ? t('tasks.overdueCount', { count: overdue }) : null}
      actions={actions}
      filters={scopes}
      foot={
        <footer className={classes.foot}>
          {(['x', 's', 'e', 'n', 'q'] as const).map((combo) => (
            <span key={combo} className={classes.hint}>
              <Keys combo={combo} /> {t(`tasks.hint.${combo}`)}
            </span>
          ))}
        </footer>
      }
      record={record}
    >
      {list.error !== null && (
        <EmptyState title={errorText(list.error)} actions={[{ words: t('common.retry'), run: list.refetch }]} />
      )}
      {list.isKnown && list.tasks.length === 0 && (
        <EmptyState
          icon={<IconCircleCheck size={22} stroke={1.5} />}
          title={t(`tasks.empty.${scope}.title`)}
          text={t(`tasks.empty.${scope}.text`)}
          actions={scope === 'done' ? [] : [{ words: t('tasks.new'), run: onNew, primary: true }]}
        />
      )}
      {list.tasks.length > 0 && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the keys move among the buttons inside
        <div className={classes.body} ref={keys.ref} onKeyDown={keys.onKeyDown}>
          {groups.map(({ key: group, title, tone, tasks }) => (
            <section key={group} aria-label={title ?? t(`tasks.scope.${scope}`)}>
              {title !== null && (
                <h2 className={classes.heading} data-tone={tone}>
                  {title}
                </h2>
              )}
              <ul className={classes.lines}>
                {tasks.map((task) => (
                  <TaskRow
                    key={task.id}
                    task={task}
                    isOpen={task.id === openId}
                    onOpen={() => onOpen(task.id)}
                    onDone={() => setDone(task.id)}
                    onSnooze={() => askSnooze([task.id])}
                  />
                ))}
              </ul>
            </section>
          ))}
          {list.hasMore && (
            <Button className={classes.more} loading={list.isLoading} onClick={list.onMore}>
              {t('tasks.more')}
            </Button>
          )}
        </div>
      )}
    </ListLayout>
  );
}
