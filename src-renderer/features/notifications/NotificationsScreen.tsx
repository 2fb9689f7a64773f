import { Button } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Notification } from '../../../src-shared/contract/notifications';
import { useErrorText } from '../../api/errors';
import { orpc } from '../../api/orpc';
import { byDay, dayWords } from '../../ui/days';
import { EmptyState } from '../../ui/EmptyState';
import { useLines } from '../../ui/list/use-lines';
import { Page } from '../../ui/page/Page';
import { useShortcuts } from '../../ui/shortcuts/shortcuts';
import { showToast } from '../../ui/toast/show-toast';
import { WhenSeen } from '../../ui/WhenSeen';
import { NotificationRow } from './NotificationRow';
import classes from './Notifications.module.css';
import { useNotificationActs } from './use-notifications';

const pageSize = 50;

/** The notification centre: what needs attention and what came to an end, newest first, by day. */
export function NotificationsScreen({ onGo }: { onGo: (path: string) => void }) {
  const { t, i18n } = useTranslation();
  const errorText = useErrorText();
  const acts = useNotificationActs();
  const lines = useLines<HTMLDivElement>();
  const query = useInfiniteQuery(
    orpc.notifications.list.infiniteOptions({
      input: (before: number | undefined) => ({ limit: pageSize, ...(before === undefined ? {} : { before }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  );
  const all = query.data?.pages.flatMap((page) => page.notifications) ?? [];

  const open = ({ id, link, read }: Notification) => {
    if (!read) acts.markRead({ ids: [id] });
    if (link !== null) onGo(link);
  };
  const dismiss = ({ id }: Notification) => {
    lines.leave();
    acts.dismiss({ id });
  };
  const retry = ({ id, retryable }: Notification) => {
    if (!retryable) return;
    lines.leave();
    acts.retry({ id }, { onSuccess: () => showToast({ words: t('notifications.retried') }) });
  };
  const onFocused = (act: (notification: Notification) => void) => () => {
    const found = all.find(({ id }) => String(id) === lines.focused());
    if (found) act(found);
  };
  const key = { group: 'list' as const, isKeyOnly: true };
  useShortcuts([
    { ...key, id: 'list-down', combo: 'j', words: t('notifications.shortcut.down'), run: () => lines.move(1) },
    { ...key, id: 'list-up', combo: 'k', words: t('notifications.shortcut.up'), run: () => lines.move(-1) },
    { ...key, id: 'dismiss', combo: 'd', words: t('notifications.shortcut.dismiss'), run: onFocused(dismiss) },
    { ...key, id: 'retry', combo: 'r', words: t('notifications.shortcut.retry'), run: onFocused(retry) },
  ]);

  if (query.isError) {
    return (
      <Page title={t('notifications.title')}>
        <EmptyState
          title={t('notifications.unreadable')}
          text={errorText(query.error)}
          actions={[{ words: t('common.retry'), run: () => void query.refetch() }]}
        />
      </Page>
    );
  }
  const [newest] = all;
  if (query.isSuccess && !newest) {
    return (
      <Page title={t('notifications.title')}>
        <EmptyState
          icon={<IconBell size={22} stroke={1.5} />}
          title={t('notifications.empty.title')}
          text={t('notifications.empty.text')}
        />
      </Page>
    );
  }
  return (
    <Page
      title={t('notifications.title')}
      actions={
        newest &&
        all.some(({ read }) => !read) && (
          <Button onClick={() => acts.markAllRead({ upTo: newest.id })}>{t('notifications.allRead')}</Button>
        )
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys move among the buttons inside */}
      <div className={classes.body} ref={lines.ref} onKeyDown={lines.onKeyDown} aria-busy={query.isPending}>
        {byDay(all, ({ at }) => at).map(({ start, items }) => (
          <section key={`${start} ${items[0]?.id}`}>
            <h2 className={classes.day}>{dayWords(start, Date.now(), i18n.language)}</h2>
            <ul className={classes.rows}>
              {items.map((one) => (
                <NotificationRow key={one.id} notification={one} onOpen={open} onDismiss={dismiss} onRetry={retry} />
              ))}
            </ul>
          </section>
        ))}
        {query.hasNextPage && (
          <WhenSeen key={all.length} onSeen={() => void query.fetchNextPage()}>
            <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('notifications.more')}
            </Button>
          </WhenSeen>
        )}
      </div>
    </Page>
  );
}
