import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuickAddDialog } from '../../api/task-dialogs';
import { useWantedView } from '../../api/views';
import type { RecordParts } from '../../ui/record/parts';
import { AllTasks } from './AllTasks';
import { type Scope, scopes, useTasksView } from './store';
import { TaskPlan } from './TaskPlan';
import { TaskRecord } from './TaskRecord';
import classes from './Tasks.module.css';
import { useTaskCounts } from './use-tasks';

/** What there is to do, by when or in a list of all; the task beside it. */
export function TasksScreen({ openId, parts }: { openId: string | null; parts: RecordParts }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { scope, setScope } = useTasksView();
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
      <Button variant="filled" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => quickAdd()}>
        {t('tasks.new')}
      </Button>
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
    record: openId !== null && <TaskRecord key={openId} id={openId} onClose={onClose} parts={parts} />,
  };
  return scope === 'all' ? (
    <AllTasks {...frame} />
  ) : (
    <TaskPlan {...frame} scope={scope} overdue={counts?.overdue ?? 0} />
  );
}
