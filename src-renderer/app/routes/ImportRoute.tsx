import { useNavigate } from '@tanstack/react-router';
import { ImportScreen } from '../../features/imports/ImportScreen';

export function ImportRoute() {
  const navigate = useNavigate();
  return <ImportScreen onShowContacts={() => void navigate({ to: '/contacts' })} />;
}
