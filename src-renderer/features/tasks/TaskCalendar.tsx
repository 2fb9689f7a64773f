import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskLine } from '../../../src-shared/contract/tasks';
import { useAskedFilter } from '../../api/asked-filter';
import { useErrorText } from '../../api/errors';
import { useFilterLanguage } from '../../api/filter-language';
import { orpc } from '../../api/orpc';
import { useSnoozeDialog } from '../../api/task-dialogs';
import { useTaskActs } from '../../api/tasks';
import { type CalendarEntry, MonthCalendar } from '../../ui/calendar/MonthCalendar';
import { mostOfMonth, useMonth } from '../../ui/calendar/use-month';
import { EmptyState } from '../../ui/EmptyState';
import { FilterBar } from '../../ui/filter/FilterBar';
import { useFormat } from '../../ui/format-locale';
import { ListLayout } from '../../ui/list/ListLayout';
import { useLines } from '../../ui/list/use-lines';
import { useShortcuts } from '../../ui/shortcuts/shortcuts';
import { dueDay, dueTone, useDueWords } from '../../ui/task/due-words';
import { useAllTasksView } from './store';
import type { TasksFrame } from './TaskPlan';

const sort = { column: 'due', direction: 'asc' } as const;
const noTasks: readonly TaskLine[] = [];

/** All tasks of a month on the days they are due; by key they are gone through, done, put off and opened. */
export function TaskCalendar({ openId, onOpen, onClose, onNew, actions, scopes, views, record }: TasksFrame) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const errorText = useErrorText();
  const { timeOf } = useDueWords();
  const acts = useTaskActs();
  const askSnooze = useSnoozeDialog((state) => state.ask);
  const { move, focused, ref, onKeyDown } = useLines<HTMLOListElement>();
  const textField = useRef<HTMLInputElement>(null);
  const view = useAllTasksView();
  const language = useFilterLanguage('task');
  const month = useMonth();
  const filter = month.within(useAskedFilter('task', useAllTasksView), 'due');
  const { data, error, refetch } = useQuery({
    ...orpc.tasks.all.queryOptions({ input: { filter, sort, limit: mostOfMonth } }),
    placeholderData: keepPreviousData,
  });
  const tasks = data?.rows ?? noTasks;
  /** Does something to the task the keyboard is on, else to the one that is open. */
  const on = (act: (task: TaskLine) => void) => () => {
    const id = focused() ?? openId;
    const task = tasks.find((one) => one.id === id);
    if (task) act(task);
  };
  const key = { group: 'list' as const, isKeyOnly: true };
  const toText = () => textField.current?.focus();
  useShortcuts([
    { ...key, id: 'list-down', combo: 'j', words: t('tasks.shortcut.down'), run: () => move(1) },
    { ...key, id: 'list-up', combo: 'k', words: t('tasks.shortcut.up'), run: () => move(-1) },
    {
      ...{ ...key, id: 'task-done', combo: 'x', words: t('tasks.shortcut.done') },
      run: on(({ id, doneAt }) => acts.setDone([id], doneAt === null)),
    },
    {
      ...{ ...key, id: 'task-snooze', combo: 's', words: t('tasks.shortcut.snooze') },
      run: on(({ id, doneAt }) => doneAt === null && askSnooze([id])),
    },
    { ...key, id: 'task-edit', combo: 'e', words: t('tasks.shortcut.edit'), run: on(({ id }) => onOpen(id)) },
    { ...key, id: 'list-close', combo: 'Escape', words: t('tasks.shortcut.close'), run: onClose },
    { id: 'list-filter', combo: '/', words: t('party.filter.text'), group: 'list', run: toText },
    { id: 'list-new', combo: 'n', words: t('tasks.new'), group: 'list', run: onNew },
  ]);
  const entryOf = ({ id, title, due, doneAt }: TaskLine): CalendarEntry[] =>
    due === null
      ? []
      : [
          {
            ...{ id, title, day: dueDay(due), isOver: doneAt !== null },
            more: due.at === null ? undefined : timeOf(due.at),
            tone: doneAt === null && dueTone(due) === 'overdue' ? 'overdue' : undefined,
          },
        ];
  return (
    <ListLayout
      title={t('tasks.title')}
      count={null}
      actions={actions}
      filters={
        <>
          {scopes}
          {views}
          <FilterBar
            kind="task"
            language={language}
            where={view.where}
            onWhere={view.setWhere}
            text={view.text}
            onText={view.setText}
            textField={textField}
            matching={null}
          />
        </>
      }
      record={record}
    >
      {error ? (
        <EmptyState title={errorText(error)} actions={[{ words: t('common.retry'), run: () => void refetch() }]} />
      ) : (
        <MonthCalendar
          month={month}
          entries={tasks.flatMap(entryOf)}
          openId={openId}
          onOpen={onOpen}
          isCut={data?.next != null}
          cutWords={t('tasks.layout.tooMany', { formatted: number(mostOfMonth) })}
          days={{ ref, onKeyDown }}
        />
      )}
    </ListLayout>
  );
}
