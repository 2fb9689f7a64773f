import { create } from 'zustand';
import type { TaskColumn } from '../../../src-shared/contract/tasks';
import { createListView } from '../../ui/grid/list-view';

/** What is looked at: tasks by when they are due, or every one of them in a list like others. */
export const scopes = ['today', 'upcoming', 'someday', 'done', 'all'] as const;
export type Scope = (typeof scopes)[number];
export type PlannedScope = Exclude<Scope, 'all'>;

/** What the list of all tasks shows; lives as long as the window. */
export const useAllTasksView = createListView<TaskColumn>({ column: 'due', direction: 'asc' });

/** How all tasks are laid out. */
export const layouts = ['table', 'calendar'] as const;
export type Layout = (typeof layouts)[number];

interface TasksView {
  readonly scope: Scope;
  readonly setScope: (scope: Scope) => void;
  readonly layout: Layout;
  readonly lay: (layout: Layout) => void;
}

/** Which tasks are shown; lives as long as the window. */
export const useTasksView = create<TasksView>((set) => ({
  scope: 'today',
  setScope: (scope) => set({ scope }),
  layout: 'table',
  lay: (layout) => set({ layout }),
}));
