import type { TFunction } from 'i18next';
import type { TaskLine, TaskScope } from '../../../src-shared/contract/tasks';
import { dueDay, dueTone } from '../../ui/task/due-words';

export interface TaskGroup {
  readonly key: string;
  /** Null where the list needs no headings. */
  readonly title: string | null;
  readonly tone?: 'overdue';
  readonly tasks: readonly TaskLine[];
}

/** Tasks under the headings one looks for them by: what is late, then day by day. They come sorted. */
export function groupTasks(
  tasks: readonly TaskLine[],
  scope: TaskScope,
  words: { whole: (day: string) => string; said: (day: string) => string },
  t: TFunction,
): TaskGroup[] {
  if (scope === 'done' || scope === 'someday') return [{ key: scope, title: null, tasks }];
  const groups = new Map<string, TaskLine[]>();
  for (const task of tasks) {
    const key = task.due === null ? 'someday' : dueTone(task.due) === 'overdue' ? 'overdue' : dueDay(task.due);
    groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  return [...groups].map(([key, those]) => {
    if (key === 'overdue') return { key, title: t('tasks.overdue'), tone: 'overdue', tasks: those };
    if (key === 'someday') return { key, title: t('tasks.scope.someday'), tasks: those };
    return { key, title: `${words.said(key)} · ${words.whole(key)}`, tasks: those };
  });
}
