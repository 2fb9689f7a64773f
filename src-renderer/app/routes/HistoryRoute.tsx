import { useNavigate } from '@tanstack/react-router';
import { HistoryScreen } from '../../features/history/HistoryScreen';

export function HistoryRoute() {
  const navigate = useNavigate();
  return (
    <HistoryScreen
      onOpenParty={(kind, id) =>
        void navigate({ to: kind === 'contact' ? '/contacts/$id' : '/companies/$id', params: { id } })
      }
    />
  );
}
