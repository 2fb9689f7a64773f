import { useRouter } from '@tanstack/react-router';
import { NotificationsScreen } from '../../features/notifications/NotificationsScreen';

export function NotificationsRoute() {
  const router = useRouter();
  return <NotificationsScreen onGo={(path) => router.history.push(path)} />;
}
