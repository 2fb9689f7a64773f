import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type TaskLine, taskColumn } from '../../../src-shared/contract/tasks';
import { useErrorText } from '../../api/errors';
import { ListBulk } from '../../api/ListBulk';
import { ListViews } from '../../api/ListViews';
import { useListScreen } from '../../api/list-screen';
import { orpc } from '../../api/orpc';
import { taskSource } from '../../api/sources';
import { useSnoozeDialog } from '../../api/task-dialogs';
import { useErrorToast, useUndoToast } from '../../api/undo';
import { EmptyState } from '../../ui/EmptyState';
import { FilterBar } from '../../ui/filter/FilterBar';
import { useFormat } from '../../ui/format-locale';
import { DataGrid } from '../../ui/grid/DataGrid';
import { selectionInput } from '../../ui/grid/selection';
import { ListBody } from '../../ui/list/ListBody';
import { ListFoot } from '../../ui/list/ListFoot';
import { ListLayout } from '../../ui/list/ListLayout';
import { useShortcuts } from '../../ui/shortcuts/shortcuts';
import { ViewOptions } from '../../ui/views/ViewOptions';
import { useTaskColumns } from './columns';
import { useAllTasksView } from './store';
import type { TasksFrame } from './TaskPlan';
import { useSaveCell } from './use-save-task';

const titleOf = (task: TaskLine) => task.title;

/** Every task, done or not, in a list like others: filtered, sorted, saved as a view, and worked on together. */
export function AllTasks({ openId, onOpen, onClose, onNew, actions, scopes, record }: TasksFrame) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const errorText = useErrorText();
  const undoToast = useUndoToast();
  const onError = useErrorToast();
  const columns = useTaskColumns();
  const onSave = useSaveCell();
  const askSnooze = useSnoozeDialog((state) => state.ask);
  const { list, view, filter, selected, clear, clearFilters, filterBar, options, gridProps } = useListScreen({
    kind: 'task',
    store: useAllTasksView,
    source: taskSource,
    sortable: taskColumn.options,
    columns,
    openId,
    onOpen,
    onClose,
    onNew: { words: t('tasks.new'), run: onNew },
  });
  const chosen = () => ({ selection: selectionInput(view.selection, filter) });
  const told = (words: (count: number) => string) => ({
    onError,
    onSuccess: ({ count, operationId }: { count: number; operationId: number }) => {
      clear();
      undoToast(words(count), operationId);
    },
  });
  const bin = useMutation(orpc.tasks.binSelected.mutationOptions(told((count) => t('tasks.saved.binned', { count }))));
  const done = useMutation(
    orpc.tasks.setSelectedDone.mutationOptions(told((count) => t('tasks.saved.done', { count }))),
  );
  useShortcuts([
    {
      ...{ id: 'task-snooze', combo: 's', words: t('tasks.shortcut.snooze'), group: 'list' as const, isKeyOnly: true },
      run: () => {
        const task = list.rowAt(view.active);
        if (task && task.doneAt === null) askSnooze([task.id]);
      },
    },
  ]);
  return (
    <ListLayout
      title={t('tasks.title')}
      count={list.total === null ? null : number(list.total)}
      actions={actions}
      filters={
        <>
          {scopes}
          {list.total !== 0 && (
            <>
              <ListViews kind="task" store={useAllTasksView} sortable={taskColumn.options} />
              <FilterBar {...filterBar} more={<ViewOptions {...options} />} />
            </>
          )}
        </>
      }
      foot={
        selected > 0 ? (
          <ListBulk
            kind="task"
            count={selected}
            {...chosen()}
            canTag={false}
            acts={[{ words: t('tasks.markDone'), run: () => done.mutate(chosen()) }]}
            onBin={() => bin.mutate(chosen())}
            onClear={clear}
          />
        ) : (
          <ListFoot />
        )
      }
      record={record}
    >
      <ListBody
        error={list.error ? errorText(list.error) : null}
        onRetry={list.retry}
        isKnown={list.isKnown}
        total={list.total}
        count={list.count}
        empty={
          <EmptyState
            title={t('tasks.empty.all.title')}
            text={t('tasks.empty.all.text')}
            actions={[{ words: t('tasks.new'), run: onNew, primary: true }]}
          />
        }
        noMatch={
          <EmptyState
            title={t('tasks.noMatch.title')}
            text={t('tasks.noMatch.text')}
            actions={[{ words: t('tasks.noMatch.clear'), run: clearFilters }]}
          />
        }
      >
        <DataGrid label={t('tasks.title')} nameOf={titleOf} onSave={onSave} {...gridProps} />
      </ListBody>
    </ListLayout>
  );
}
