export { QuickAdd } from './QuickAdd';
export { RecordTasks } from './RecordTasks';
export { SnoozeDialog } from './SnoozeDialog';
export { TasksScreen } from './TasksScreen';
