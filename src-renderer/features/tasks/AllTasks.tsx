import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type TaskLine, taskColumn } from '../../../src-shared/contract/tasks';
import { useListScreen } from '../../api/list-screen';
import { orpc } from '../../api/orpc';
import { RecordList } from '../../api/RecordList';
import { taskSource } from '../../api/sources';
import { useSnoozeDialog } from '../../api/task-dialogs';
import { useErrorToast, useUndoToast } from '../../api/undo';
import { EmptyState } from '../../ui/EmptyState';
import { useShortcuts } from '../../ui/shortcuts/shortcuts';
import { useTaskColumns } from './columns';
import { useAllTasksView } from './store';
import type { TasksFrame } from './TaskPlan';
import { useSaveCell } from './use-save-task';

const titleOf = (task: TaskLine) => task.title;

/** Every task, done or not, in a list like others: filtered, sorted, saved as a view, and worked on together. */
export function AllTasks({ openId, onOpen, onClose, onNew, actions, scopes, views, parts, record }: TasksFrame) {
  const { t } = useTranslation();
  const undoToast = useUndoToast();
  const onError = useErrorToast();
  const columns = useTaskColumns();
  const onSave = useSaveCell();
  const askSnooze = useSnoozeDialog((state) => state.ask);
  const screen = useListScreen({
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
  const told = (words: (count: number) => string) => ({
    onError,
    onSuccess: ({ count, operationId }: { count: number; operationId: number }) => {
      screen.clear();
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
        const task = screen.list.rowAt(screen.view.active);
        if (task && task.doneAt === null) askSnooze([task.id]);
      },
    },
  ]);
  return (
    <RecordList
      title={t('tasks.title')}
      screen={screen}
      actions={actions}
      above={scopes}
      views={views}
      bulk={{
        FieldValue: parts.FieldValue,
        canTag: false,
        acts: [{ words: t('tasks.markDone'), run: () => done.mutate({ selection: screen.chosen }) }],
        onBin: () => bin.mutate({ selection: screen.chosen }),
      }}
      empty={
        <EmptyState
          title={t('tasks.empty.all.title')}
          text={t('tasks.empty.all.text')}
          actions={[{ words: t('tasks.new'), run: onNew, primary: true }]}
        />
      }
      noMatch={{ title: t('tasks.noMatch.title'), text: t('tasks.noMatch.text'), clear: t('tasks.noMatch.clear') }}
      nameOf={titleOf}
      onSave={onSave}
      record={record}
    />
  );
}
