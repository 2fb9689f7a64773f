import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { taskColumn } from '../../../src-shared/contract/tasks';
import type { ViewLayout } from '../../../src-shared/contract/views';
import { ListViews } from '../../api/ListViews';
import { useQuickAddDialog } from '../../api/task-dialogs';
import { useWantedView } from '../../api/views';
import type { RecordParts } from '../../ui/record/parts';
import { AllTasks } from './AllTasks';
import { layouts, type Scope, scopes, useAllTasksView, useTasksView } from './store';
import { TaskCalendar } from './TaskCalendar';
import { TaskPlan } from './TaskPlan';
import { TaskRecord } from './TaskRecord';
import classes from './Tasks.module.css';
import { useTaskCounts } from './use-tasks';

/** What there is to do, by when or in a list of all; the task beside it. */
export function TasksScreen({ openId, parts }: { openId: string | null; parts: RecordParts }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { scope, setScope, layout, lay } = useTasksView();
  const counts = useTaskCounts();
  const quickAdd = useQuickAddDialog((state) => state.open);
  // A saved view is a view of the list of all.
  const wantsList = useWantedView(({ wanted }) => wanted?.kind === 'task');
  useEffect(() => {
    if (wantsList) setScope('all');
  }, [wantsList, setScope]);
  const onOpen = useCallback(
    (id: string, isInstead = false) => void navigate({ to: '/tasks/$id', params: { id }, replace: isInstead }),
    [navigate],
  );
  const onLayout = useCallback((wanted: ViewLayout) => lay(wanted === 'calendar' ? wanted : 'table'), [lay]);
  const onClose = useCallback(() => void navigate({ to: '/tasks' }), [navigate]);
  const shownCount = (one: Scope): number | null => {
    if (!counts) return null;
    if (one === 'today') return counts.overdue + counts.today;
    return one === 'upcoming' || one === 'someday' ? counts[one] : null;
  };
  const frame = {
    openId,
    onOpen,
    onClose,
    onNew: () => quickAdd(),
    actions: (
      <>
        {scope === 'all' && (
          <SegmentedControl
            aria-label={t('tasks.layout.label')}
            value={layout}
            data={layouts.map((value) => ({ value, label: t(`tasks.layout.${value}`) }))}
            onChange={lay}
            data-variant="filled"
          />
        )}
        <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => quickAdd()}>
          {t('tasks.new')}
        </Button>
      </>
    ),
    scopes: (
      <div className={classes.scopes} role="group" aria-label={t('tasks.which')}>
        {scopes.map((one) => (
          <button
            key={one}
            type="button"
            className={classes.scope}
            aria-pressed={scope === one}
            onClick={() => setScope(one)}
          >
            {t(`tasks.scope.${one}`)}
            {shownCount(one) !== null && <span className={classes.count}>{shownCount(one)}</span>}
          </button>
        ))}
      </div>
    ),
    parts,
    views: (
      <ListViews
        kind="task"
        store={useAllTasksView}
        sortable={taskColumn.options}
        layout={layout}
        onLayout={onLayout}
      />
    ),
    record: openId !== null && <TaskRecord key={openId} id={openId} onClose={onClose} parts={parts} />,
  };
  if (scope !== 'all') return <TaskPlan {...frame} scope={scope} overdue={counts?.overdue ?? 0} />;
  return layout === 'calendar' ? <TaskCalendar {...frame} /> : <AllTasks {...frame} />;
}
