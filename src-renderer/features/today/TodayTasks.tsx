import { useTranslation } from 'react-i18next';
import type { TaskLine } from '../../../src-shared/contract/tasks';
import { dueTone } from '../../ui/task/due-words';
import { TaskRow } from '../../ui/task/TaskRow';
import type { TodayTodo } from './lines';
import classes from './Today.module.css';
import { Section } from './TodaySections';

/** What there is to do today: late things first, and what was promised to somebody. */
export function TodayTasks({
  todo: { due, promised, isCut },
  onOpen,
  onAct,
}: {
  todo: TodayTodo;
  onOpen: (id: string) => void;
  onAct: (act: 'done' | 'snooze', line: string) => void;
}) {
  const { t } = useTranslation();
  const isLate = ({ due: when }: TaskLine) => when !== null && dueTone(when) === 'overdue';
  const late = due.filter(isLate);
  const now = due.filter((task) => !isLate(task));
  const rows = (tasks: readonly TaskLine[]) =>
    tasks.map((task) => (
      <TaskRow
        key={task.id}
        task={task}
        onOpen={() => onOpen(task.id)}
        onDone={() => onAct('done', task.id)}
        onSnooze={() => onAct('snooze', task.id)}
      />
    ));
  return (
    <>
      {late.length > 0 && <Section title={t('tasks.overdue')}>{rows(late)}</Section>}
      <Section title={t('today.todo')} empty={due.length === 0 && t('today.nothingTodo')}>
        {rows(now)}
      </Section>
      {promised.length > 0 && <Section title={t('today.promised')}>{rows(promised)}</Section>}
      {isCut && <p className={classes.none}>{t('today.moreTasks')}</p>}
    </>
  );
}
