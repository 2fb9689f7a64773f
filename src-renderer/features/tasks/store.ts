import { create } from 'zustand';
import type { TaskColumn } from '../../../src-shared/contract/tasks';
import { createListView } from '../../ui/grid/list-view';

/** What is looked at: tasks by when they are due, or every one of them in a list like others. */
export const scopes = ['today', 'upcoming', 'someday', 'done', 'all'] as const;
export type Scope = (typeof scopes)[number];
export type PlannedScope = Exclude<Scope, 'all'>;

/** What the list of all tasks shows; lives as long as the window. */
export const useAllTasksView = createListView<TaskColumn>({ column: 'due', direction: 'asc' });

/** Which tasks are shown; lives as long as the window. */
export const useTasksView = create<{ scope: Scope; setScope: (scope: Scope) => void }>((set) => ({
  scope: 'today',
  setScope: (scope) => set({ scope }),
}));
