import { create } from 'zustand';
import type { TaskScope } from '../../../src-shared/contract/tasks';

/** Which tasks the list shows; lives as long as the window. */
export const useTasksView = create<{ scope: TaskScope; setScope: (scope: TaskScope) => void }>((set) => ({
  scope: 'today',
  setScope: (scope) => set({ scope }),
}));
