import { ActionIcon, Button, UnstyledButton } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCake,
  IconCircleCheck,
  IconInfoCircle,
  IconUserHeart,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Notification } from '../../../src-shared/contract/notifications';
import { notificationKinds } from '../../../src-shared/notifications';
import { useTimeWords } from '../../ui/time';
import classes from './Notifications.module.css';
import { useNotificationWords } from './notification-words';

const newsIcons: Partial<Record<Notification['kind'], typeof IconCake>> = {
  birthday: IconCake,
  'reminder.due': IconUserHeart,
  'operation.finished': IconCircleCheck,
};

/** One notification: what, more about it, when; opened by its line. */
export function NotificationRow({
  notification,
  onOpen,
  onDismiss,
  onRetry,
}: {
  notification: Notification;
  onOpen: (notification: Notification) => void;
  onDismiss: (notification: Notification) => void;
  onRetry: (notification: Notification) => void;
}) {
  const { t, i18n } = useTranslation();
  const { exact } = useTimeWords();
  const { title, text } = useNotificationWords()(notification);
  const { id, kind, at, read, retryable } = notification;
  const tone = notificationKinds[kind];
  const Icon = tone === 'attention' ? IconAlertTriangle : (newsIcons[kind] ?? IconInfoCircle);
  return (
    <li className={classes.row} data-unread={!read || undefined} data-of-line={id}>
      <UnstyledButton className={classes.opener} data-line={id} onClick={() => onOpen(notification)}>
        <span className={classes.icon} data-tone={tone} aria-hidden>
          <Icon size={14} stroke={1.6} />
        </span>
        <span className={classes.words}>
          <span className={classes.title}>
            {title}
            {!read && <span className={classes.dot} role="img" aria-label={t('notifications.unread')} />}
          </span>
          <span className={classes.text}>{text}</span>
        </span>
        <time className={classes.when} dateTime={new Date(at).toISOString()} title={exact(at)}>
          {new Date(at).toLocaleTimeString(i18n.language, { hour: 'numeric', minute: '2-digit' })}
        </time>
      </UnstyledButton>
      {retryable && <Button onClick={() => onRetry(notification)}>{t('notifications.retry')}</Button>}
      <ActionIcon aria-label={`${t('notifications.dismiss')}: ${title}`} onClick={() => onDismiss(notification)}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </li>
  );
}
