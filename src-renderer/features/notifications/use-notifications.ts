import { useMutation, useQuery } from '@tanstack/react-query';
import { orpc } from '../../api/orpc';
import { useErrorToast } from '../../api/undo';

/** How many wait to be read. */
export function useUnreadCount(): { count: number; attention: number } {
  const unread = useQuery(orpc.notifications.unreadCount.queryOptions());
  return unread.data ?? { count: 0, attention: 0 };
}

/** What can be done with notifications; the core's event brings the screens up to date. */
export function useNotificationActs() {
  const onError = useErrorToast();
  const dismiss = useMutation(orpc.notifications.dismiss.mutationOptions({ onError }));
  const retry = useMutation(orpc.notifications.retry.mutationOptions({ onError }));
  const markRead = useMutation(orpc.notifications.markRead.mutationOptions({ onError }));
  const markAllRead = useMutation(orpc.notifications.markAllRead.mutationOptions({ onError }));
  return {
    dismiss: dismiss.mutate,
    retry: retry.mutate,
    markRead: markRead.mutate,
    markAllRead: markAllRead.mutate,
  };
}
