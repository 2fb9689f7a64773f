import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskColumn, TaskLine } from '../../../src-shared/contract/tasks';
import { priorities, taskKinds } from '../../../src-shared/domain/task';
import { OwnerEditor } from '../../api/OwnerEditor';
import { CellInput } from '../../ui/grid/CellInput';
import { CellSelect } from '../../ui/grid/CellSelect';
import type { GridColumn } from '../../ui/grid/columns';
import { NameCell } from '../../ui/grid/NameCell';
import { kindIcons } from '../../ui/record/kind-icons';
import { dueTone, useDueWords } from '../../ui/task/due-words';
import { timeWords } from '../../ui/time';
import classes from './Tasks.module.css';

const Icon = kindIcons.task;
const icon = <Icon size={13} stroke={1.6} />;

/** The columns of the list of all tasks, in order; narrower windows show the most important ones. */
export function useTaskColumns(): readonly GridColumn<TaskLine>[] {
  const { t, i18n } = useTranslation();
  const words = useDueWords();
  const { personal, exact } = useMemo(() => timeWords(i18n.language), [i18n.language]);
  const dueOf = ({ due }: TaskLine) => (due ? words.due(due) : '');
  const namesOf = ({ records }: TaskLine) => records.map(({ name }) => name).join(', ');
  const field = (id: 'due' | 'priority' | 'kind' | 'assignee', minWidth: number, priority: number) => ({
    ...{ id: id satisfies TaskColumn, title: t(`tasks.field.${id}`), minWidth, grow: 0.4, priority, sortable: true },
  });
  const when = (id: 'createdAt' | 'updatedAt', priority: number): GridColumn<TaskLine> => ({
    ...{ id, title: t(`tasks.column.${id}`), minWidth: 88, grow: 0, priority, align: 'end', sortable: true },
    cell: (row) => <time title={exact(row[id])}>{personal(row[id])}</time>,
  });
  return [
    {
      ...{ id: 'name', title: t('tasks.field.title'), minWidth: 160, grow: 1.8, priority: 0, sortable: true },
      cell: (row, isCompact) => (
        <NameCell
          initials={icon}
          seed="task"
          photo=""
          name={row.title}
          more={isCompact ? [dueOf(row), namesOf(row)].filter(Boolean).join(' · ') : null}
        />
      ),
      editText: (row) => row.title,
      editor: (props) => <CellInput {...props} />,
    },
    {
      ...field('due', 110, 1),
      cell: (row) =>
        row.due && (
          <span
            className={classes.dueCell}
            data-tone={row.doneAt === null ? dueTone(row.due) : 'later'}
            title={words.exactly(row.due)}
          >
            {dueOf(row)}
          </span>
        ),
    },
    {
      ...field('priority', 80, 4),
      cell: ({ priority }) => priority !== 'none' && t(`tasks.priority.${priority}`),
      editText: ({ priority }) => priority,
      editor: (props) => (
        <CellSelect {...props} options={priorities.map((value) => ({ value, label: t(`tasks.priority.${value}`) }))} />
      ),
    },
    {
      ...{ id: 'records', title: t('tasks.field.records'), minWidth: 120, grow: 1, priority: 2, sortable: false },
      cell: namesOf,
    },
    {
      ...field('kind', 90, 5),
      cell: ({ kind }) => t(`tasks.kind.${kind}`),
      editText: ({ kind }) => kind,
      editor: (props) => (
        <CellSelect {...props} options={taskKinds.map((value) => ({ value, label: t(`tasks.kind.${value}`) }))} />
      ),
    },
    {
      ...field('assignee', 90, 6),
      cell: ({ assignee }) => assignee.name || t('party.you'),
      editText: ({ assignee }) => assignee.id,
      editor: (props) => <OwnerEditor {...props} />,
    },
    {
      ...{ id: 'doneAt', title: t('tasks.column.doneAt'), minWidth: 84, grow: 0, priority: 3, sortable: false },
      cell: ({ doneAt }) => doneAt !== null && <time title={exact(doneAt)}>{personal(doneAt)}</time>,
    },
    when('createdAt', 8),
    when('updatedAt', 7),
  ];
}
