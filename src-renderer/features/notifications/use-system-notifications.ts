import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { notificationKinds } from '../../../src-shared/notifications';
import { orpc } from '../../api/orpc';
import { useNotificationWords } from './notification-words';

/** More than these at once are not shown one by one. */
const most = 3;

/**
 * In a browser, shows what comes in while one is elsewhere as a notification of the operating system: where it was
 * allowed and the settings say so. In Electron the core does, through the main process, which tells where a click leads.
 */
export function useSystemNotifications(onGo: (path: string) => void): void {
  const info = useQuery(orpc.app.info.queryOptions());
  const settings = useQuery(orpc.app.settings.queryOptions());
  const isBrowser = info.data?.host === 'headless';
  const list = useQuery(orpc.notifications.list.queryOptions({ input: { limit: most }, enabled: isBrowser }));
  const words = useNotificationWords();
  const last = useRef<number | null>(null);
  const latest = list.data?.notifications;
  const which = settings.data?.systemNotifications ?? 'none';

  useEffect(() => {
    if (!latest) return;
    const known = last.current;
    last.current = Math.max(known ?? 0, ...latest.map(({ id }) => id));
    if (known === null || which === 'none' || document.hasFocus()) return;
    if (!('Notification' in window) || Notification.permission !== 'granted') return;
    for (const one of latest) {
      if (one.id <= known || (which === 'attention' && notificationKinds[one.kind] === 'news')) continue;
      const { title, text } = words(one);
      const shown = new Notification(title, { body: text, tag: `praxis-${one.id}` });
      shown.onclick = () => {
        window.focus();
        if (one.link !== null) onGo(one.link);
        shown.close();
      };
    }
  }, [latest, which, words, onGo]);

  useEffect(() => {
    const onMessage = ({ source, data }: MessageEvent) => {
      if (source === window && typeof data?.go === 'string') onGo(data.go);
    };
    window.addEventListener('message', onMessage);
    return () => window.removeEventListener('message', onMessage);
  }, [onGo]);
}
