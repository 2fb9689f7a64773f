import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/errors';
import { ListBulk } from '../../api/ListBulk';
import { useSnoozeDialog } from '../../api/task-dialogs';
import { useTaskActs } from '../../api/tasks';
import { EmptyState } from '../../ui/EmptyState';
import { Keys } from '../../ui/Keys';
import { ListLayout } from '../../ui/list/ListLayout';
import { useLines } from '../../ui/list/use-lines';
import type { RecordParts } from '../../ui/record/parts';
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
  readonly parts: RecordParts;
  /** The saved views of all tasks. */
  readonly views: ReactNode;
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
  parts,
  record,
}: Omit<TasksFrame, 'views'> & { scope: PlannedScope; overdue: number }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const list = useTaskPages({ scope });
  const acts = useTaskActs();
  const askSnooze = useSnoozeDialog((state) => state.ask);
  const words = useDueWords();
  const keys = useLines<HTMLDivElement>();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  // Those that were done or went elsewhere meanwhile are not meant any more.
  const chosen = list.tasks.filter(({ id }) => marked.has(id)).map(({ id }) => id);
  const mark = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setMarked(next);
  };
  const unmark = () => setMarked(new Set());
  /** Does something to the tasks that are selected, else to the one the keyboard is on. */
  const on = (act: (ids: string[]) => void) => () => {
    const id = keys.focused() ?? openId;
    const ids = chosen.length > 0 ? chosen : id === null ? [] : [id];
    if (ids.length > 0) act(ids);
  };
  const setDone = (ids: string[]) => {
    const focused = keys.focused();
    if (focused !== null && ids.includes(focused)) keys.leave();
    acts.setDone(ids, scope !== 'done');
  };
  const bin = (ids: string[]) => acts.bin(ids, () => openId !== null && ids.includes(openId) && onClose());
  const key = { group: 'list' as const, isKeyOnly: true };
  useShortcuts([
    { ...key, id: 'list-down', combo: 'j', words: t('tasks.shortcut.down'), run: () => keys.move(1) },
    { ...key, id: 'list-up', combo: 'k', words: t('tasks.shortcut.up'), run: () => keys.move(-1) },
    { ...key, id: 'task-done', combo: 'x', words: t('tasks.shortcut.done'), run: on(setDone) },
    { ...key, id: 'task-snooze', combo: 's', words: t('tasks.shortcut.snooze'), run: on(askSnooze) },
    {
      ...key,
      id: 'task-mark',
      combo: 'm',
      words: t('tasks.shortcut.mark'),
      run: () => {
        const id = keys.focused();
        if (id !== null) mark(id);
      },
    },
    {
      ...key,
      id: 'task-edit',
      combo: 'e',
      words: t('tasks.shortcut.edit'),
      run: on(([id]) => id !== undefined && onOpen(id)),
    },
    { ...key, id: 'task-bin', combo: 'Delete', words: t('tasks.shortcut.bin'), run: on(bin) },
    {
      ...key,
      id: 'list-close',
      combo: 'Escape',
      words: t('tasks.shortcut.close'),
      run: () => (chosen.length > 0 ? unmark() : onClose()),
    },
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
        chosen.length > 0 ? (
          <ListBulk
            kind="task"
            FieldValue={parts.FieldValue}
            count={chosen.length}
            selection={{ ids: chosen }}
            canTag={false}
            table={{ name: t('tasks.title') }}
            acts={[
              { words: t(scope === 'done' ? 'tasks.setOpen' : 'tasks.setDone'), run: () => setDone(chosen) },
              { words: t('tasks.snooze'), run: () => askSnooze(chosen) },
            ]}
            onBin={() => bin(chosen)}
            onClear={unmark}
          />
        ) : (
          <footer className={classes.foot}>
            {(['x', 's', 'e', 'n', 'q'] as const).map((combo) => (
              <span key={combo} className={classes.hint}>
                <Keys combo={combo} /> {t(`tasks.hint.${combo}`)}
              </span>
            ))}
          </footer>
        )
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
                    onDone={() => setDone([task.id])}
                    onSnooze={() => askSnooze([task.id])}
                    mark={{ isOn: marked.has(task.id), onToggle: () => mark(task.id) }}
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
