import { useParams } from '@tanstack/react-router';
import { TasksScreen } from '../../features/tasks';
import { recordParts } from './record-parts';

export function TasksRoute() {
  const { id } = useParams({ strict: false });
  return <TasksScreen openId={id ?? null} parts={recordParts} />;
}
