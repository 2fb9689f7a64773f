import { IconBell } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Bell.module.css';
import { useUnreadCount } from './use-notifications';

/** What is in the link to the notification centre: the bell, its name, and how many wait to be read. */
export function Bell({ words }: { words: (name: string) => ReactNode }) {
  const { t } = useTranslation();
  const { count, attention } = useUnreadCount();
  return (
    <>
      <span className={classes.bell} aria-hidden>
        <IconBell size={16} stroke={1.5} />
        {count > 0 && (
          <span className={classes.count} data-attention={attention > 0 || undefined}>
            {count > 99 ? '99+' : count}
          </span>
        )}
      </span>
      {words(count > 0 ? t('notifications.bell', { count }) : t('notifications.title'))}
    </>
  );
}
