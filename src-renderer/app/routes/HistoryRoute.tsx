import { useNavigate } from '@tanstack/react-router';
import { recordPath } from '../../../src-shared/domain/record-kind';
import { HistoryScreen } from '../../features/history/HistoryScreen';

export function HistoryRoute() {
  const navigate = useNavigate();
  return <HistoryScreen onOpenRecord={(kind, id) => void navigate({ to: recordPath(kind, id) })} />;
}
